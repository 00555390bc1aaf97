import type { Queryable } from "../storage/database.ts";

/** The tables that get rows with every case. */
const growing = ["cases", "events", "judgments", "timeline", "effects", "records", "dedupe_keys", "reviews"];
/** So many arrivals make them large. */
const manyArrivals = 4000;

/**
 * Has PostgreSQL look at tables that were small when this process began, as soon as they no longer are. It plans each
 * statement once, by what it knew of the tables then, and reads small ones whole; by itself it looks again a quarter of a
 * minute or a minute later, when a new installation may hold ten thousands of cases.
 */
export class YoungTables {
  readonly #database: Queryable;
  readonly #many: number;
  #arrived = 0;

  constructor(database: Queryable, many = manyArrivals) {
    this.#database = database;
    this.#many = many;
  }

  /** Counts what has arrived; nobody waits for the look, and where it fails PostgreSQL's own comes later. */
  arrived(count: number): void {
    const before = this.#arrived;
    this.#arrived += count;
    if (before < this.#many && this.#arrived >= this.#many) void this.#look().catch(() => {});
  }

  async #look(): Promise<void> {
    const [known] = await this.#database.query<{ rows: number }>(
      "select reltuples as rows from pg_class where oid = 'surety.events'::regclass",
    );
    if ((known?.rows ?? 0) >= this.#many) return;
    await this.#database.query(`analyze ${growing.map((table) => `surety.${table}`).join(", ")}`);
  }
}
