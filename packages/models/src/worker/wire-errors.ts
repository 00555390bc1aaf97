import { SuretyError } from "@surety/core/errors/surety-error";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { TransientError } from "@surety/core/errors/transient-error";
import { UserError } from "@surety/core/errors/user-error";
import type { ErrorFactsOnWire } from "./tasks.ts";

/** Errors lose their class on the way between threads: these two functions keep what an error says. */
export function errorToWire(error: unknown): ErrorFactsOnWire {
  if (error instanceof SuretyError) {
    const { kind, code, message, remedy, field } = error;
    return { kind, code, message, remedy, field };
  }
  return {
    kind: "bug",
    code: "model-worker-bug",
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}

export function errorFromWire(facts: ErrorFactsOnWire): Error {
  switch (facts.kind) {
    case "user":
      return new UserError(facts);
    case "transient":
      return new TransientError(facts);
    case "terminal":
      return new TerminalError(facts);
    case "bug":
      return new Error(facts.message);
  }
}
