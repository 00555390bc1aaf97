import { type SignalCase, signalReport } from "@surety/core/measure/signal-report";
import type { JudgmentSignals, SignalsWire } from "@surety/core/wire/signals";
import { answeredLabels, answeringVersion } from "../models/provided-labels.ts";
import { statedLabel } from "../models/stated-label.ts";
import type { Database } from "../storage/database.ts";
import { currentDocument } from "./current-document.ts";

/** Which signal of its language models carries what, judgment by judgment; null without a workflow. */
export async function readSignals(database: Database, workflow: string): Promise<SignalsWire | null> {
  const document = await currentDocument(database, workflow);
  if (document === null) return null;
  const specs = document.flow.flatMap((block) => ("judge" in block ? Object.entries(block.judge) : []));
  const provided = specs.flatMap(([name, spec]) =>
    "rule" in spec || spec.models.includes("local")
      ? []
      : [{ name, none: "classify" in spec ? (spec.classify.none ?? null) : null }],
  );
  const judgments = await Promise.all(provided.map(({ name, none }) => signalsOf(database, workflow, name, none)));
  return { workflow, judgments: judgments.flatMap((one) => one ?? []) };
}

/** Null before any model has answered. */
async function signalsOf(
  database: Database,
  workflow: string,
  judgment: string,
  none: string | null,
): Promise<JudgmentSignals | null> {
  const answering = await answeringVersion(database, workflow, judgment);
  if (answering === null) return null;
  const labels = await answeredLabels(database, workflow, judgment, answering.version);
  const cases = labels.map(({ value, draw, answer }): SignalCase => {
    const right = statedLabel(answer, none) === value;
    return { signals: answer.signals, score: answer.confidence, right, weight: 1 / (draw ?? 1) };
  });
  const report = signalReport(cases);
  const wrong = cases.filter(({ right }) => !right).length;
  const counted = { judgment, model: answering.model, labels: cases.length, wrong };
  if (report === null) return { ...counted, figures: null };
  return { ...counted, figures: { score: report.score, signals: report.signals, mixed: report.mixed } };
}
