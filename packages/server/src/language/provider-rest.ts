import { TerminalError } from "@surety/core/errors/terminal-error";
import { TransientError } from "@surety/core/errors/transient-error";
import type { Queryable } from "../storage/database.ts";
import { endRest, isAtRest, noteFailure, type Rest, takeTry } from "./rest-rows.ts";

/** A provider that asks for longer is asked again after this: its limit may have been raised meanwhile. */
const longestMs = 600_000;

/**
 * Leaves a provider alone that keeps failing, or that asks for it, in all processes and over restarts: calls fail at once,
 * so that the next model of the cascade answers without a wait, and one call now and then tries whether it is back.
 */
export class ProviderRest {
  readonly #database: Queryable;

  constructor(database: Queryable) {
    this.#database = database;
  }

  async call<T>(connection: string, work: () => Promise<T>): Promise<T> {
    const rest = await takeTry(this.#database, connection);
    if (rest !== null) throw resting(connection, rest);
    try {
      const result = await work();
      await endRest(this.#database, connection);
      return result;
    } catch (error) {
      await this.#note(connection, error);
      throw error;
    }
  }

  /** Whether a call would fail at once. */
  isResting(connection: string): Promise<boolean> {
    return isAtRest(this.#database, connection);
  }

  /** Whoever refuses a request is there. */
  async #note(connection: string, error: unknown): Promise<void> {
    if (error instanceof TerminalError) return endRest(this.#database, connection);
    if (!(error instanceof TransientError)) return;
    const { retryAfterMs } = error;
    await noteFailure(
      this.#database,
      connection,
      retryAfterMs === undefined ? null : Math.min(retryAfterMs, longestMs),
    );
  }
}

function resting(connection: string, { told, waitMs }: Rest): TransientError {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  const why = told ? "asked to be" : "has failed again and again and is";
  const message = `${connection} ${why} left alone for another ${seconds} s.`;
  return new TransientError({ code: "provider-resting", message, retryAfterMs: waitMs });
}
