import { UserError } from "@surety/core/errors/user-error";

/** A file of labels that cannot be used: which one, where, why, and what to do. Lines count from 1. */
export function unfitFile(file: string, line: number, reason: string, remedy: string): UserError {
  return new UserError({ code: "bad-label-file", field: file, message: `${file}, line ${line}: ${reason}.`, remedy });
}
