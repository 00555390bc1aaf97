import { SuretyError } from "@surety/core/errors/surety-error";
import { TransientError } from "@surety/core/errors/transient-error";
import { BudgetSpent } from "@surety/core/language/budget-spent";
import { TurnLater } from "@surety/core/language/turn-later";
import { tellTrouble } from "./tell-trouble.ts";
import type { WorkerWorld } from "./world.ts";

/** What went wrong while the models of one judgment were asked. */
export class ModelFailures {
  readonly #world: WorkerWorld;
  readonly #where: string;
  readonly #problems: string[] = [];
  #passing: TransientError | null = null;
  #nextDay: BudgetSpent | null = null;

  /** `where` says in the log what was asked. */
  constructor(world: WorkerWorld, where: string) {
    this.#world = world;
    this.#where = where;
  }

  /** All of it in a few sentences; null where nothing failed. */
  get sentence(): string | null {
    return this.#problems.length === 0 ? null : this.#problems.join(" ");
  }

  note(problem: string): void {
    this.#problems.push(problem);
  }

  /** Notes what one model threw. A model that crashed with its worker is tried again with the run, and bugs are nobody's answer. */
  take(name: string, error: unknown): void {
    // Waiting for a turn is no failure that a dearer model must make up for.
    if (error instanceof TurnLater) throw error;
    if (!(error instanceof SuretyError) || (error instanceof TransientError && name === "local")) throw error;
    if (error instanceof TransientError) this.#passing ??= error;
    if (error instanceof BudgetSpent && error.waitUntil !== null) this.#nextDay ??= error;
    if (isBroken(error)) tellTrouble(this.#world, this.#where, error);
    this.note(error.remedy === undefined ? error.message : `${error.message} ${error.remedy}`);
  }

  /** Where waiting may help, the case waits; a person is asked where it does not. */
  throwPassing(): void {
    if (this.#passing !== null) throw this.#passing;
    if (this.#nextDay !== null) throw this.#nextDay;
  }
}

/** A model that was trained and cannot be used is news; one that was never trained is how every workflow begins. */
const isBroken = (error: SuretyError): boolean => error.code.startsWith("artefact-");
