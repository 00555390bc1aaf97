import { UserError } from "@surety/core/errors/user-error";
import { readShown } from "../preview/read-shown.ts";
import { changedBetween } from "../preview/screen-of.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";
import { keepScreen } from "./keep-screen.ts";

/**
 * The hash of what somebody decides on, after it was kept: null where they do not say what they saw. Throws
 * `screen-changed` where the case is not as they saw it. What is decided already is told by the decision itself.
 */
export async function keepShown(
  world: WorkerWorld,
  reviewId: string,
  seen: string | undefined,
  actor: Actor,
): Promise<string | null> {
  if (seen === undefined) return null;
  const now = await readShown(world, reviewId, actor);
  if (now === null || (now.detail.status !== "open" && now.detail.status !== "claimed")) return null;
  const changed = changedBetween(seen, now.shown.name);
  if (changed !== null) throw screenChanged(changed);
  await keepScreen(world.database, now.shown.hash, now.shown.screen, world.clock.now());
  return now.shown.hash;
}

function screenChanged(changed: readonly string[]): UserError {
  const what = changed.length === 0 ? "" : `: ${changed.join(", ")}`;
  return new UserError({
    code: "screen-changed",
    field: "screen",
    message: `The case has changed since you opened it${what}. Nothing was decided.`,
    remedy: "Look at it as it is now, and decide again.",
  });
}
