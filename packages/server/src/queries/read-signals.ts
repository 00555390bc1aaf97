import type { FieldSpecs } from "@surety/core/extract/field-schema";
import type { SignalMix } from "@surety/core/language/signal-mix";
import { mixSentence } from "@surety/core/language/mix-sentence";
import { type SignalCase, signalReport } from "@surety/core/measure/signal-report";
import type { JudgmentSignals, MixEvidence, SignalsWire } from "@surety/core/wire/signals";
import { withStoredNearness } from "../models/known-nearness.ts";
import { earningLabels, scoredLabels } from "../models/mix-signals.ts";
import { type AnsweredLabel, answeredLabels, answeringVersion } from "../models/provided-labels.ts";
import { asLabelled } from "../models/same-answer.ts";
import { statedLabel } from "../models/stated-label.ts";
import type { Database } from "../storage/database.ts";
import { currentDocument } from "./current-document.ts";
import { furtherAsked } from "./further-asked.ts";

/** Which signal of its language models carries what, judgment by judgment; null without a workflow. */
export async function readSignals(database: Database, workflow: string, now: Date): Promise<SignalsWire | null> {
  const document = await currentDocument(database, workflow);
  if (document === null) return null;
  const specs = document.flow.flatMap((block) => ("judge" in block ? Object.entries(block.judge) : []));
  const provided = specs.flatMap(([name, spec]): Provided[] => {
    if ("rule" in spec || spec.models.includes("local")) return [];
    const asked =
      "classify" in spec ? spec.classify : "score" in spec ? spec.score : "extract" in spec ? spec.extract : null;
    const none = "classify" in spec ? (spec.classify.none ?? null) : null;
    const fields = "extract" in spec ? { fields: spec.extract.fields } : {};
    return [{ name, none, ...fields, mixes: asked !== null, asksSometimes: asked?.agreement?.when !== undefined }];
  });
  const judgments = await Promise.all(provided.map((one) => signalsOf(database, workflow, one, now)));
  const currency = document.measure?.currency ?? "EUR";
  return { workflow, currency, judgments: judgments.flatMap((one) => one ?? []) };
}

interface Provided {
  name: string;
  none: string | null;
  fields?: FieldSpecs;
  /** Whether its signals can be mixed. */
  mixes: boolean;
  /** Whether others are asked of unsure answers alone. */
  asksSometimes: boolean;
}

/** Null before any model has answered. */
async function signalsOf(
  database: Database,
  workflow: string,
  provided: Provided,
  now: Date,
): Promise<JudgmentSignals | null> {
  const { name: judgment, none, mixes: canMix, asksSometimes } = provided;
  const answering = await answeringVersion(database, workflow, judgment);
  if (answering === null) return null;
  const { model, version } = answering;
  const labels = asLabelled(provided, await answeredLabels(database, workflow, judgment, version));
  const mixes = await mixesOf(database, workflow, judgment, version);
  const mix = mixes.find(({ active }) => active)?.mix ?? null;
  const earning = earningLabels(labels, mix?.share ?? 0);
  return {
    judgment,
    model,
    labels: labels.length,
    wrong: labels.filter((one) => !caseOf(one, none).right).length,
    score: scoreOf(canMix ? labels.length : null, mixes),
    further: asksSometimes ? await furtherAsked(database, workflow, judgment, version, now) : null,
    figures: figuresOf(labels, await withStoredNearness(database, mix, earning), mix, none),
  };
}

interface StoredMix {
  active: boolean;
  verdict: NonNullable<JudgmentSignals["score"]["inForce"]>["verdict"];
  mix: SignalMix | null;
  evidence: MixEvidence;
  at: Date;
}

/** The newest first. */
const mixesOf = (database: Database, workflow: string, judgment: string, asked: string): Promise<StoredMix[]> =>
  database.query<StoredMix>(
    `select active, verdict, mix, evidence, created_at as at from surety.signal_mixes
     where workflow = $1 and judgment = $2 and asked = $3 order by created_at desc, active desc`,
    [workflow, judgment, asked],
  );

function scoreOf(labels: number | null, mixes: readonly StoredMix[]): JudgmentSignals["score"] {
  const active = mixes.find((one) => one.active);
  const newest = mixes[0];
  const inForce = active === undefined ? null : shown(active);
  const latest = newest === undefined || newest.active ? null : shown(newest);
  return { kind: inForce === null ? "mean" : "mix", sentence: mixSentence(labels, inForce, latest), inForce, latest };
}

const shown = ({ verdict, mix, evidence, at }: StoredMix): NonNullable<JudgmentSignals["score"]["inForce"]> => ({
  verdict,
  mean: mix?.mean ?? null,
  signals: mix?.signals ?? [],
  evidence,
  at: at.toISOString(),
});

/** Of a mix and of the mean it replaced, on labels that did not fit it; of each signal on all that have it. */
function figuresOf(
  labels: readonly AnsweredLabel[],
  earning: readonly AnsweredLabel[],
  mix: SignalMix | null,
  none: string | null,
): JudgmentSignals["figures"] {
  const reportOf = (some: readonly AnsweredLabel[]) => signalReport(some.map((one) => caseOf(one, none)));
  const all = reportOf(labels);
  if (mix === null) return all === null ? null : { score: all.score, mean: null, signals: all.signals };
  const mixed = reportOf(scoredLabels(earning, mix));
  const mean = reportOf(scoredLabels(earning, null));
  if (all === null || mixed === null || mean === null) return null;
  // A label that is a known case is the nearest to itself: those say nothing of what known cases tell.
  const known = mixed.signals.filter(({ name }) => all.signals.every((one) => one.name !== name));
  const signals = [...all.signals, ...known].toSorted((a, b) => b.power.value - a.power.value);
  return { score: mixed.score, mean: mean.score, signals };
}

const caseOf = ({ value, draw, answer }: AnsweredLabel, none: string | null): SignalCase => ({
  signals: answer.signals,
  score: answer.confidence,
  right: statedLabel(answer, none) === value,
  weight: 1 / (draw ?? 1),
});
