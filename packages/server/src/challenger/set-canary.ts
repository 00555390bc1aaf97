import { isOpen } from "@surety/core/challenger/challenger-status";
import { UserError } from "@surety/core/errors/user-error";
import { canonicalJson } from "@surety/core/workflow/canonical-json";
import type { Actor } from "../commands/commands.ts";
import { append } from "../security/audit-log.ts";
import type { ChallengerRow } from "../storage/challenger-schema.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { type Candidate, contestOf } from "./candidate.ts";
import { readChallenger } from "./challenger-rows.ts";

/** Lets a challenger decide a share of new cases for real, behind a gate of its own; 0 ends that. */
export async function setCanary(world: WorkerWorld, id: string, share: number, actor: Actor): Promise<void> {
  const now = world.clock.now();
  const workflow = await world.database.transaction(async (tx) => {
    const row = await readChallenger(tx, id, true);
    if (!isOpen(row.status) || !row.replayed) throw tooEarly(row.status);
    await refuseOtherDoor(world, row);
    await tx.query("update surety.challengers set canary_share = $2 where id = $1", [id, share]);
    const detail = { challenger: id, share, before: row.canary_share };
    await append(tx, { actor, verb: "set canary", object: `workflow ${row.workflow}`, detail }, now);
    return row.workflow;
  });
  world.definitions.forget();
  world.live.emit({ noun: "workflow", workflow, ids: [] });
}

/** What arrives is let in by the document in force: one that takes something else could not begin it. */
async function refuseOtherDoor(world: WorkerWorld, row: ChallengerRow): Promise<void> {
  const { champion, challenger } = await contestOf(world, row);
  const door = ({ compiled: { document } }: Candidate) =>
    canonicalJson({
      input: document.input,
      triggers: document.triggers,
      accept: document.accept,
      dedupe: document.dedupe,
    });
  if (door(champion) === door(challenger)) return;
  throw new UserError({
    code: "no-canary",
    field: "share",
    message: "This challenger takes in something else than the version in force.",
    remedy:
      "A canary is for another way to prepare, judge or act; change the input and triggers by saving the document.",
  });
}

function tooEarly(status: string): UserError {
  return new UserError({
    code: "no-canary",
    field: "share",
    message: `A challenger that is ${status} cannot decide cases.`,
    remedy: "Only one that has replayed its period, and has not ended, may have a canary.",
  });
}
