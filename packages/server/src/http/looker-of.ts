import type { Clock } from "@surety/core/ports/clock";
import type { Actor } from "../commands/commands.ts";
import type { Looker } from "../queries/review-conditions.ts";

/** Who looks at the inbox now. */
export function lookerOf({ kind, id }: Actor, clock: Clock): Looker {
  return { person: kind === "person" ? id : null, now: clock.now() };
}
