import { SuretyError } from "@surety/core/errors/surety-error";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { TransientError } from "@surety/core/errors/transient-error";
import { networkError } from "../outbound/network-error.ts";

/** Lost connections, overload, shutdown, deadlock, serialisation, lock and statement timeouts: all of these may pass. */
const PASSING = /^(?:08|53|57P|57014|40|55P03)/;
const BROKEN =
  /^(?:Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Connection ended)/;

/** What an error of the database means: SQLSTATE decides; the database's own words are kept. */
export function postgresError(error: unknown, where: string): unknown {
  if (!(error instanceof Error) || error instanceof SuretyError) return error;
  const state = sqlState(error);
  if (state === "25006") return readOnly(error);
  if (state !== undefined && PASSING.test(state)) {
    return new TransientError({
      code: `postgres-${state}`,
      message: `${where} could not answer now: ${error.message}.`,
      cause: error,
    });
  }
  if (state !== undefined) {
    return new TerminalError({
      code: `postgres-${state}`,
      message: `${where} refused: ${error.message}.`,
      remedy: remedyFor(state),
      cause: error,
    });
  }
  if (BROKEN.test(error.message)) {
    return new TransientError({
      code: "connection",
      message: `The connection to ${where} broke: ${error.message}.`,
      cause: error,
    });
  }
  return networkError(error, where);
}

function sqlState(error: Error): string | undefined {
  const state = "code" in error && "severity" in error ? error.code : undefined;
  return typeof state === "string" ? state : undefined;
}

function readOnly(error: Error): TerminalError {
  return new TerminalError({
    code: "postgres-25006",
    message: `A lookup may not change anything: ${error.message}.`,
    remedy: "Use an update action for changes.",
    cause: error,
  });
}

function remedyFor(state: string): string {
  if (state === "42P10") return "Give the table a unique index on exactly the key columns.";
  if (state === "42501" || state.startsWith("28")) return "Check user, password and rights of the connection.";
  if (state.startsWith("42")) return "Check the names of tables and columns and the SQL of the step.";
  if (state.startsWith("23")) return "The values break a rule of the table: correct them, then try again.";
  return "Check the values that were sent; trying again will not help.";
}
