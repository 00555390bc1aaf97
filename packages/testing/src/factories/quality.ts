import type { JudgmentQuality, Quality } from "@surety/core/wire/quality";
import { gate } from "./gate.ts";
import { FIXTURE_NOW, seeded } from "./seeded.ts";
import { INTENTS } from "./tickets.ts";

/** A confusion matrix with most of its weight on the diagonal. */
export function confusion(labels: readonly string[], seed = 5): { labels: string[]; counts: number[][] } {
  const random = seeded(seed);
  const counts = labels.map((_, row) =>
    labels.map((_label, column) =>
      row === column ? 90 + Math.floor(random() * 140) : random() < 0.35 ? Math.floor(random() * 9) : 0,
    ),
  );
  return { labels: [...labels], counts };
}

const reliability = (): JudgmentQuality["reliability"] =>
  Array.from({ length: 10 }, (_, bin) => {
    const confidence = 0.05 + bin * 0.1;
    const n = [4, 6, 9, 14, 22, 41, 68, 121, 254, 701][bin] ?? 0;
    const accuracy = Math.min(
      0.995,
      Math.max(0.02, confidence + [0.06, 0.03, -0.05, 0.02, -0.03, -0.02, 0.015, 0.01, -0.005, 0.01][bin]!),
    );
    const half = 1.96 * Math.sqrt((accuracy * (1 - accuracy)) / n);
    return {
      from: bin / 10,
      to: (bin + 1) / 10,
      n,
      confidence,
      accuracy,
      low: Math.max(0, accuracy - half),
      high: Math.min(1, accuracy + half),
    };
  });

function perClass(labels: readonly string[], counts: number[][]): JudgmentQuality["perClass"] {
  return labels.map((label, place) => {
    const right = counts[place]?.[place] ?? 0;
    const support = (counts[place] ?? []).reduce((sum, value) => sum + value, 0);
    const said = counts.reduce((sum, row) => sum + (row[place] ?? 0), 0);
    const [precision, recall] = [right / said, right / support];
    return { label, precision, recall, f1: (2 * precision * recall) / (precision + recall), support };
  });
}

function measured(labels: readonly string[]): JudgmentQuality {
  const matrix = confusion(labels);
  return {
    judgment: "intent",
    labels: [...labels],
    answeredBy: ["local"],
    model: { hash: "m-4e1f09ab", trainedAt: new Date(FIXTURE_NOW - 3 * 86_400_000).toISOString(), trainedOn: 2410 },
    accuracy: { value: 0.951, low: 0.938, high: 0.962, n: 1240 },
    macroF1: 0.944,
    ece: 0.013,
    brier: 0.081,
    perClass: perClass(labels, matrix.counts),
    confusion: matrix,
    reliability: reliability(),
    curve: null,
    live: {
      cases: 5120,
      automationRate: { value: 0.803, low: 0.792, high: 0.814, n: 5120 },
      overrideRate: { value: 0.184, low: 0.161, high: 0.209, n: 1008 },
      auditedError: { value: 0.0091, low: 0.0032, high: 0.0176, n: 154, open: 9 },
    },
  };
}

const many = Array.from({ length: 18 }, (_, place) => `account ${4000 + place * 10}`);

/** Quality of a workflow, by how much is known. */
export const quality = {
  earned: (change: Partial<Quality> = {}): Quality => ({
    workflow: "support-triage",
    judgments: [measured(INTENTS)],
    gates: [gate.earned()],
    labels: {
      total: 3650,
      bySource: { review: 1008, import: 2400, audit: 154, outcome: 88 },
      train: 2410,
      calibration: 1240,
    },
    ...change,
  }),
  manyClasses: (change: Partial<Quality> = {}): Quality => ({
    ...quality.earned(),
    workflow: "invoice-approval",
    judgments: [{ ...measured(many), judgment: "account" }],
    gates: [gate.earned({ judgment: "account" })],
    ...change,
  }),
  learning: (change: Partial<Quality> = {}): Quality => ({
    workflow: "lead-routing",
    judgments: [
      {
        judgment: "intent",
        labels: [...INTENTS],
        answeredBy: ["local"],
        model: null,
        accuracy: null,
        macroF1: null,
        ece: null,
        brier: null,
        perClass: [],
        confusion: null,
        reliability: [],
        curve: null,
        live: { cases: 144, automationRate: null, overrideRate: null, auditedError: null },
      },
    ],
    gates: [gate.learning()],
    labels: { total: 48, bySource: { review: 48 }, train: 31, calibration: 17 },
    ...change,
  }),
};
