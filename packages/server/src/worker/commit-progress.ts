import type { Run } from "@surety/core/ports/engine";
import type { Transaction } from "../storage/database.ts";
import { tellOpened } from "../notify/tell-opened.ts";
import { assignNew } from "../assign/assign-new.ts";
import { acceptArrivals } from "../ingest/accept-arrivals.ts";
import { writeCaseFile } from "./case-file.ts";
import { writeCases } from "./case-rows.ts";
import { escalationsOf } from "./escalate-review.ts";
import { followStretch, toldEnd } from "./known-life.ts";
import { adoptReceipts, type Sent, writeEffects } from "./effect-ledger.ts";
import { writeJudgments } from "./judgment-rows.ts";
import { writeQuestions } from "./questions-back.ts";
import { writeParts } from "./split-parts.ts";
import { leavesNothing, writesAtOnce } from "./plain-stretch.ts";
import { draftsToLearn } from "../generate/learn-draft.ts";
import { writeDraftEdits } from "./sent-drafts.ts";
import { passGates } from "./shut-gates.ts";
import { startedCandidates } from "./started-cases.ts";
import type { Stop, Stretch, WorkCase } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

/** What stretches of work leave beside their cases, known before their transaction. */
export interface Progress {
  /** When they end, where they do. */
  at: Date;
  /** The runs that try again later what some of them could not do. */
  retries: readonly Run[];
  /** Writes it for all or some of them, whose cases are written. */
  write(tx: Transaction, stretches: readonly Stretch[]): Promise<void>;
}

/**
 * Writes what a run did, all or nothing, for those of its cases that it still owns. Cases that wait or have ended
 * are let go (`owner` and `run_id` cleared); those with effects to send stay owned. What a gate automated that was shut
 * meanwhile is not written, and goes through the gate again. Receipts are written whoever owns the case by now. Gives the
 * ids that were written.
 */
export async function commitProgress(
  world: WorkerWorld,
  owner: string,
  stretches: readonly Stretch[],
  receipts: readonly Sent[],
): Promise<Set<string>> {
  const progress = await planProgress(world, stretches);
  let passed = stretches;
  const written = await world.database.transaction(async (tx) => {
    passed = await passGates(tx, world, owner, stretches);
    // In this order, without waiting for each other's answers.
    const settle = () =>
      Promise.all([adoptReceipts(tx, receipts, progress.at), writeCases(tx, owner, passed, progress)]);
    if (passed.every(leavesNothing)) return (await tx.closing(settle))[1];
    const [, owned] = await settle();
    const mine = passed.filter((one) => owned.has(one.work.row.id));
    const write = () => progress.write(tx, mine);
    await (writesAtOnce(mine) ? tx.closing(write) : write());
    return owned;
  });
  const lost = passed.length - written.size;
  if (lost > 0) world.log.warn(`${lost} late results were dropped: another run owns their cases`);
  concludeProgress(
    world,
    stretches.filter((one) => written.has(one.work.row.id)),
    progress.at,
  );
  return written;
}

export async function planProgress(world: WorkerWorld, stretches: readonly Stretch[]): Promise<Progress> {
  const started = await startedCandidates(world, stretches);
  const tell = await tellOpened(world, stretches);
  const retries = planRetries(world, stretches);
  const at = world.clock.now();
  return {
    at,
    retries,
    async write(tx, mine) {
      const works = mine.map((one) => one.work);
      const ids = new Set(works.map((one) => one.row.id));
      const beside = () =>
        Promise.all([
          writeJudgments(tx, works),
          writeEffects(tx, works, at),
          writeDraftEdits(tx, works, at),
          writeCaseFile(tx, mine, at),
        ]);
      if (writesAtOnce(mine)) return void (await beside());
      await assignNew(tx, world, mine);
      await beside();
      const others = started.filter((one) => ids.has(one.by)).map((one) => one.candidate);
      if (others.length > 0) await acceptArrivals(tx, world.engine(), others);
      await writeParts(tx, world, mine);
      await writeQuestions(tx, world, mine);
      await world.engine().enqueueTasks(tx, [...escalationsOf(mine), ...draftsToLearn(works)]);
      await tell(tx, mine);
      await world.engine().enqueue(
        tx,
        retries.filter((run) => ids.has(run.caseIds[0] ?? "")),
      );
    },
  };
}

/** Tells of stretches whose transaction has committed. */
export function concludeProgress(world: WorkerWorld, written: readonly Stretch[], at: Date): void {
  tellEnds(world, written, at);
  announce(world, written);
  for (const { work, stop } of written) settle(work, stop);
}

/** Before those who wait are woken. */
function tellEnds({ awaited, log }: WorkerWorld, written: readonly Stretch[], at: Date): void {
  for (const { work, stop } of written) {
    try {
      followStretch(work, stop);
      const told = stop.kind === "done" ? toldEnd(work, at) : null;
      if (told !== null) awaited.tell(told);
    } catch (error) {
      // It is only a short cut: what is not told is read.
      log.warn(`case ${work.row.id} is not told: ${(error as Error).message}`);
    }
  }
}

function planRetries(world: WorkerWorld, stretches: readonly Stretch[]): Run[] {
  return stretches.flatMap(({ work, stop }) =>
    stop.kind === "retry" ? [{ id: world.newId(), caseIds: [work.row.id], delaySeconds: stop.delaySeconds }] : [],
  );
}

/** After the commit nothing of this stretch is new any more; a case with effects to send goes on from here. */
function settle(work: WorkCase, stop: Stop): void {
  if (stop.kind !== "effects") return;
  work.newData = false;
  work.fresh = [];
  work.decided = [];
  work.timeline = [];
  work.records = [];
  work.starts = [];
  work.obligations = [];
  work.audits = [];
  work.draftEdits = [];
  work.settledReviews = [];
  work.costMicros = 0;
  for (const effect of work.effects) effect.unwritten = false;
}

function announce(world: WorkerWorld, stretches: readonly Stretch[]): void {
  const settled = stretches.filter((one) => one.stop.kind !== "effects").map((one) => one.work.row);
  world.live.settled(settled.map((row) => row.id));
  world.live.changed(
    "case",
    settled,
    settled.map((row) => row.id),
  );
  const reviewed = stretches
    .filter((one) => one.stop.kind === "review" || one.work.audits.length > 0)
    .map((one) => one.work.row);
  world.live.changed(
    "review",
    reviewed,
    reviewed.map((row) => row.id),
  );
}
