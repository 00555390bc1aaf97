import { moneyText } from "../language/money-text.ts";
import type { AlertFacts } from "../wire/alert.ts";
import { noFigures } from "./alert-facts.ts";

export interface BudgetNews {
  /** How a sentence about it begins: "The budget of triage for 2026-11-29". */
  title: string;
  currency: string;
  percent: 80 | 100;
  /** In micro-units; `unseen` is the most that calls may have cost whose end nobody saw. */
  spent: number;
  unseen: number;
  limit: number;
  /** Whether cases wait for the next day that nothing else answers; else they go to people. */
  waits: boolean;
}

/** What people are told of a day's money that is nearly or wholly spent. */
export function budgetFacts(news: BudgetNews): AlertFacts {
  const { title, currency, percent, spent, unseen, limit, waits } = news;
  const [of, most] = [moneyText(limit, currency), moneyText(unseen, currency)];
  const doubtful = unseen === 0 ? "" : ` Calls whose end nobody saw may have cost up to ${most} more.`;
  const where = waits ? "wait until the next day (UTC) begins" : "go to people";
  const is = percent === 100 ? "allows for no further call" : "is nearly spent";
  return {
    what: `${title} ${is}: of ${of}, ${moneyText(spent, currency)} are spent.${doubtful}`,
    done:
      percent === 100
        ? `Surety makes no call that may cost more than is left. What costs nothing still answers; cases that nothing answers ${where}. None is lost.`
        : `Surety has changed nothing yet. When it is spent, cases that nothing free of charge answers ${where}.`,
    next: "Look whether more cases came than usual, or dearer ones. Raise the budget in the document (or the installation's setting) if that is as it should be: it counts at once.",
    ...noFigures,
  };
}
