import { SuretyError } from "./surety-error.ts";

/** Their input is wrong: names the field, the reason and the remedy. Never retried. */
export class UserError extends SuretyError {
  readonly kind = "user";
}
