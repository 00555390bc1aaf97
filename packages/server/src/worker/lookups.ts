import type { Clock } from "@surety/core/ports/clock";
import type { Connection, LookupRequest } from "@surety/core/ports/connector";
import { TerminalError } from "@surety/core/errors/terminal-error";

interface Found {
  value: unknown;
  missing: string | null;
  /** When the other system said so, in ISO 8601. */
  at?: string;
}

interface Caching {
  cacheMs: number | null;
  timeoutMs: number;
}

/** Answers kept at most; the oldest go first. */
const mostKept = 10_000;

/** Asks outside systems, once for equal questions that are asked together or within their cache time. */
export class Lookups {
  readonly #connection: (name: string) => Promise<Connection>;
  readonly #clock: Clock;
  readonly #kept = new Map<string, { answer: Promise<Found>; until: number }>();

  constructor(connection: (name: string) => Promise<Connection>, clock: Clock) {
    this.#connection = connection;
    this.#clock = clock;
  }

  /** The answer, or that there is none. Errors are those of the connection, so that runs retry what may pass. */
  find(connection: string, request: LookupRequest, caching: Caching): Promise<Found> {
    if (asksForNothing(request)) {
      return Promise.resolve({ value: null, missing: "nothing to look up" });
    }
    if (caching.cacheMs === null) return this.#ask(connection, request, caching.timeoutMs);
    const key = JSON.stringify([connection, request]);
    const now = performance.now();
    const kept = this.#kept.get(key);
    if (kept !== undefined && kept.until > now) return kept.answer;
    const answer = this.#ask(connection, request, caching.timeoutMs);
    this.#keep(key, answer, now + caching.cacheMs);
    return answer;
  }

  #keep(key: string, answer: Promise<Found>, until: number): void {
    this.#kept.delete(key);
    this.#kept.set(key, { answer, until });
    answer.catch(() => this.#kept.delete(key));
    if (this.#kept.size > mostKept) this.#kept.delete(this.#kept.keys().next().value as string);
  }

  async #ask(name: string, request: LookupRequest, timeoutMs: number): Promise<Found> {
    const connection = await this.#connection(name);
    if (connection.lookup === undefined)
      throw new TerminalError({ code: "no-lookup", message: `The connection "${name}" cannot look anything up.` });
    const at = this.#clock.now().toISOString();
    const value = (await connection.lookup(request, { timeoutMs })) ?? null;
    return { value, missing: value === null ? `${name} knows nothing of it` : null, at };
  }
}

function givenOf(request: LookupRequest): Readonly<Record<string, unknown>> {
  if (request.kind === "sql") return request.params;
  return request.kind === "http" ? request.query : request.arguments;
}

/** A query whose every parameter is absent cannot find the right row; asking would only find a wrong one. */
function asksForNothing(request: LookupRequest): boolean {
  const values = Object.values(givenOf(request));
  return values.length > 0 && values.every((value) => value === null);
}
