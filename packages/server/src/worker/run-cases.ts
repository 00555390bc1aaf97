import type { RunHandler } from "@surety/core/ports/engine";
import { beginWork } from "./begin-work.ts";
import { type Claimed, claimCases } from "./claim-cases.ts";
import { commitProgress, type Stretch } from "./commit-progress.ts";
import { performEffects } from "./perform-effects.ts";
import { isSuspect, quarantine, runAlone } from "./quarantine.ts";
import { stopFor, walk } from "./walk.ts";
import { withLimit } from "./with-limit.ts";
import type { Stop, WorkCase } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

/** Cases whose effects are sent at the same time in one run. */
const effectsAtOnce = 16;

/** What a run does: claim its cases, carry each as far as it goes, and commit; then send effects and go on. */
export function caseRunner(world: WorkerWorld): RunHandler {
  return async ({ id }) => {
    const owner = world.newId();
    const claimed = await claimCases(world.database, id, owner);
    const ready = await setSuspectsAside(world, claimed);
    let stretches = await withLimit(ready, ready.length, (one) => begin(world, one));
    while (stretches.length > 0) {
      const written = await commitProgress(world, owner, stretches);
      const onward = stretches.filter((one) => one.stop.kind === "effects" && written.has(one.work.row.id));
      stretches = await withLimit(onward, effectsAtOnce, (one) => goOn(world, one.work));
    }
  };
}

/** A case that was being worked on when a process died may be what killed it: it runs alone, and not for ever. */
async function setSuspectsAside(world: WorkerWorld, claimed: Claimed[]): Promise<Claimed[]> {
  const suspects = claimed.filter((one) => isSuspect(one.row, claimed.length));
  if (suspects.length === 0) return claimed;
  await (claimed.length > 1 ? runAlone(world, suspects) : quarantine(world, suspects));
  return claimed.filter((one) => !suspects.includes(one));
}

async function begin(world: WorkerWorld, claimed: Claimed): Promise<Stretch> {
  const compiled = await world.definitions.version(claimed.row.version);
  const { stage } = await world.definitions.current(claimed.row.workflow);
  const work = beginWork(claimed, compiled, stage, world);
  if (claimed.decision?.verdict === "reject") return { work, stop: { kind: "cancelled" } };
  return { work, stop: await walk(work, world) };
}

async function goOn(world: WorkerWorld, work: WorkCase): Promise<Stretch> {
  const stopped = await send(world, work);
  await recordEffects(world, work);
  if (stopped !== null) return { work, stop: stopped };
  work.cursor += 1;
  return { work, stop: await walk(work, world) };
}

async function send(world: WorkerWorld, work: WorkCase): Promise<Stop | null> {
  try {
    return await performEffects(work, world);
  } catch (error) {
    return stopFor(error, work, world);
  }
}

/** A receipt is a fact whoever owns the case by now: it is adopted if none is there, and never overwritten. */
async function recordEffects(world: WorkerWorld, work: WorkCase): Promise<void> {
  for (const effect of work.effects) {
    if (effect.attempts === 0) continue;
    await world.database.query(
      `update surety.effects set status = $2, attempts = greatest(attempts, $3), receipt = $4, error = $5,
         sent_at = case when $2 = 'sent' then now() else sent_at end
       where id = $1 and status <> 'sent'`,
      [
        effect.id,
        effect.status,
        effect.attempts,
        effect.receipt === null ? null : JSON.stringify(effect.receipt),
        effect.error,
      ],
    );
  }
}
