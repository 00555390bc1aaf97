import type { RunHandler } from "@surety/core/ports/engine";
import { isOutage } from "../storage/lost-connection.ts";
import { beginWork } from "./begin-work.ts";
import { type Claimed, claimCases } from "./claim-cases.ts";
import { commitProgress } from "./commit-progress.ts";
import { adoptReceipts, type Sent } from "./effect-ledger.ts";
import { failCase } from "./fail-case.ts";
import { holdPaused } from "./held-cases.ts";
import { HeldReceipts } from "./held-receipts.ts";
import { followLife } from "./known-life.ts";
import { type Outlets, performEffects } from "./perform-effects.ts";
import { Places } from "./places.ts";
import { quarantine, runAlone, runLater } from "./quarantine.ts";
import { Receipts } from "./receipts.ts";
import { sayRunningSoon } from "./say-running.ts";
import { suspicionOf } from "./suspicion.ts";
import { throughOutages } from "./through-outages.ts";
import { stopFor, walk } from "./walk.ts";
import type { Stop, Stretch, WorkCase } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

/** Calls to the outside at the same time in one run. */
const callsAtOnce = 16;

/** What carries cases: a run from its beginning, or what is left of one. */
export interface CaseRunner {
  /** Claims the cases of a run, carries each as far as it goes, and commits; then sends effects and goes on. */
  run: RunHandler;
  /** Sends the effects of cases whose progress is written, and goes on with them. */
  goOn(owner: string, stretches: readonly Stretch[]): Promise<void>;
}

export function caseRunner(world: WorkerWorld): CaseRunner {
  const receipts = new Receipts(world);
  const goOn = async (owner: string, stretches: readonly Stretch[]) => {
    const last = new HeldReceipts(receipts);
    const outlets: Outlets = { receipts, last, places: new Places(callsAtOnce) };
    for (let onward = withEffects(stretches); onward.length > 0;) {
      const further = await Promise.all(onward.map((one) => carry(world, one.work, outlets)));
      const written = await commit(world, owner, further, await last.take());
      onward = withEffects(further).filter((one) => written.has(one.work.row.id));
    }
  };
  const run: RunHandler = async (started) => {
    const claim = await claimCases(world.database, started, world.newId());
    const { owner } = claim;
    const ready = await setSuspectsAside(world, await holdPaused(world, owner, claim.claimed));
    const saidOtherwise = sayRunningSoon(
      world,
      owner,
      claim.claimed.map((one) => one.row),
    );
    const begun = await Promise.all(ready.map((one) => begin(world, owner, one)));
    const stretches = begun.filter((one) => one !== null);
    const written = stretches.length === 0 ? new Set() : await commit(world, owner, stretches, []);
    await goOn(
      owner,
      stretches.filter((one) => written.has(one.work.row.id)),
    );
    saidOtherwise();
  };
  return {
    run,
    async goOn(owner, stretches) {
      const saidOtherwise = sayRunningSoon(
        world,
        owner,
        stretches.map(({ work }) => work.row),
      );
      await goOn(owner, stretches);
      saidOtherwise();
    },
  };
}

const withEffects = (stretches: readonly Stretch[]): Stretch[] =>
  stretches.filter(({ stop }) => stop.kind === "effects");

/** A case that was being worked on when a process died may be what killed it: it runs alone, and not for ever. */
async function setSuspectsAside(world: WorkerWorld, claimed: Claimed[]): Promise<Claimed[]> {
  const by = Map.groupBy(claimed, (one) => suspicionOf(one.row, claimed.length));
  const alone = by.get("alone") ?? [];
  const held = by.get("quarantine") ?? [];
  if (alone.length > 0) await runAlone(world, alone);
  for (const one of by.get("later") ?? []) await runLater(world, one);
  if (held.length > 0) await quarantine(world, held);
  return by.get("none") ?? [];
}

async function begin(world: WorkerWorld, owner: string, claimed: Claimed): Promise<Stretch | null> {
  try {
    const compiled = await world.definitions.version(claimed.row.version);
    const current = await world.definitions.current(claimed.row.workflow);
    const work = beginWork(claimed, compiled, current.stage, world);
    work.life = followLife(world, work.row, current);
    if (claimed.decision?.verdict === "reject") return { work, stop: { kind: "cancelled" } };
    return { work, stop: await walk(work, world) };
  } catch (error) {
    await failCase(world, claimed.row, owner, error);
    return null;
  }
}

/** Many cases in one commit; where one of them cannot be written, each by itself, so that only that one fails. */
async function commit(
  world: WorkerWorld,
  owner: string,
  stretches: readonly Stretch[],
  receipts: readonly Sent[],
): Promise<Set<string>> {
  try {
    return await throughOutages(world, () => commitProgress(world, owner, stretches, receipts));
  } catch (error) {
    if (isOutage(error)) throw error;
    const [only] = stretches;
    if (only !== undefined && stretches.length === 1) {
      // What has been sent is sent, whatever becomes of its case.
      await throughOutages(world, () => adoptReceipts(world.database, receipts, world.clock.now()));
      await failCase(world, only.work.row, owner, error);
      return new Set();
    }
    const written = new Set<string>();
    for (const one of stretches) {
      const own = receipts.filter((sent) => sent.caseId === one.work.row.id);
      for (const id of await commit(world, owner, [one], own)) written.add(id);
    }
    return written;
  }
}

async function carry(world: WorkerWorld, work: WorkCase, outlets: Outlets): Promise<Stretch> {
  const stopped = await send(world, work, outlets);
  if (stopped !== null) return { work, stop: stopped };
  // Whoever asked the sender stays where they are.
  if (work.asking === null) work.cursor += 1;
  return { work, stop: await walk(work, world) };
}

async function send(world: WorkerWorld, work: WorkCase, outlets: Outlets): Promise<Stop | null> {
  try {
    return await performEffects(work, world, outlets);
  } catch (error) {
    return stopFor(error, work, world);
  }
}
