import type { SignalMix } from "@surety/core/language/signal-mix";
import type { Database, Queryable } from "../storage/database.ts";
import { Remembered } from "../storage/remembered.ts";

/** How the signals of one version are weighed together now. */
export interface MixInForce {
  /** What thresholds are earned by: another mix is another version. */
  version: string;
  mix: SignalMix;
}

const freshMs = 1000;

/** The mix in force of each version that answers, read at most once a second; null where the plain mean is. */
export class MixBook {
  readonly #database: Database;
  readonly #known = new Remembered<MixInForce | null>(freshMs);

  constructor(database: Database) {
    this.#database = database;
  }

  of(workflow: string, judgment: string, asked: string): Promise<MixInForce | null> {
    return this.#known.get(`${workflow}\n${judgment}\n${asked}`, () =>
      mixInForce(this.#database, workflow, judgment, asked),
    );
  }

  forget(): void {
    this.#known.forget();
  }
}

export async function mixInForce(
  database: Queryable,
  workflow: string,
  judgment: string,
  asked: string,
): Promise<MixInForce | null> {
  const [row] = await database.query<MixInForce>(
    "select version, mix from surety.signal_mixes where workflow = $1 and judgment = $2 and asked = $3 and active",
    [workflow, judgment, asked],
  );
  return row ?? null;
}
