import { lookNumber } from "@surety/core/gate/look-number";
import { deltaForLook } from "@surety/core/statistics/spend-delta";
import type { BaselineFigures } from "@surety/core/wire/baseline";
import type { Stage } from "@surety/core/wire/common";
import type { GateDetail } from "@surety/core/wire/gate-detail";
import type { JudgeBlock } from "@surety/core/workflow/block-schema";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import type { Database, Queryable } from "../storage/database.ts";
import { earnsForDrafts } from "../generate/read-draft-labels.ts";
import { gateFlow } from "./gate-flow.ts";
import { lookWire, type StoredLook, storedLooks } from "./gate-looks.ts";
import { baselineOf } from "./read-baseline.ts";
import { gateOf } from "./gate-wire.ts";

interface Row {
  title: string;
  stage: Stage;
  version: string;
  number: number;
  document: WorkflowDocument;
}

/** Everything about the gate of one judgment; null where the workflow has no such judgment. */
export async function readGate(
  database: Database,
  workflow: string,
  judgment: string,
  now: Date,
): Promise<GateDetail | null> {
  const [row] = await database.query<Row>(
    `select w.title, w.stage, w.version, v.number, v.document
     from surety.workflows w join surety.versions v on v.hash = w.version where w.name = $1`,
    [workflow],
  );
  const block = row === undefined ? undefined : judgeBlockOf(row.document, judgment);
  if (row === undefined || block === undefined) return null;
  const baseline = await baselineOf(database, workflow, row.document);
  const [looks, flow, together] = await Promise.all([
    storedLooks(database, workflow, judgment),
    gateFlow(database, workflow, baseline, judgment, now),
    passedTogether(database, workflow, block, judgment, now),
  ]);
  const active = looks.find((look) => look.active);
  const { measure } = row.document;
  return {
    workflow,
    title: row.title,
    ...nounOf(block, judgment, row.document.noun ?? "cases"),
    stage: row.stage,
    version: { hash: row.version, number: row.number },
    gate: gateOf(block, judgment, active && { ...active, judgment, createdAt: active.created_at }),
    fixedThreshold: block.gate.fixedThreshold ?? null,
    segmentBy: block.gate.segment ?? null,
    siblings: siblingsOf(block, judgment),
    together,
    curves: active?.evidence.curves ?? [],
    looks: looks.map(lookWire),
    next: await nextLook(database, workflow, judgment, block, looks),
    flow,
    costs: {
      currency: measure?.currency ?? "EUR",
      error: measure?.costOfError ?? null,
      hour: baseline.costPerHour,
      ...personErrorOf(baseline),
    },
    closed: Object.entries(active?.closed ?? {}).map(([segment, { at, alert }]) => ({ segment, at, alert })),
  };
}

/** What its gate counts: cases, or drafts with what makes one right. */
function nounOf({ judge }: JudgeBlock, judgment: string, noun: string): Pick<GateDetail, "noun" | "drafts"> {
  const spec = judge[judgment];
  if (spec === undefined || !("generate" in spec)) return { noun };
  return { noun: "drafts", drafts: { mostChanged: spec.generate.alone?.mostChanged ?? null } };
}

function personErrorOf({ errorRate }: BaselineFigures): Pick<GateDetail["costs"], "personError" | "personErrorFrom"> {
  if (errorRate === null) return { personError: null, personErrorFrom: null };
  return { personError: errorRate.value, personErrorFrom: { source: errorRate.source, n: errorRate.n ?? 0 } };
}

/** The block that makes a judgment. */
export function judgeBlockOf(document: WorkflowDocument, judgment: string): JudgeBlock | undefined {
  return document.flow.find((block): block is JudgeBlock => "judge" in block && judgment in block.judge);
}

function siblingsOf({ judge }: JudgeBlock, judgment: string): string[] {
  return Object.entries(judge).flatMap(([name, spec]) => (name === judgment || "rule" in spec ? [] : [name]));
}

const countedDays = 14;

/** A judgment that stands alone is automated with its case, so there is nothing to tell. */
async function passedTogether(
  database: Queryable,
  workflow: string,
  block: JudgeBlock,
  judgment: string,
  now: Date,
): Promise<GateDetail["together"]> {
  const names = [judgment, ...siblingsOf(block, judgment)];
  if (names.length === 1) return null;
  const [row] = await database.query<NonNullable<GateDetail["together"]>>(
    `select count(*)::int as cases, (count(*) filter (where own))::int as passed, (count(*) filter (where every))::int as automated
     from (select bool_or(route <> 'review') filter (where name = $3) as own, bool_and(route <> 'review') as every
       from surety.judgments where workflow = $1 and name = any($2) and at >= $4 group by case_id) as x`,
    [workflow, names, judgment, new Date(now.getTime() - countedDays * 86_400_000)],
  );
  return row ?? null;
}

/** What it would cost to derive the thresholds now, and whether there is anything new to see. */
async function nextLook(
  database: Queryable,
  workflow: string,
  judgment: string,
  { gate: { assurance }, judge }: JudgeBlock,
  looks: readonly StoredLook[],
): Promise<GateDetail["next"]> {
  const spec = judge[judgment];
  // Where nothing is trained all fair labels measure, as in the derivation (answeredLabels).
  const trains = spec !== undefined && "models" in spec && !("generate" in spec) && spec.models.includes("local");
  // What people did with drafts is kept beside the labels of answers.
  const [table, which] =
    spec !== undefined && "generate" in spec
      ? ["draft_labels", `${earnsForDrafts} and not $3`]
      : ["labels", "draw_probability is not null and (part = 'calibration' or not $3)"];
  const [labels] = await database.query<{ count: number; first: string | null; last: string | null }>(
    `select count(*)::int as count, min(id::text) as first, max(id::text) as last from surety.${table}
     where workflow = $1 and judgment = $2 and ${which}`,
    [workflow, judgment, trains],
  );
  // Looks that tested nothing are not counted, as in the derivation itself (lookFrom).
  const tested = looks.filter(({ evidence }) => evidence.tested !== false);
  const spans = tested.map(({ evidence }) => spanOf(evidence.labels ?? { first: null, last: null }));
  const look = lookNumber(spans, spanOf(labels ?? { first: null, last: null }));
  const { labels: earned, apart = 0 } = looks[0]?.evidence ?? {};
  const seen = earned?.count ?? 0;
  const count = Math.max(0, (labels?.count ?? 0) - apart);
  return { look, spends: deltaForLook(1 - assurance, look), labels: count, newLabels: Math.max(0, count - seen) };
}

function spanOf({ first, last }: { first: string | null; last: string | null }) {
  return first === null || last === null ? null : { first, last };
}
