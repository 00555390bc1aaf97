import { SuretyError } from "@surety/core/errors/surety-error";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { UserError } from "@surety/core/errors/user-error";

/** Whether PostgreSQL says that its disk is full. */
export function isFull(output: string): boolean {
  return /No space left on device/.test(output);
}

/** What happened and what to do, on one line. */
export function messageOf(error: Error): string {
  return error instanceof SuretyError && error.remedy !== undefined
    ? `${error.message} ${error.remedy}`
    : error.message;
}

/** Why PostgreSQL did not start, from what it wrote. */
export function startFailure(output: string, data: string): Error {
  if (isFull(output)) {
    return new UserError({
      code: "disk-full",
      message: `The disk that holds ${data} is full.`,
      remedy:
        "Free some space: Surety then goes on by itself, or start it again. Nothing that was acknowledged is lost.",
    });
  }
  return new TerminalError({
    code: "postgres-start",
    message: `The embedded PostgreSQL did not start: ${output.trim().split("\n").slice(-3).join(" | ")}`,
    remedy: `Look at postgres.log beside ${data}, or set DATABASE_URL.`,
  });
}
