import { TerminalError } from "@surety/core/errors/terminal-error";

/** A connection that had batches when something was planned, and has none now. */
export function noBatches(connection: string): TerminalError {
  return new TerminalError({
    code: "no-batches",
    message: `The connection "${connection}" takes no batches.`,
    remedy:
      "Name one of provider openai, anthropic, google or mistral, or set batches: true for a compatible server that has them.",
  });
}
