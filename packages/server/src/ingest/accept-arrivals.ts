import type { Engine, Run } from "@surety/core/ports/engine";
import type { Arrival } from "@surety/core/wire/case";
import { keepFiles } from "../files/files.ts";
import type { Transaction } from "../storage/database.ts";
import { isoTime } from "../storage/iso-time.ts";
import { newId } from "../storage/new-id.ts";
import type { CaseStanding } from "../worker/case-rows.ts";
import { dedupeOwners, markDuplicates } from "./claim-dedupe-keys.ts";
import { toJson } from "../storage/to-json.ts";

/** One event on its way into the journal; everything that needs no database is decided already. */
export interface Candidate {
  eventId: string;
  caseId: string;
  workflow: string;
  version: string;
  /** The challenger whose canary it was drawn into; null for nearly all. */
  challenger: string | null;
  trigger: string;
  receivedAt: Date;
  /** The person or key who sent it, where that is known. */
  sentBy: string | null;
  payload: unknown;
  idempotencyKey: string | null;
  fate: "accepted" | "filtered" | "invalid";
  problems: Arrival["problems"];
  input: Record<string, unknown>;
  title: string;
  dedupe: { key: string; expiresAt: Date } | null;
  historyKey: string | null;
  /** False while the workflow is paused: the case is kept and starts when it goes on. */
  start: boolean;
}

/** Cases whose first stretch of work was done before they are written. */
export interface Ahead {
  /** Whether all that is written with these arrivals, and in their transaction, is said in one turn. */
  closes: boolean;
  has(caseId: string): boolean;
  /** Where that stretch left the cases of a run, and what is left of the run itself: null where nothing is. */
  begun(run: Run): { standings: readonly CaseStanding[]; left: Run | null };
  /** Writes what that stretch left beside the cases of these runs. */
  write(tx: Transaction, runs: readonly Run[]): Promise<void>;
}

export const nothingAhead: Ahead = {
  closes: false,
  has: () => false,
  begun: (run) => ({ standings: [], left: run }),
  write: async () => {},
};

/** Cases of one version that travel in one run. */
const runSize = 64;

interface Known {
  fate: Arrival["fate"];
  eventId: string;
  caseId: string | null;
  problems: Arrival["problems"];
}

/**
 * Writes candidates into the journal, the accepted ones as cases with their enqueued runs, all in the caller's
 * transaction. Repeating it with the same candidates changes nothing, so a lost connection may be retried.
 */
export async function acceptArrivals(
  tx: Transaction,
  engine: Engine<Transaction>,
  candidates: readonly Candidate[],
  ahead: Ahead = nothingAhead,
): Promise<Arrival[]> {
  // In this order, without waiting for each other's answers.
  const [fresh, owners] = await Promise.all([writeEvents(tx, candidates), dedupeOwners(tx, candidates)]);
  const known = await replayed(
    tx,
    candidates.filter((one) => !fresh.has(one.eventId)),
  );
  const accepted = candidates.filter((one) => fresh.has(one.eventId) && one.fate === "accepted");
  const duplicates = await markDuplicates(tx, accepted, owners);
  const started = accepted.filter((one) => !duplicates.has(one.eventId));
  if (started.length > 0) {
    const starting = startingOf(engine, started, ahead);
    await (starting.closes ? tx.closing(() => starting.write(tx)) : starting.write(tx));
  }
  return candidates.map((one) => arrivalOf(one, known.get(one.eventId), duplicates.get(one.eventId)));
}

async function writeEvents(tx: Transaction, candidates: readonly Candidate[]): Promise<Set<string>> {
  const written = await insertEvents<{ id: string }>(tx, candidates, "on conflict do nothing returning id");
  return new Set(written.map((row) => row.id));
}

/** Writes events; `otherwise` says what is to be done where one is there already. */
export function insertEvents<Row>(
  tx: Transaction,
  candidates: readonly Candidate[],
  otherwise: "on conflict do nothing returning id" | "",
): Promise<Row[]> {
  const rows = candidates.map((one) => ({
    id: one.eventId,
    workflow: one.workflow,
    trigger_id: one.trigger,
    received_at: isoTime(one.receivedAt),
    fate: one.fate,
    case_id: one.fate === "accepted" ? one.caseId : null,
    idempotency_key: one.idempotencyKey,
    payload: one.payload ?? null,
    problems: one.problems,
  }));
  return tx.query<Row>(
    `insert into surety.events (id, workflow, trigger_id, received_at, fate, case_id, idempotency_key, payload, problems)
     select id, workflow, trigger_id, received_at, fate, case_id, idempotency_key, coalesce(payload, 'null'), problems
     from jsonb_to_recordset($1::jsonb) as x(id uuid, workflow text, trigger_id text, received_at timestamptz, fate text,
       case_id uuid, idempotency_key text, payload jsonb, problems jsonb)
     ${otherwise}`,
    [toJson(rows)],
  );
}

/** Events whose idempotency key (or own id, after a repeated transaction) was there before: they answer as they did. */
async function replayed(tx: Transaction, repeats: readonly Candidate[]): Promise<Map<string, Known>> {
  const found = new Map<string, Known>();
  for (const one of repeats) {
    const [row] = await tx.query<{
      id: string;
      fate: Arrival["fate"];
      case_id: string | null;
      problems: Arrival["problems"];
    }>(
      "select id, fate, case_id, problems from surety.events where id = $1 or (workflow = $2 and idempotency_key = $3) limit 1",
      [one.eventId, one.workflow, one.idempotencyKey],
    );
    if (row !== undefined)
      found.set(one.eventId, { fate: row.fate, eventId: row.id, caseId: row.case_id, problems: row.problems });
  }
  return found;
}

/** How cases are written with their runs. */
export interface Starting {
  /** Whether that is said in one turn, so that nothing of the transaction comes after it. */
  closes: boolean;
  write(tx: Transaction): Promise<unknown>;
}

export function startingOf(engine: Engine<Transaction>, cases: readonly Candidate[], ahead: Ahead): Starting {
  const runs = planRuns(
    cases.filter((one) => one.start),
    ahead,
  );
  const begun = runs.map((run) => ahead.begun(run));
  const left = begun.flatMap((one) => one.left ?? []);
  const standings = new Map(begun.flatMap((one) => one.standings.map((each) => [each.id, each] as const)));
  return {
    closes: ahead.closes && left.every((run) => run.goOn !== undefined),
    // In this order, without waiting for each other's answers.
    write: (tx) =>
      Promise.all([
        insertCases(tx, cases, runs, standings),
        keepFiles(tx, cases),
        ahead.write(tx, runs),
        engine.enqueue(tx, left),
      ]),
  };
}

async function insertCases(
  tx: Transaction,
  cases: readonly Candidate[],
  runs: readonly Run[],
  standings: ReadonlyMap<string, CaseStanding>,
): Promise<void> {
  const runOf = new Map(runs.flatMap((run) => run.caseIds.map((id) => [id, run.id])));
  const rows = cases.map((one) => ({
    id: one.caseId,
    workflow: one.workflow,
    version: one.version,
    challenger: one.challenger,
    event_id: one.eventId,
    trigger_id: one.trigger,
    title: one.title,
    input: one.input,
    history_key: one.historyKey,
    received_at: isoTime(one.receivedAt),
    sent_by: one.sentBy,
    ...(standings.get(one.caseId) ?? untouched(runOf.get(one.caseId) ?? null)),
  }));
  await tx.query(
    `insert into surety.cases (id, workflow, version, challenger, event_id, trigger_id, title, status, input, history_key, received_at, sent_by,
       waiting_for, route, segment, answer, confidence, queue, data, cursor, run_id, owner, retry_count, error, cost_micros, ended_at)
     select id, workflow, version, challenger, event_id, trigger_id, title, coalesce(status, 'received'), input, history_key, received_at, sent_by,
       waiting_for, route, segment, answer, confidence, queue, coalesce(data, '{}'), cursor, run_id, owner, retry_count, nullif(error, 'null'), cost_micros, ended_at
     from jsonb_to_recordset($1::jsonb) as x(id uuid, workflow text, version text, challenger uuid, event_id uuid, trigger_id text, title text,
       status text, input jsonb, history_key text, received_at timestamptz, sent_by text, waiting_for text, route text, segment text, answer text,
       confidence double precision, queue text, data jsonb, cursor int, run_id text, owner text, retry_count int, error jsonb, cost_micros bigint,
       ended_at timestamptz)`,
    [toJson(rows)],
  );
}

/** A case that has only arrived, owned by its first run from the start. */
function untouched(runId: string | null): Omit<CaseStanding, "id"> {
  const nothing = { waiting_for: null, route: null, segment: null, answer: null, confidence: null, queue: null };
  const none = { data: undefined, cursor: 0, retry_count: 0, error: null, cost_micros: 0, ended_at: null };
  return { status: "received", run_id: runId, owner: runId, ...nothing, ...none };
}

function planRuns(cases: readonly Candidate[], ahead: Ahead): Run[] {
  const runs: Run[] = [];
  for (const group of Map.groupBy(cases, (one) => `${one.version} ${ahead.has(one.caseId)}`).values()) {
    for (let from = 0; from < group.length; from += runSize) {
      runs.push({ id: newId(), caseIds: group.slice(from, from + runSize).map((one) => one.caseId) });
    }
  }
  return runs;
}

function arrivalOf(one: Candidate, known: Known | undefined, duplicateOf: string | undefined): Arrival {
  if (known !== undefined) return answerAgain(one, known);
  if (duplicateOf !== undefined) return { fate: "duplicate", eventId: one.eventId, caseId: duplicateOf, problems: [] };
  return {
    fate: one.fate,
    eventId: one.eventId,
    caseId: one.fate === "accepted" ? one.caseId : null,
    problems: one.problems,
  };
}

/** A repeat of what was accepted is a duplicate of it; what was refused is refused again, for the same reason. */
function answerAgain(one: Candidate, { fate, eventId, caseId, problems }: Known): Arrival {
  const sentAgain = eventId !== one.eventId && fate === "accepted";
  return { fate: sentAgain ? "duplicate" : fate, eventId, caseId, problems };
}
