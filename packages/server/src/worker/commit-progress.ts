import type { Engine, Run } from "@surety/core/ports/engine";
import { type Candidate, acceptArrivals, toJson } from "../ingest/accept-arrivals.ts";
import type { Transaction } from "../storage/database.ts";
import { startedCandidates } from "./started-cases.ts";
import type { CaseRow, Stop, WorkCase } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

/** A case with where its stretch of work ended. */
export interface Stretch {
  work: WorkCase;
  stop: Stop;
}

/**
 * Writes what a run did, all or nothing, for those of its cases that it still owns. Cases that wait or have ended
 * are let go (`owner` and `run_id` cleared); those with effects to send stay owned. Gives the ids that were written.
 */
export async function commitProgress(
  world: WorkerWorld,
  owner: string,
  stretches: readonly Stretch[],
): Promise<Set<string>> {
  const started = await startedCandidates(world, stretches);
  const written = await world.database.transaction(async (tx) => {
    const retries = planRetries(world, stretches);
    const owned = await writeCases(tx, owner, stretches, retries);
    const mine = stretches.filter((one) => owned.has(one.work.row.id));
    await writeJudgments(tx, mine);
    await writeDecided(tx, mine);
    await writeEffects(tx, mine);
    await writeReviews(tx, mine);
    await writeRecords(tx, mine, world);
    await writeTimeline(tx, mine);
    await startOthers(
      tx,
      world.engine(),
      started.filter((one) => owned.has(one.by)).map((one) => one.candidate),
    );
    await world.engine().enqueue(
      tx,
      retries.filter((run) => owned.has(run.caseIds[0] ?? "")),
    );
    return owned;
  });
  const lost = stretches.length - written.size;
  if (lost > 0) world.log.warn(`${lost} late results were dropped: another run owns their cases`);
  for (const { work, stop } of stretches) if (written.has(work.row.id)) settle(work, stop);
  announce(world, stretches);
  return written;
}

function planRetries(world: WorkerWorld, stretches: readonly Stretch[]): Run[] {
  return stretches.flatMap(({ work, stop }) =>
    stop.kind === "retry" ? [{ id: world.newId(), caseIds: [work.row.id], delaySeconds: stop.delaySeconds }] : [],
  );
}

const statusOf: Record<Stop["kind"], CaseRow["status"]> = {
  done: "done",
  effects: "running",
  review: "waiting",
  retry: "waiting",
  cancelled: "cancelled",
  failed: "failed",
};

async function writeCases(
  tx: Transaction,
  owner: string,
  stretches: readonly Stretch[],
  retries: readonly Run[],
): Promise<Set<string>> {
  const runOf = new Map(retries.map((run) => [run.caseIds[0], run.id]));
  const rows = stretches.map(({ work, stop }) => {
    const judged = [...work.judgments.values()][0];
    const answer = answerOf(work);
    return {
      id: work.row.id,
      status: statusOf[stop.kind],
      waiting_for: stop.kind === "review" ? "review" : stop.kind === "retry" ? "retry" : null,
      route: work.route,
      segment: work.segment,
      answer,
      confidence: judged?.confidence ?? null,
      queue: work.queue,
      data: work.data,
      cursor: work.cursor,
      run_id: stop.kind === "effects" ? work.row.run_id : (runOf.get(work.row.id) ?? null),
      owner: stop.kind === "effects" ? owner : null,
      retry_count: stop.kind === "retry" ? work.retryCount : 0,
      error: stop.kind === "failed" ? stop.error : null,
      cost_micros: work.costMicros,
      ended: stop.kind === "done" || stop.kind === "failed" || stop.kind === "cancelled",
    };
  });
  const owned = await tx.query<{ id: string }>(
    `update surety.cases c set status = x.status, waiting_for = x.waiting_for, route = x.route, segment = x.segment, answer = x.answer,
       confidence = x.confidence, queue = x.queue, data = x.data, cursor = x.cursor, run_id = x.run_id, owner = x.owner, crash_count = 0,
       retry_count = x.retry_count, error = nullif(x.error, 'null'), cost_micros = c.cost_micros + x.cost_micros,
       ended_at = case when x.ended then now() else null end
     from jsonb_to_recordset($1::jsonb) as x(id uuid, status text, waiting_for text, route text, segment text, answer text,
       confidence double precision, queue text, data jsonb, cursor int, run_id text, owner text, retry_count int, error jsonb,
       cost_micros bigint, ended boolean)
     where c.id = x.id and c.owner = $2 returning c.id`,
    [toJson(rows), owner],
  );
  return new Set(owned.map((row) => row.id));
}

/** The first judgment in short, as lists show it. */
function answerOf(work: WorkCase): string | null {
  const decided = work.decided[0];
  if (decided !== undefined) return `${decided.name}: ${decided.value}`;
  const judged = [...work.judgments.values()][0];
  if (judged === undefined) return work.row.answer;
  return `${judged.name}: ${judged.decided_value ?? judged.value ?? "no answer"}`;
}

async function writeJudgments(tx: Transaction, stretches: readonly Stretch[]): Promise<void> {
  const rows = stretches.flatMap(({ work }) =>
    work.fresh.map((one) => ({ ...one, case_id: work.row.id, workflow: work.row.workflow })),
  );
  if (rows.length === 0) return;
  await tx.query(
    `insert into surety.judgments (id, case_id, workflow, name, block, kind, value, confidence, alternatives, signals, out_of_scope, model,
       model_version, cost_micros, latency_ms, route, reason, threshold, segment, audit_probability, text, decided_value, decided_by, at)
     select id, case_id, workflow, name, block, kind, value, confidence, alternatives, signals, out_of_scope, model,
       model_version, cost_micros, latency_ms, route, reason, threshold, segment, audit_probability, text, decided_value, decided_by, at
     from jsonb_populate_recordset(null::surety.judgments, $1::jsonb)
     on conflict (case_id, name) do update set value = excluded.value, confidence = excluded.confidence, alternatives = excluded.alternatives,
       signals = excluded.signals, out_of_scope = excluded.out_of_scope, model = excluded.model, model_version = excluded.model_version,
       latency_ms = excluded.latency_ms, route = excluded.route, reason = excluded.reason, threshold = excluded.threshold,
       segment = excluded.segment, text = excluded.text, decided_value = excluded.decided_value, decided_by = excluded.decided_by, at = excluded.at`,
    [toJson(rows)],
  );
}

async function writeDecided(tx: Transaction, stretches: readonly Stretch[]): Promise<void> {
  for (const { work } of stretches) {
    for (const one of work.decided) {
      await tx.query(
        "update surety.judgments set decided_value = $3, decided_by = $4 where case_id = $1 and name = $2",
        [work.row.id, one.name, one.value, one.by],
      );
    }
    if (work.settledReviews.length > 0) {
      await tx.query(
        "update surety.reviews set status = 'decided', decided_at = now(), undo_until = null, run_id = null where id = any($1)",
        [work.settledReviews],
      );
    }
  }
}

async function writeEffects(tx: Transaction, stretches: readonly Stretch[]): Promise<void> {
  const rows = stretches.flatMap(({ work }) =>
    work.effects
      .filter((one) => one.planned)
      .map((one) => ({
        id: one.id,
        case_id: work.row.id,
        action: one.action,
        kind: one.kind,
        connection: one.connection,
        idempotency_key: one.idempotencyKey,
        request: one.request,
        status: one.status,
      })),
  );
  if (rows.length === 0) return;
  await tx.query(
    `insert into surety.effects (id, case_id, action, kind, connection, idempotency_key, request, status, created_at)
     select id, case_id, action, kind, connection, idempotency_key, request, status, now()
     from jsonb_populate_recordset(null::surety.effects, $1::jsonb) on conflict (idempotency_key) do nothing`,
    [toJson(rows)],
  );
}

async function writeReviews(tx: Transaction, stretches: readonly Stretch[]): Promise<void> {
  const rows = stretches.flatMap(({ work, stop }) =>
    [...work.audits, ...(stop.kind === "review" ? [stop.review] : [])].map((one) => ({
      ...one,
      case_id: work.row.id,
      workflow: work.row.workflow,
    })),
  );
  if (rows.length === 0) return;
  await tx.query(
    `insert into surety.reviews (id, case_id, workflow, block, kind, queue, status, stakes, four_eyes, undo_seconds, title, preview, confidence, due_at, created_at)
     select id, case_id, workflow, block, kind, queue, status, stakes, four_eyes, undo_seconds, title, preview, confidence, due_at, created_at
     from jsonb_populate_recordset(null::surety.reviews, $1::jsonb) on conflict do nothing`,
    [toJson(rows)],
  );
}

async function writeRecords(tx: Transaction, stretches: readonly Stretch[], world: WorkerWorld): Promise<void> {
  const rows = stretches.flatMap(({ work }) =>
    work.records.map((one) => ({ ...one, case_id: work.row.id, at: world.clock.now() })),
  );
  if (rows.length === 0) return;
  await tx.query(
    "insert into surety.records select * from jsonb_populate_recordset(null::surety.records, $1::jsonb) on conflict do nothing",
    [toJson(rows)],
  );
}

async function writeTimeline(tx: Transaction, stretches: readonly Stretch[]): Promise<void> {
  const rows = stretches.flatMap(({ work }) => work.timeline.map((one) => ({ ...one, case_id: work.row.id })));
  if (rows.length === 0) return;
  await tx.query(
    `insert into surety.timeline (case_id, at, kind, title, detail, actor, milliseconds)
     select case_id, at, kind, title, detail, actor, milliseconds from jsonb_populate_recordset(null::surety.timeline, $1::jsonb)`,
    [toJson(rows)],
  );
}

async function startOthers(
  tx: Transaction,
  engine: Engine<Transaction>,
  candidates: readonly Candidate[],
): Promise<void> {
  if (candidates.length > 0) await acceptArrivals(tx, engine, candidates);
}

/** After the commit nothing of this stretch is new any more; a case with effects to send goes on from here. */
function settle(work: WorkCase, stop: Stop): void {
  if (stop.kind !== "effects") return;
  work.fresh = [];
  work.decided = [];
  work.timeline = [];
  work.records = [];
  work.starts = [];
  work.audits = [];
  work.settledReviews = [];
  work.costMicros = 0;
  for (const effect of work.effects) effect.planned = false;
}

function announce(world: WorkerWorld, stretches: readonly Stretch[]): void {
  const settled = stretches.filter((one) => one.stop.kind !== "effects");
  world.live.changed(
    "case",
    settled.map((one) => one.work.row),
    settled.map((one) => one.work.row.id),
  );
  const reviewed = settled.filter((one) => one.stop.kind === "review" || one.work.audits.length > 0);
  world.live.changed(
    "review",
    reviewed.map((one) => one.work.row),
    reviewed.map((one) => one.work.row.id),
  );
}
