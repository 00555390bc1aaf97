import { createHash } from "node:crypto";
import { UserError } from "@surety/core/errors/user-error";
import type { OutcomePost, OutcomeReceipt, OutcomeReceipts } from "@surety/core/wire/outcome";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import { findCases } from "../queries/find-cases.ts";
import { isUuid } from "../queries/page.ts";
import { append } from "../security/audit-log.ts";
import type { Transaction } from "../storage/database.ts";
import { toJson } from "../storage/to-json.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";
import { tellMeaning } from "./outcome-labels.ts";

interface Row {
  id: string;
  key: string;
  case_id: string | null;
  external_key: string | null;
  field: string | null;
  name: string;
  value: OutcomePost["value"];
  at: string;
  source: string;
}

export interface OutcomeOrigin {
  /** The workflow where a post names none, e.g. that of the webhook. */
  workflow?: string;
  /** Where they come from, where a post does not say it itself: `api`, `csv`, `webhook`. */
  source: string;
}

/** Kept outcomes that are tried again whenever others of the same workflow arrive. */
const triedAgain = 1000;

/** Keeps outcomes and joins them to their cases: nothing is dropped, and a key counts once. */
export async function postOutcomes(
  world: WorkerWorld,
  posts: readonly OutcomePost[],
  origin: OutcomeOrigin,
  actor: Actor,
): Promise<OutcomeReceipts> {
  const named = await withWorkflows(world, posts, origin);
  const receipts: OutcomeReceipt[] = [];
  let joinedLater = 0;
  for (const [workflow, places] of Map.groupBy(named.keys(), (place) => named[place]!.workflow)) {
    const { compiled } = await world.definitions.current(workflow);
    const rows = places.map((place) => rowOf(world, named[place]!.post, origin.source));
    const kept = await world.database.transaction((tx) => keep(tx, world, compiled, rows, actor));
    joinedLater += kept.joinedLater;
    for (const [at, place] of places.entries()) receipts[place] = kept.receipts[at]!;
    world.live.emit({ noun: "workflow", workflow, ids: [] });
  }
  return { items: receipts, ...countsOf(receipts), joinedLater };
}

async function keep(
  tx: Transaction,
  world: WorkerWorld,
  compiled: CompiledWorkflow,
  rows: readonly Row[],
  actor: Actor,
): Promise<{ receipts: OutcomeReceipt[]; joinedLater: number }> {
  const workflow = compiled.document.name;
  const cases = await findCases(
    tx,
    compiled.document,
    rows.map((row) => ({ caseId: row.case_id, externalKey: row.external_key, field: row.field })),
  );
  const joined = rows.map((row, n) => ({
    ...row,
    case_id: cases[n] ?? null,
    external_key: row.external_key ?? row.case_id,
  }));
  const added = new Set(await insert(tx, workflow, joined, world.clock.now()));
  const before = await valuesOf(
    tx,
    workflow,
    joined.filter((row) => !added.has(row.id)),
  );
  const later = await joinKept(tx, compiled, added);
  await tellMeaning(tx, world, compiled, [...added, ...later]);
  if (added.size > 0)
    await append(
      tx,
      { actor, verb: "post outcomes", object: `workflow ${workflow}`, detail: { count: added.size } },
      world.clock.now(),
    );
  return { receipts: joined.map((row) => receiptOf(row, added, before.get(row.key))), joinedLater: later.length };
}

/** The ids that were new; the others have a key that was used before, here or in an earlier post. */
async function insert(tx: Transaction, workflow: string, rows: readonly Row[], now: Date): Promise<string[]> {
  const added = await tx.query<{ id: string }>(
    `insert into surety.outcomes (id, workflow, key, case_id, external_key, field, name, value, at, source, received_at)
     select id, $2, key, case_id, external_key, field, name, value, at, source, $3
     from jsonb_to_recordset($1::jsonb) as x(id uuid, key text, case_id uuid, external_key text, field text, name text, value jsonb, at timestamptz, source text)
     on conflict (workflow, key) do nothing returning id`,
    [toJson(rows), workflow, now],
  );
  return added.map((row) => row.id);
}

async function valuesOf(
  tx: Transaction,
  workflow: string,
  rows: readonly Row[],
): Promise<Map<string, { value: unknown; caseId: string | null }>> {
  const known = await tx.query<{ key: string; value: unknown; case_id: string | null }>(
    "select key, value, case_id from surety.outcomes where workflow = $1 and key = any($2)",
    [workflow, rows.map((row) => row.key)],
  );
  return new Map(known.map((row) => [row.key, { value: row.value, caseId: row.case_id }]));
}

/** Cases may arrive after what is said of them: what is still without one is tried again. */
async function joinKept(tx: Transaction, compiled: CompiledWorkflow, fresh: ReadonlySet<string>): Promise<string[]> {
  const workflow = compiled.document.name;
  const kept = await tx.query<{ id: string; external_key: string; field: string | null }>(
    `select id, external_key, field from surety.outcomes
     where workflow = $1 and case_id is null and not (id = any($2::uuid[])) order by received_at desc limit ${triedAgain}`,
    [workflow, [...fresh]],
  );
  const names = kept.map((row) => ({
    caseId: isUuid(row.external_key) ? row.external_key : null,
    externalKey: row.external_key,
    field: row.field,
  }));
  const cases = await findCases(tx, compiled.document, names);
  const found = kept.flatMap((row, n) => (cases[n] == null ? [] : [{ id: row.id, case_id: cases[n] }]));
  if (found.length > 0)
    await tx.query(
      `update surety.outcomes o set case_id = x.case_id
       from jsonb_to_recordset($1::jsonb) as x(id uuid, case_id uuid) where o.id = x.id`,
      [toJson(found)],
    );
  return found.map((row) => row.id);
}

function rowOf(world: WorkerWorld, post: OutcomePost, source: string): Row {
  const { caseId = null, externalKey = null, field = null, name, value } = post;
  return {
    id: world.newId(),
    key: post.key ?? keyOf([caseId, externalKey, field, name, post.at ?? null]),
    case_id: caseId,
    external_key: externalKey,
    field,
    name,
    value,
    at: post.at ?? world.clock.now().toISOString(),
    source: post.source ?? source,
  };
}

const keyOf = (parts: readonly (string | null)[]): string =>
  `made:${createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 40)}`;

function receiptOf(
  row: Row,
  added: ReadonlySet<string>,
  before: { value: unknown; caseId: string | null } | undefined,
): OutcomeReceipt {
  if (!added.has(row.id)) {
    const same = before?.value === row.value;
    const note = same
      ? null
      : "This key has another value already. Send a correction with a key of its own and its own time.";
    return { key: row.key, fate: same ? "duplicate" : "conflict", caseId: before?.caseId ?? null, note };
  }
  if (row.case_id !== null) return { key: row.key, fate: "joined", caseId: row.case_id, note: null };
  const note = `No case is known for "${(row.external_key ?? "").slice(0, 80)}" yet; the outcome is kept and joined when there is one.`;
  return { key: row.key, fate: "kept", caseId: null, note };
}

function countsOf(receipts: readonly OutcomeReceipt[]): Omit<OutcomeReceipts, "items" | "joinedLater"> {
  const countOf = (fate: OutcomeReceipt["fate"]) => receipts.filter((one) => one.fate === fate).length;
  return {
    joined: countOf("joined"),
    kept: countOf("kept"),
    duplicate: countOf("duplicate"),
    conflict: countOf("conflict"),
  };
}

interface Named {
  workflow: string;
  post: OutcomePost;
}

/** The workflow of each: named in the post, that of the way it came, or that of the case it names. */
async function withWorkflows(
  world: WorkerWorld,
  posts: readonly OutcomePost[],
  origin: OutcomeOrigin,
): Promise<Named[]> {
  const open = posts.filter((post) => post.workflow === undefined && origin.workflow === undefined);
  const ids = open.flatMap((post) => (post.caseId !== undefined && isUuid(post.caseId) ? [post.caseId] : []));
  const rows = await world.database.query<{ id: string; workflow: string }>(
    "select id, workflow from surety.cases where id = any($1::uuid[])",
    [ids],
  );
  const known = new Map(rows.map((row) => [row.id, row.workflow]));
  return posts.map((post, place) => {
    if (post.caseId === undefined && post.externalKey === undefined) throw nameless(place);
    const workflow = origin.workflow ?? post.workflow ?? known.get(post.caseId?.toLowerCase() ?? "");
    if (workflow === undefined) throw ofNoWorkflow(place);
    return { workflow, post };
  });
}

function nameless(place: number): UserError {
  return new UserError({
    code: "outcome-without-case",
    field: `items.${place}`,
    message: "This outcome names no case.",
    remedy: "Send caseId, or externalKey (and field, where the key is in an input field).",
  });
}

function ofNoWorkflow(place: number): UserError {
  return new UserError({
    code: "outcome-without-workflow",
    field: `items.${place}.workflow`,
    message: "Nothing says which workflow this outcome belongs to.",
    remedy: "Send workflow with it, or the caseId of a case that is known.",
  });
}
