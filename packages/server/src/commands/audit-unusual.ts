import { isEdited } from "@surety/core/review/drafts";
import { passesOn } from "@surety/core/review/verdict";
import { append } from "../security/audit-log.ts";
import type { Queryable } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";
import type { Vote } from "./four-eyes.ts";

/** A line of the log for what goes beyond an answer: corrected fields, edited drafts, and cases that are passed on. */
export async function auditUnusual(
  tx: Queryable,
  world: WorkerWorld,
  reviewId: string,
  { verdict, answers, edits, drafts }: Vote,
  actor: Actor,
): Promise<void> {
  const changed = drafts.filter(isEdited).map(({ action, field }) => `${action}/${field}`);
  if (edits.length === 0 && changed.length === 0 && !passesOn(verdict)) return;
  const detail = { verdict, answers, edits, editedDrafts: changed };
  await append(tx, { actor, verb: "decide review", object: `review ${reviewId}`, detail }, world.clock.now());
}
