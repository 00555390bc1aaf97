import { gateCurve } from "@surety/core/gate/gate-curve";
import { fitGate } from "@surety/core/gate/threshold";
import { seededRandom } from "@surety/core/statistics/seeded-random";
import type { GateLook, GateSegment, SegmentCurve } from "@surety/core/wire/gate";
import type { GateDetail } from "@surety/core/wire/gate-detail";
import type { GateWire } from "@surety/core/wire/quality";
import { FIXTURE_NOW } from "./seeded.ts";

const at = new Date(FIXTURE_NOW).toISOString();
const noun = "tickets";
const sizes: Record<string, number> = { silver: 1_240, bronze: 890, gold: 80 };

/** Labels of a model that is mostly sure and mostly right; its thresholds are derived as in earnest. */
const fitted = fitGate({
  target: 0.02,
  assurance: 0.95,
  look: 1,
  prior: { kind: "identity" },
  noun,
  calibrationCases: Object.entries(sizes).flatMap(([segment, count], seed) => {
    const random = seededRandom(seed + 7);
    return Array.from({ length: count }, () => {
      const confidence = 1 - 0.6 * random() ** 5;
      return { segment, confidence, correct: random() < confidence };
    });
  }),
});

const segments: GateSegment[] = fitted.segments.map((one) => ({
  segment: one.segment ?? "",
  threshold: one.threshold,
  labels: one.evidence.n,
  accepted: one.evidence.accepted,
  errors: one.evidence.errors,
  upperBound: one.threshold === null ? null : one.evidence.upperBound,
  automationRate: one.evidence.automationRate,
  naive: one.naive,
  assurance: one.evidence.assurance,
  labelsMissing: one.labelsMissing,
  sentence: one.guarantee,
  advice: one.advice,
}));
const curves: SegmentCurve[] = fitted.segments.map((one) => ({ segment: one.segment ?? "", ...one.curve }));

const base: Omit<GateWire, "state" | "segments" | "mode" | "fittedAt"> = {
  judgment: "intent",
  maxError: 0.02,
  assurance: 0.95,
  audit: 0.03,
};

/** Gates by what labels have earned. */
export const gate = {
  earned: (change: Partial<GateWire> = {}): GateWire => ({
    ...base,
    mode: "guaranteed",
    state: "earned",
    fittedAt: at,
    segments,
    ...change,
  }),
  learning: (change: Partial<GateWire> = {}): GateWire => ({
    ...base,
    mode: "guaranteed",
    state: "learning",
    fittedAt: null,
    segments: [],
    ...change,
  }),
};

const look: GateLook = {
  id: "look-1",
  at,
  look: 1,
  spent: 0.0304,
  model: "3f2a9c",
  maxError: 0.02,
  assurance: 0.95,
  segmentBy: "customer.tier",
  judgments: 1,
  labels: { count: 2_210, asked: 2_210, drawn: 0, withoutSegment: 0, first: "a", last: "z", hash: "0".repeat(64) },
  segments,
  tested: true,
  inForce: true,
};

const detail: GateDetail = {
  workflow: "support-triage",
  title: "Support ticket triage",
  noun,
  stage: "live",
  version: { hash: "v1", number: 3 },
  gate: gate.earned(),
  fixedThreshold: null,
  segmentBy: "customer.tier",
  siblings: [],
  together: null,
  curves,
  looks: [look],
  next: { look: 2, spends: 0.0076, labels: 2_300, newLabels: 90 },
  flow: {
    days: 14,
    segments: [
      { segment: "silver", cases: 2_800, perDay: 200 },
      { segment: "bronze", cases: 1_400, perDay: 100 },
      { segment: "gold", cases: 280, perDay: 20 },
    ],
    reviewTime: { seconds: 42, source: "measured", n: 310 },
  },
  costs: { currency: "EUR", error: 25, hour: 38, personError: 0.08, personErrorFrom: { source: "timed", n: 60 } },
  closed: [],
};

/** The whole page of a gate. */
export const gateDetail = {
  earned: (change: Partial<GateDetail> = {}): GateDetail => ({ ...detail, ...change }),
  learning: (change: Partial<GateDetail> = {}): GateDetail => ({
    ...detail,
    gate: gate.learning(),
    curves: [],
    looks: [],
    next: { look: 1, spends: 0.0304, labels: 48, newLabels: 48 },
    ...change,
  }),
};

/** A curve of few points, told apart easily. */
export const smallCurve = (): SegmentCurve => ({
  segment: "",
  ...gateCurve([0.99, 0.95, 0.9, 0.8, 0.6], [0, 0, 0, 1, 1]),
});
