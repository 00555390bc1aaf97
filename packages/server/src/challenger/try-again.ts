import { TransientError } from "@surety/core/errors/transient-error";
import { UserError } from "@surety/core/errors/user-error";

/** What a person is told to look at, a task of the machine simply does again. */
export function tryAgain(error: unknown): never {
  if (error instanceof UserError && error.code === "derived-meanwhile")
    throw new TransientError({ code: error.code, message: error.message, remedy: "It is derived again by itself." });
  throw error;
}
