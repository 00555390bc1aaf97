import { setTimeout as sleep } from "node:timers/promises";
import { BudgetSpent } from "@surety/core/language/budget-spent";
import { moneyText } from "@surety/core/language/money-text";
import { askForMoney, countRefusal, giveBack, type Stand } from "./budget-rows.ts";
import { type Budget, budgetsOf, type BudgetWorld, priceUnknown, type Wanted } from "./budgets-of.ts";

/** Longer than any call: what is still set aside then belongs to a process that has ended. */
const patienceMs = 270_000;
const firstPauseMs = 50;
const longestPauseMs = 1000;
/** The spent share of a day's money from which people are told. */
const lowShare = 0.8;

/** Money that is set aside for one call, in each of these budgets. */
export interface Hold {
  budgets: readonly Budget[];
  micros: number;
}

/** How a budget stands after a call was booked. */
export type Booked = Omit<Stand, "reservedMicros"> & { told: number };

export const noHold: Hold = { budgets: [], micros: 0 };

/** The budgets of language models: what a call may cost is set aside before it, in all processes as in one. */
export class BudgetBook {
  readonly #world: BudgetWorld;

  constructor(world: BudgetWorld) {
    this.#world = world;
  }

  /** Throws BudgetSpent where a budget does not allow for the call, and `price-unknown` where nobody can tell. */
  async hold(wanted: Wanted): Promise<Hold> {
    if (wanted.micros === 0) return noHold;
    const budgets = await budgetsOf(this.#world, wanted);
    if (budgets.length === 0) return noHold;
    if (wanted.micros === null) throw priceUnknown(wanted, budgets[0] as Budget);
    return this.#holdIn(budgets, wanted, wanted.micros);
  }

  /** The budgets that questions of a batch count against. Throws where one of them has no price and a budget must hold. */
  async budgetsOfBatch(wanted: Omit<Wanted, "micros">, costs: readonly (number | null)[]): Promise<readonly Budget[]> {
    const budgets = await budgetsOf(this.#world, wanted);
    if (budgets.length > 0 && costs.includes(null))
      throw priceUnknown({ ...wanted, micros: null }, budgets[0] as Budget);
    return costs.every((one) => one === 0) ? [] : budgets;
  }

  /** Calls under way may cost less than was set aside for them: while that decides, their end is waited for. */
  async #holdIn(budgets: readonly Budget[], wanted: Wanted, micros: number): Promise<Hold> {
    const begun = performance.now();
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(longestPauseMs, pauseMs * 2)) {
      const stands = await askForMoney(this.#world.database, budgets, micros);
      if (stands === null) return { budgets, micros };
      const waited = performance.now() - begun > patienceMs;
      const spent = stands.find((one) => one.usedMicros + (waited ? one.reservedMicros : 0) + micros > one.limitMicros);
      if (spent !== undefined) throw await this.#refused(budgets, spent, wanted.model, micros);
      await sleep(pauseMs);
    }
  }

  async #refused(budgets: readonly Budget[], stand: Stand, model: string, micros: number): Promise<BudgetSpent> {
    const budget = budgets.find((one) => one.budget === stand.budget) as Budget;
    const { title, currency, limitMicros, keptMicros, waitUntil } = budget;
    // Nothing is spent: nobody has to hear of it but whoever stands in the shadow.
    if (keptMicros !== undefined) throw leftToOthers(budget, keptMicros);
    const told = await countRefusal(this.#world.database, budget);
    if (told < 100) this.#world.tell(budget, 100);
    const left = moneyText(Math.max(0, limitMicros - stand.usedMicros), currency);
    const most = moneyText(micros, currency);
    const message = `${title} is spent: of ${moneyText(limitMicros, currency)}, ${left} is left, and asking ${model} may cost up to ${most}.`;
    return new BudgetSpent(message, waitUntil);
  }

  /** For a call that was not made, or that cost nothing for certain. */
  async release(hold: Hold): Promise<void> {
    if (hold.budgets.length > 0) await giveBack(this.#world.database, hold.budgets, hold.micros);
  }

  /** After a bill was kept: how its budgets stand now, and people may have to hear of it. */
  booked({ budgets }: Hold, stands: readonly Booked[]): void {
    for (const { budget, usedMicros, limitMicros, told } of stands) {
      const found = budgets.find((one) => one.budget === budget);
      if (found !== undefined && told < 80 && usedMicros >= lowShare * limitMicros) this.#world.tell(found, 80);
    }
  }
}

function leftToOthers({ title, currency, limitMicros }: Budget, keptMicros: number): BudgetSpent {
  const [kept, whole] = [keptMicros, limitMicros].map((micros) => moneyText(micros, currency));
  return new BudgetSpent(`${title} has no room for a challenger: ${kept} of ${whole} are left to live cases.`, null);
}
