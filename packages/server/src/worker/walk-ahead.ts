import type { Run } from "@surety/core/ports/engine";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import { type Ahead, type Candidate, nothingAhead } from "../ingest/accept-arrivals.ts";
import { beginWork } from "./begin-work.ts";
import { standingsOf } from "./case-rows.ts";
import { fresh } from "./claim-cases.ts";
import { concludeProgress, planProgress } from "./commit-progress.ts";
import { followLife } from "./known-life.ts";
import { writesAtOnce } from "./plain-stretch.ts";
import { isPure } from "./pure-step.ts";
import type { CaseRunner } from "./run-cases.ts";
import { walk } from "./walk.ts";
import type { CaseRow, Stretch } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

/**
 * Walks new cases to their first stop before they are written, where nothing outside is asked on the way: arrival and first
 * stretch are then one commit, and a case that ends there needs no run at all. Whoever sent it is told of it no sooner than
 * of any other, so a process that dies on the way has lost nothing that was acknowledged.
 */
export class AheadWalker {
  readonly #world: WorkerWorld;
  readonly #runner: CaseRunner;
  readonly #begun = new WeakMap<Candidate, Promise<Stretch | null>>();
  #turn: { end: Promise<void>; walks: number } | null = null;

  constructor(world: WorkerWorld, runner: CaseRunner) {
    this.#world = world;
    this.#runner = runner;
  }

  begin(candidate: Candidate): void {
    if (!starts(candidate) || this.#world.engine().freePlaces() === 0) return;
    this.#turn ??= { end: endOfTurn().then(() => void (this.#turn = null)), walks: 0 };
    if (this.#turn.walks === mostInTurn) return;
    this.#turn.walks += 1;
    this.#begun.set(
      candidate,
      this.#turn.end.then(() => walkOne(this.#world, candidate)),
    );
  }

  async gather(candidates: readonly Candidate[]): Promise<Ahead> {
    if (this.#world.engine().freePlaces() === 0) return nothingAhead;
    const walked = await Promise.all(
      candidates.filter(starts).map((one) => this.#begun.get(one) ?? walkOne(this.#world, one)),
    );
    const valid = await Promise.all(walked.map((one) => this.#stillInForce(one)));
    return await aheadOf(this.#world, this.#runner, valid);
  }

  /** What was walked before its workflow was braked is left to a run, which looks again. */
  async #stillInForce(walked: Stretch | null): Promise<Stretch | null> {
    if (walked === null) return null;
    const { stage } = await this.#world.definitions.current(walked.work.row.workflow);
    return stage === walked.work.stage ? walked : null;
  }
}

const starts = (candidate: Candidate): boolean => candidate.fate === "accepted" && candidate.start;

/** Of a long array the others are walked when their batch is written, so that nobody waits for all of it. */
const mostInTurn = 512;

/** What arrives in one turn of the event loop is walked together at its end: one after the other they take less. */
const endOfTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function aheadOf(world: WorkerWorld, runner: CaseRunner, walked: readonly (Stretch | null)[]): Promise<Ahead> {
  const stretches = new Map(walked.flatMap((one) => (one === null ? [] : [[one.work.row.id, one]])));
  if (stretches.size === 0) return nothingAhead;
  const progress = await planProgress(world, [...stretches.values()]).catch(() => null);
  // What cannot be planned is planned again by the run of each case, which fails alone and says why.
  if (progress === null) return nothingAhead;
  const walkedOf = (run: Run) => run.caseIds.flatMap((id) => stretches.get(id) ?? []);
  return {
    closes: writesAtOnce([...stretches.values()]),
    has: (caseId) => stretches.has(caseId),
    begun(run) {
      const mine = walkedOf(run);
      for (const { work } of mine) Object.assign(work.row, { run_id: run.id, owner: run.id });
      return { standings: standingsOf(run.id, mine, progress), left: leftOf(runner, run, mine) };
    },
    async write(tx, runs) {
      const mine = runs.flatMap(walkedOf);
      if (mine.length === 0) return;
      // Before what is left of the runs begins.
      tx.afterCommit(() => concludeProgress(world, mine, progress.at));
      await progress.write(tx, mine);
    },
  };
}

/** Only the cases with effects to send go on, and those that nobody has begun. */
function leftOf(runner: CaseRunner, run: Run, begun: readonly Stretch[]): Run | null {
  if (begun.length === 0) return run;
  const onward = begun.filter(({ stop }) => stop.kind === "effects");
  if (onward.length === 0) return null;
  return { id: run.id, caseIds: onward.map(({ work }) => work.row.id), goOn: () => runner.goOn(run.id, onward) };
}

/** Null where the case must be carried by a run from its beginning; what fails here fails there again, and says so. */
async function walkOne(world: WorkerWorld, candidate: Candidate): Promise<Stretch | null> {
  try {
    const compiled = await world.definitions.version(candidate.version);
    if (!asksNobody(compiled)) return null;
    const current = await world.definitions.current(candidate.workflow);
    if (current.stage === "paused") return null;
    const work = beginWork(fresh(rowOf(candidate)), compiled, current.stage, world);
    work.life = followLife(world, work.row, current);
    return { work, stop: await walk(work, world) };
  } catch {
    return null;
  }
}

/** Whether all that its blocks do until their effects follows from the case alone. */
function asksNobody({ blocks }: CompiledWorkflow): boolean {
  return blocks.every((block) => {
    if (block.layer === "prepare") return block.ranks.flat().every(isPure);
    return block.layer === "act" || block.ranks.flat().every(({ kind }) => kind === "rule");
  });
}

/** The row of a new case as it will stand when its stretch is written. */
function rowOf(candidate: Candidate): CaseRow {
  return {
    id: candidate.caseId,
    workflow: candidate.workflow,
    version: candidate.version,
    challenger: candidate.challenger,
    event_id: candidate.eventId,
    trigger_id: candidate.trigger,
    title: candidate.title,
    input: candidate.input,
    history_key: candidate.historyKey,
    received_at: candidate.receivedAt,
    sent_by: candidate.sentBy,
    data: {},
    ...untouched,
  };
}

const untouched = {
  status: "received",
  waiting_for: null,
  route: null,
  segment: null,
  answer: null,
  confidence: null,
  queue: null,
  cursor: 0,
  run_id: null,
  owner: null,
  crash_count: 0,
  retry_count: 0,
  error: null,
  cost_micros: "0",
  ended_at: null,
  parent: null,
} as const;
