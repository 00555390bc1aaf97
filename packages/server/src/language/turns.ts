import { setTimeout as sleep } from "node:timers/promises";
import { noPace, type PerMinute, requestPace, tokenPace } from "@surety/core/language/pace";
import { probableInput } from "@surety/core/language/probable-cost";
import { TurnLater } from "@surety/core/language/turn-later";
import type { Connection } from "@surety/core/ports/connector";
import type { CompletionRequest, TokenUsage } from "@surety/core/ports/language-model";
import type { Queryable } from "../storage/database.ts";
import { settleTurn, takeTurn } from "./pace-rows.ts";

/** So long a call waits in place; a case that would wait longer goes away and comes back. */
const patienceMs = 10_000;
/** What belongs to no case has nowhere to go: it waits in place. */
const longPatienceMs = 600_000;

/** A call's place on its connection's time line. */
export interface Turn {
  connection: string;
  /** Tokens that were counted for it, and what each takes of the time line. */
  size: number;
  everyMs: number;
}

/** Calls to providers, at the pace that their connections allow in all processes together. */
export class Turns {
  readonly #database: Queryable;

  constructor(database: Queryable) {
    this.#database = database;
  }

  /** Waits for the call's turn; null where nothing limits it. Throws TurnLater where a case had better go away. */
  async take(name: string, open: Connection, request: CompletionRequest, caseId: string | null): Promise<Turn | null> {
    const { perMinute } = open;
    if (perMinute === undefined) return null;
    const { requests, tokens } = pacesOf(perMinute);
    const size = probableInput(request) + request.maxOutputTokens;
    const patience = caseId === null ? longPatienceMs : patienceMs;
    const { taken, waitMs } = await takeTurn(this.#database, {
      connection: name,
      requests,
      tokens,
      size,
      patienceMs: patience,
    });
    if (!taken) throw new TurnLater(name, waitMs);
    if (waitMs > 0) await sleep(waitMs);
    return { connection: name, size, everyMs: tokens.everyMs };
  }

  /** What a call really took counts, once it is known. */
  async settle(turn: Turn | null, { input, output }: Pick<TokenUsage, "input" | "output">): Promise<void> {
    if (turn === null || turn.everyMs === 0 || input === null || output === null) return;
    await settleTurn(this.#database, turn.connection, (turn.size - input - output) * turn.everyMs);
  }
}

function pacesOf({ requests, tokens }: PerMinute) {
  return {
    requests: requests === undefined ? noPace : requestPace(requests),
    tokens: tokens === undefined ? noPace : tokenPace(tokens),
  };
}
