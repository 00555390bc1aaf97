import { UserError } from "@surety/core/errors/user-error";
import { count } from "@surety/core/gate/percent";
import { microsOf } from "@surety/core/language/budget-schema";
import { moneyText } from "@surety/core/language/money-text";
import type { BudgetStand, SpendingWire } from "@surety/core/wire/spending";
import { Command } from "commander";
import { readSpending } from "../queries/read-spending.ts";
import type { Terminal } from "./terminal.ts";
import { withHouse } from "./with-house.ts";

/** `surety spending`: what language models cost a workflow today, against its budgets, and over four weeks. */
export function spendingCommand(terminal: Terminal): Command {
  return new Command("spending")
    .argument("<workflow>")
    .action(async (workflow: string, _: object, command: Command) => {
      await withHouse(command, terminal, async ({ database, config, world }) => {
        const most = config.modelBudgetPerDay;
        const now = world.clock.now();
        const spending = await readSpending(database, workflow, now, most === null ? null : microsOf(most));
        if (spending === null) throw notThere(workflow);
        terminal.answer(spending, spendingText(spending));
      });
    });
}

export function spendingText({ currency, day, today, budgets, perCase, perCorrectMicros }: SpendingWire): string {
  const money = (micros: number) => moneyText(Math.round(micros), currency);
  const { perDay, installation, perCaseMicros, whenSpent } = budgets;
  const unpriced = today.unpriced === 0 ? "" : `; ${count(today.unpriced)} of them without a price`;
  const lines = [`Today (${day}, UTC)  ${money(today.costMicros)} for ${count(today.calls)} calls${unpriced}`];
  if (perDay !== null) lines.push(`Of its budget a day    ${standText(perDay, money)}`);
  if (installation !== null) lines.push(`Of the installation's  ${standText(installation, money)}`);
  if (perCaseMicros !== null) lines.push(`Budget of one case     ${money(perCaseMicros)}`);
  if (perDay === null && installation === null && perCaseMicros === null) lines.push("No budget limits it.");
  else if (whenSpent === "wait") lines.push("When a day's money is spent, cases wait for the next day.");
  else lines.push("When the money is spent, cases go to people.");
  if (perCase !== null)
    lines.push(`In four weeks          ${money(perCase.meanMicros)} a case, over ${count(perCase.cases)} cases`);
  if (perCorrectMicros !== null)
    lines.push(`A right decision       ${money(perCorrectMicros.value)}, people's time included`);
  return lines.join("\n");
}

function standText(stand: BudgetStand, money: (micros: number) => string): string {
  const { limitMicros, spentMicros, reservedMicros, unseenMicros, refused } = stand;
  const parts = [`${money(spentMicros)} of ${money(limitMicros)} spent`];
  if (unseenMicros > 0) parts.push(`up to ${money(unseenMicros)} for calls whose end nobody saw`);
  if (reservedMicros > 0) parts.push(`${money(reservedMicros)} set aside for calls under way`);
  if (refused > 0) parts.push(`${count(refused)} calls refused`);
  return parts.join("; ");
}

function notThere(workflow: string): UserError {
  return new UserError({
    code: "workflow-not-found",
    message: `There is no workflow "${workflow}".`,
    remedy: "surety start shows which there are.",
  });
}
