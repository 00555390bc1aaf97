import { SuretyError } from "./surety-error.ts";

/** Trying again cannot help: the step stops and its case goes to a person. */
export class TerminalError extends SuretyError {
  readonly kind = "terminal";
}
