import type { ConnectorWorld } from "@surety/core/ports/connector";
import { KEY_COLUMN, quotedTable, type Statement } from "./upsert.ts";

const rememberedMs = 60_000;
const question = "select 1 from pg_attribute where attrelid = to_regclass($1) and attname = $2 and not attisdropped";

/** Which tables remember idempotency keys: asked once a minute, not before every effect. */
export class KeyColumns {
  readonly #clock: ConnectorWorld["clock"];
  readonly #answers = new Map<string, { has: boolean; until: number }>();

  constructor(clock: ConnectorWorld["clock"]) {
    this.#clock = clock;
  }

  async has(table: string, ask: (question: Statement) => Promise<unknown[]>): Promise<boolean> {
    const now = this.#clock.now().getTime();
    const known = this.#answers.get(table);
    if (known !== undefined && now < known.until) return known.has;
    const rows = await ask({ text: question, values: [quotedTable(table), KEY_COLUMN] });
    const has = rows.length > 0;
    this.#answers.set(table, { has, until: now + rememberedMs });
    return has;
  }

  /** Called where the database does not know a column, which may be the one that was there a moment ago. */
  forget(table: string): void {
    this.#answers.delete(table);
  }
}
