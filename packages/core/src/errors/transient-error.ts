import { type ErrorFacts, SuretyError } from "./surety-error.ts";

/** It may work later: the step is tried again, not before `retryAfterMs` (milliseconds) where the other side named one. */
export class TransientError extends SuretyError {
  readonly kind = "transient";
  readonly retryAfterMs: number | undefined;

  constructor(facts: ErrorFacts & { retryAfterMs?: number | undefined }) {
    super(facts);
    this.retryAfterMs = facts.retryAfterMs;
  }
}
