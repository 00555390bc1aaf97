import type { NaivePoint } from "@surety/core/wire/gate";
import type { GateWire } from "@surety/core/wire/quality";
import { FIXTURE_NOW } from "./seeded.ts";

/** Automation falls and error falls faster as the threshold rises; the bound keeps its distance and jumps where few are left. */
export function gateCurve(steps = 60): GateWire["curve"] {
  return Array.from({ length: steps }, (_, step) => {
    const threshold = 0.4 + (0.595 * step) / (steps - 1);
    const strict = (threshold - 0.4) / 0.595;
    const automationRate = 1 - 0.02 * strict - 0.93 * strict ** 5;
    const error = 0.079 * (1 - strict) ** 1.7 + 0.0035;
    const accepted = 1240 * automationRate;
    const bound = Math.min(1, error + 1.645 * Math.sqrt((error * (1 - error)) / accepted) + 1.4 / accepted);
    return { threshold, automationRate, error, bound };
  });
}

const naive = (threshold: number, upperBound: number): NaivePoint => ({
  threshold,
  accepted: 560,
  errors: 11,
  automationRate: 0.9,
  upperBound,
  chanceOverTarget: 0.48,
});

type Segment = GateWire["segments"][number];

const earnedSegment = (change: Partial<Segment>): Segment => ({
  segment: "silver",
  threshold: 0.914,
  labels: 620,
  accepted: 511,
  errors: 4,
  upperBound: 0.0178,
  automationRate: 0.824,
  naive: naive(0.78, 0.036),
  assurance: 0.99,
  labelsMissing: null,
  sentence: "We are 95 % sure that fewer than 2 in 100 automated tickets of silver customers are wrong.",
  advice: null,
  ...change,
});

const base: Omit<GateWire, "state" | "segments" | "mode"> = {
  judgment: "intent",
  maxError: 0.02,
  assurance: 0.95,
  audit: 0.03,
  curve: gateCurve(),
  fittedAt: new Date(FIXTURE_NOW).toISOString(),
};

/** Gates by what labels have earned. */
export const gate = {
  earned: (change: Partial<GateWire> = {}): GateWire => ({
    ...base,
    mode: "guaranteed",
    state: "earned",
    segments: [
      earnedSegment({}),
      earnedSegment({
        segment: "bronze",
        labels: 540,
        accepted: 446,
        errors: 3,
        upperBound: 0.0172,
        automationRate: 0.826,
        threshold: 0.921,
        naive: naive(0.8, 0.031),
        sentence: "We are 95 % sure that fewer than 2 in 100 automated tickets of bronze customers are wrong.",
      }),
      earnedSegment({
        segment: "gold",
        labels: 80,
        accepted: 0,
        errors: 0,
        threshold: null,
        upperBound: null,
        automationRate: 0,
        naive: naive(0.76, 0.094),
        sentence: "Not enough labels of gold customers yet: every case goes to a person.",
        labelsMissing: 212,
        advice: "Label 212 more of segment gold to automate at 2 %.",
      }),
    ],
    ...change,
  }),
  learning: (change: Partial<GateWire> = {}): GateWire => ({
    ...base,
    mode: "guaranteed",
    state: "learning",
    curve: [],
    fittedAt: null,
    segments: [
      earnedSegment({
        segment: "all",
        labels: 48,
        accepted: 0,
        errors: 0,
        threshold: null,
        upperBound: null,
        automationRate: 0,
        naive: null,
        sentence: "Not enough labels yet: every case goes to a person.",
        labelsMissing: 252,
        advice: "Label 252 more to automate at 2 %.",
      }),
    ],
    ...change,
  }),
};
