import { UserError } from "@surety/core/errors/user-error";

/** A workflow asked a connection for something its kind cannot do. */
export function unsupported(connector: string, request: string): UserError {
  return new UserError({
    code: "unsupported-request",
    message: `A connection of kind ${connector} cannot do ${request}.`,
    remedy: "Name a connection of another kind in this step.",
    field: "connection",
  });
}
