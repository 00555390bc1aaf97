/** Who must act on an error: the person who sent the input, the machine (by trying again), or a person who looks. */
export type ErrorKind = "user" | "transient" | "terminal";

/** What every error of Surety says: what happened, where, and what to do about it. */
export interface ErrorFacts {
  /** Stable kebab-case name of the failure, e.g. `unknown-name`. */
  code: string;
  /** One sentence for the person who reads it: what happened and why. */
  message: string;
  /** What to do about it, as one sentence. */
  remedy?: string | undefined;
  /** Path of the offending field, e.g. `/flow/1/gate/maxError` or `input.subject`. */
  field?: string | undefined;
  cause?: unknown;
}

/** Base of the three kinds of expected failure; anything else that is thrown is a bug. */
export abstract class SuretyError extends Error {
  abstract readonly kind: ErrorKind;
  readonly code: string;
  readonly remedy: string | undefined;
  readonly field: string | undefined;

  constructor(facts: ErrorFacts) {
    super(facts.message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = new.target.name;
    this.code = facts.code;
    this.remedy = facts.remedy;
    this.field = facts.field;
  }
}
