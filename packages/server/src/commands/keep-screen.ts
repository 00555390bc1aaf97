import type { Queryable } from "../storage/database.ts";
import { toJson } from "../storage/to-json.ts";

/** Keeps what was on a screen, once for each content. `hash` is the SHA-256 of its canonical JSON. */
export async function keepScreen(tx: Queryable, hash: string, content: object, now: Date): Promise<void> {
  await tx.query("insert into surety.screens (hash, content, at) values ($1, $2, $3) on conflict do nothing", [
    hash,
    toJson(content),
    now,
  ]);
}
