import type { Clock } from "@surety/core/ports/clock";
import type { Actor } from "../commands/commands.ts";
import { barredFor } from "../queries/barred-reviews.ts";
import type { Looker } from "../queries/review-conditions.ts";
import type { Queryable } from "../storage/database.ts";

/** Who looks at the inbox now. */
export async function lookerOf(database: Queryable, { kind, id }: Actor, clock: Clock): Promise<Looker> {
  return { person: kind === "person" ? id : null, now: clock.now(), barred: await barredFor(database, id) };
}
