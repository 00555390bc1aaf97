import type { CascadesWire, CascadeWire } from "@surety/core/wire/cascade";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import type { Queryable } from "../storage/database.ts";
import { currentDocument } from "./current-document.ts";
import { gateOf, gateStanding, type StoredGate } from "./gate-wire.ts";
import { judgeBlockOf } from "./read-gate.ts";

const days = 30;

/** What the stages of each cascade do, by the labels that measured them and by live cases; null without such a workflow. */
export async function readCascades(database: Queryable, workflow: string, now: Date): Promise<CascadesWire | null> {
  const document = await currentDocument(database, workflow);
  if (document === null) return null;
  const since = new Date(now.getTime() - days * 86_400_000);
  const [gates, live] = await Promise.all([
    database.query<StoredGate>(
      `select g.judgment, g.evidence, g.created_at as "createdAt", ${gateStanding} from surety.gates g where g.workflow = $1 and g.active`,
      [workflow],
    ),
    liveStages(database, workflow, since),
  ]);
  const cascades = cascadesOf(document).map(({ judgment, models }): CascadeWire => {
    const stored = gates.find((gate) => gate.judgment === judgment);
    const measured = measuredNow(stored, models);
    return {
      judgment,
      models,
      state: stateOf(document, judgment, measured === null ? undefined : stored),
      measured,
      segments: measured === null ? [] : segmentsOf(stored),
      fittedAt: measured === null || stored === undefined ? null : new Date(stored.createdAt).toISOString(),
      obstacle: obstacleOf(document, judgment),
      live: { since: since.toISOString(), ...liveOf(live, judgment, models) },
    };
  });
  return { workflow, currency: document.measure?.currency ?? "EUR", cascades };
}

function cascadesOf(document: WorkflowDocument): { judgment: string; models: string[] }[] {
  return document.flow.flatMap((block) =>
    !("judge" in block)
      ? []
      : Object.entries(block.judge).flatMap(([judgment, spec]) =>
          "models" in spec && !("agent" in spec) && !("generate" in spec) && spec.models.length > 1
            ? [{ judgment, models: spec.models }]
            : [],
        ),
  );
}

/** Of other models than the document names now, nothing was measured. */
function measuredNow(stored: StoredGate | undefined, models: readonly string[]): CascadeWire["measured"] {
  const cascade = stored?.evidence.cascade ?? null;
  return cascade !== null && cascade.stages.map(({ name }) => name).join("\n") === models.join("\n") ? cascade : null;
}

const segmentsOf = (stored: StoredGate | undefined): CascadeWire["segments"] =>
  Object.entries(stored?.evidence.cascades ?? {}).map(([segment, measured]) => ({ segment, measured }));

function stateOf(document: WorkflowDocument, judgment: string, stored: StoredGate | undefined): CascadeWire["state"] {
  const block = judgeBlockOf(document, judgment);
  if (stored === undefined || block === undefined) return "first";
  const { state } = gateOf(block, judgment, stored);
  return state === "earned" || state === "broken" ? state : "learning";
}

function obstacleOf(document: WorkflowDocument, judgment: string): string | null {
  const gate = judgeBlockOf(document, judgment)?.gate;
  return gate?.fixedThreshold === undefined ? null : "Its threshold was set by hand.";
}

interface LiveStage {
  judgment: string;
  name: string;
  asked: number;
  answered: number;
  costMicros: number;
}
interface LiveCascades {
  cases: { judgment: string; cases: number; people: number }[];
  stages: LiveStage[];
}

async function liveStages(database: Queryable, workflow: string, since: Date): Promise<LiveCascades> {
  const where = "j.workflow = $1 and j.at >= $2 and j.stages is not null";
  const [cases, stages] = await Promise.all([
    database.query<LiveCascades["cases"][number]>(
      `select j.name as judgment, count(*)::int as cases, (count(*) filter (where j.route = 'review'))::int as people
       from surety.judgments j where ${where} group by 1`,
      [workflow, since],
    ),
    database.query<LiveStage>(
      `select j.name as judgment, s.said ->> 'name' as name, count(*)::int as asked,
         (count(*) filter (where j.route <> 'review' and s.at = jsonb_array_length(j.stages)))::int as answered,
         coalesce(sum((s.said ->> 'costMicros')::float8), 0) as "costMicros"
       from surety.judgments j, jsonb_array_elements(j.stages) with ordinality as s(said, at) where ${where} group by 1, 2`,
      [workflow, since],
    ),
  ]);
  return { cases, stages };
}

function liveOf({ cases, stages }: LiveCascades, judgment: string, models: readonly string[]) {
  const counted = cases.find((one) => one.judgment === judgment);
  return {
    cases: counted?.cases ?? 0,
    people: counted?.people ?? 0,
    stages: models.map((name) => {
      const found = stages.find((one) => one.judgment === judgment && one.name === name);
      return { name, asked: found?.asked ?? 0, answered: found?.answered ?? 0, costMicros: found?.costMicros ?? 0 };
    }),
  };
}
