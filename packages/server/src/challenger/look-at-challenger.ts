import { isOpen, statusAfterLook } from "@surety/core/challenger/challenger-status";
import { judgeChallenger } from "@surety/core/challenger/judge-challenger";
import type { ChallengerVerdict } from "@surety/core/wire/challenger";
import type { ChallengerRow } from "../storage/challenger-schema.ts";
import type { Queryable } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { type Contest, contestOf, type Versions } from "./candidate.ts";
import { type KnownFacts, challengerFacts } from "./challenger-facts.ts";
import { readChallenger, setStatus } from "./challenger-rows.ts";
import { readInForce, sameModels } from "./in-force.ts";

/** A challenger with all that is known of it, and what follows from that. */
export interface Looked {
  row: ChallengerRow;
  contest: Contest;
  facts: KnownFacts;
  verdict: ChallengerVerdict;
}

/** Looks at the evidence without touching anything. */
export async function readLook(world: Versions & { database: Queryable }, id: string): Promise<Looked> {
  const row = await readChallenger(world.database, id);
  const contest = await contestOf(world, row);
  const facts = await challengerFacts(world.database, row, contest);
  return { row, contest, facts, verdict: judgeChallenger(facts, row.criteria) };
}

/** Looks, and writes down where the challenger stands. Looking as often as one likes is safe: the evidence allows for it. */
export async function lookAtChallenger(world: WorkerWorld, id: string): Promise<Looked> {
  const looked = await readLook(world, id);
  if (!isOpen(looked.row.status)) return looked;
  await world.database.transaction(async (tx) => {
    const row = await readChallenger(tx, id, true);
    if (!isOpen(row.status) || row.status === "preparing") return;
    const replaced = await championReplaced(tx, row);
    if (replaced !== null) return setStatus(tx, id, "withdrawn", replaced, world.clock.now());
    const status = statusAfterLook(row.status, row.replayed, looked.verdict.state);
    const standing = row.paused === null ? looked.verdict.sentence : `It stands still. ${row.paused}`;
    const sentence = status === "refused" || status === "ready" ? looked.verdict.sentence : standing;
    await setStatus(tx, id, status, sentence, isOpen(status) ? null : world.clock.now());
  });
  world.live.emit({ noun: "workflow", workflow: looked.row.workflow, ids: [] });
  return { ...looked, row: await readChallenger(world.database, id) };
}

/** Why the comparison is void: what it was compared with is not in force any more. Null where it is. */
export async function championReplaced(database: Queryable, row: ChallengerRow): Promise<string | null> {
  const now = await readInForce(database, row.workflow);
  if (now.version !== row.champion_version)
    return "Another version of the document is in force now than the one it was compared with.";
  if (!sameModels(row.champion_models, now.models))
    return "Another model is in force now than the one it was compared with.";
  return null;
}
