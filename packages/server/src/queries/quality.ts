import { auditedError } from "@surety/core/measure/audited-error";
import type { JudgmentQuality, LayoutCurveWire, Quality } from "@surety/core/wire/quality";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import type { Database } from "../storage/database.ts";
import { type AutomatedGroup, automatedGroups, casesOf } from "./automated-cases.ts";
import { gatesOf, gateStanding, type StoredGate } from "./gate-wire.ts";
import { labelCounts } from "./label-counts.ts";
import { type LiveQuality, liveQuality } from "./live-quality.ts";
import { judgmentOptions } from "./judgment-options.ts";
import { currentDocument } from "./current-document.ts";
import { shareOf } from "./rates.ts";

type Measured = Omit<JudgmentQuality, "live" | "answeredBy" | "curve">;

/** How good each judgment of a workflow is, what its gate has earned, and the labels behind both; null without a workflow. */
export async function quality(database: Database, workflow: string, now: Date): Promise<Quality | null> {
  const document = await currentDocument(database, workflow);
  if (document === null) return null;
  const since = new Date(now.getTime() - 30 * 86_400_000);
  const [models, gates, live, automated, labels, curves] = await Promise.all([
    database.query<{ judgment: string; quality: Partial<Measured> | null }>(
      "select judgment, quality from surety.models where workflow = $1 and active",
      [workflow],
    ),
    database.query<StoredGate>(
      `select g.judgment, g.evidence, g.created_at as "createdAt", ${gateStanding} from surety.gates g where g.workflow = $1 and g.active`,
      [workflow],
    ),
    liveQuality(database, workflow, since),
    automatedGroups(database, { from: since, workflow }),
    labelCounts(database, workflow),
    latestCurves(database, workflow),
  ]);
  const judgments = judgedNames(document).map(({ name, options, answeredBy }) => {
    const answered = gates.find((gate) => gate.judgment === name)?.evidence.answered?.quality;
    const measured = answered ?? models.find((model) => model.judgment === name)?.quality ?? {};
    const of = automated.filter((one) => one.judgment === name);
    const curve = curves.get(name) ?? null;
    return {
      ...unmeasured(name, options),
      ...measured,
      judgment: name,
      answeredBy,
      curve,
      live: liveOf(live.get(name), of),
    };
  });
  return { workflow, judgments, gates: gatesOf(document, gates), labels };
}

/** What the latest training of each judgment said of new layouts; a challenger has learned most. */
async function latestCurves(database: Database, workflow: string): Promise<Map<string, LayoutCurveWire | null>> {
  const rows = await database.query<{ judgment: string; curve: LayoutCurveWire | null }>(
    `select distinct on (judgment) judgment, report -> 'curve' as curve from surety.models
     where workflow = $1 order by judgment, created_at desc`,
    [workflow],
  );
  return new Map(rows.map(({ judgment, curve }) => [judgment, curve]));
}

function judgedNames(document: WorkflowDocument): { name: string; options: string[]; answeredBy: string[] }[] {
  return document.flow.flatMap((block) => {
    if (!("judge" in block)) return [];
    return Object.entries(block.judge).map(([name, spec]) => ({
      name,
      options: judgmentOptions(spec).options,
      answeredBy: "rule" in spec ? [] : spec.models,
    }));
  });
}

function unmeasured(judgment: string, labels: string[]): Measured {
  return {
    judgment,
    labels,
    model: null,
    accuracy: null,
    macroF1: null,
    ece: null,
    brier: null,
    perClass: [],
    confusion: null,
    reliability: [],
  };
}

function liveOf(live: LiveQuality | undefined, automated: readonly AutomatedGroup[]): JudgmentQuality["live"] {
  return {
    cases: live?.cases ?? 0,
    automationRate: live === undefined ? null : shareOf(live.automated, live.cases),
    overrideRate: live === undefined ? null : shareOf(live.overridden, live.decided),
    auditedError: auditedError(casesOf(automated)).error,
  };
}
