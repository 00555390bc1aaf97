import type { JudgmentWire } from "@surety/core/wire/case";
import { FIXTURE_NOW } from "./seeded.ts";
import { INTENTS } from "./tickets.ts";

type Change = Partial<JudgmentWire> & { value?: string | null; confidence?: number };

/** The answer, its rival, and the rest of the probability spread over the others. */
export function alternatives(
  value: string,
  rival: string,
  confidence: number,
): { value: string; probability: number }[] {
  const left = 1 - confidence;
  const others = INTENTS.filter((intent) => intent !== value && intent !== rival);
  return [
    { value, probability: confidence },
    { value: rival, probability: left * 0.7 },
    ...others.map((intent, place) => ({ value: intent, probability: (left * 0.3 * (others.length - place)) / 21 })),
  ];
}

function build(change: Change): JudgmentWire {
  const value = change.value ?? "refund";
  const confidence = change.confidence ?? 0.982;
  return {
    id: "jdg_1",
    name: "intent",
    block: 1,
    kind: "classify",
    value,
    confidence,
    alternatives: alternatives(value, value === "billing" ? "refund" : "billing", confidence),
    signals: { classProbability: confidence + 0.006, margin: confidence - 0.06, distanceToKnown: 0.21, agreement: 1 },
    outOfScope: 0.012,
    model: "local",
    modelVersion: "m-4e1f09ab",
    costMicros: 0,
    latencyMs: 3.8,
    route: "automate",
    reason: {
      code: "above-threshold",
      sentence: `Confidence 0.982 is above the earned threshold 0.914 for silver customers.`,
    },
    threshold: 0.914,
    segment: "silver",
    calls: [],
    fields: [],
    clauses: null,
    draft: null,
    decidedValue: value,
    decidedBy: "local",
    at: new Date(FIXTURE_NOW).toISOString(),
    ...change,
  };
}

/** Judgments of the support-triage fixture, by what the gate said. */
export const judgment = {
  automated: (change: Change = {}) => build(change),
  uncertain: (change: Change = {}) =>
    build({
      confidence: 0.612,
      route: "review",
      outOfScope: 0.08,
      reason: {
        code: "below-threshold",
        sentence: "Confidence 0.61 is below the earned threshold 0.914 for silver customers.",
      },
      decidedValue: null,
      decidedBy: null,
      ...change,
    }),
  audited: (change: Change = {}) =>
    build({
      route: "audit",
      reason: { code: "audit", sentence: "Drawn for a blind check: 3 in 100 automated cases are." },
      ...change,
    }),
  urgency: (change: Change = {}) =>
    build({
      id: "jdg_2",
      name: "urgency",
      kind: "score",
      value: "normal",
      confidence: 0.94,
      alternatives: [
        { value: "normal", probability: 0.94 },
        { value: "high", probability: 0.04 },
        { value: "low", probability: 0.02 },
      ],
      model: "openai/gpt-5-mini",
      modelVersion: "2026-08",
      costMicros: 412,
      latencyMs: 840,
      threshold: 0.88,
      reason: { code: "above-threshold", sentence: "Confidence 0.94 is above the earned threshold 0.880." },
      ...change,
    }),
};
