import { efficiencyOf } from "@surety/core/measure/efficiency";
import type { BaselineFigures, BaselineWire } from "@surety/core/wire/baseline";
import type { ReadinessWire } from "@surety/core/wire/stage";
import type { Reliability, ValueWire } from "@surety/core/wire/value";
import { type Answer, ok } from "./fixture-answer.ts";

const weekMs = 7 * 86_400_000;
const measured: BaselineFigures = {
  minutesPerCase: { value: 4.2, low: 3.8, high: 4.7, n: 60, source: "timed", capped: 1 },
  errorRate: { value: 0.08, low: 0.04, high: 0.15, n: 120, source: "timed", capped: 0 },
  costPerHour: 38,
  costMicros: { value: 2_660_000, low: 2_406_667, high: 2_976_667 },
};

/** Manual work as a timed sample of 60 cases found it. */
export function answerBaseline(workflow: string, now: number): Answer {
  const ended = {
    source: "timed" as const,
    cases: 60,
    startedBy: "Ada",
    endedAt: new Date(now - 5 * weekMs).toISOString(),
  };
  return ok({ workflow, currency: "EUR", ...measured, measured: ended, running: null } satisfies BaselineWire);
}

/** Twelve like weeks, computed as the server does from what it counted. */
export function answerValue(workflow: string, now: number): Answer {
  const spans = Array.from({ length: 12 }, (_, n) => spanOf(now - (11 - n) * weekMs));
  const all = { from: spans[0]?.from ?? "", to: spans.at(-1)?.to ?? "" };
  return ok({
    workflow,
    currency: "EUR",
    baseline: measured,
    total: efficiencyOf(factsOf(all, 12), measured),
    weeks: spans.map((span) => efficiencyOf(factsOf(span, 1), measured)),
    reliability: spans.map((span) => reliabilityOf(span, 1)),
    reliabilityTotal: reliabilityOf(all, 12),
    outcomes: [],
    outcomesWithoutCase: 0,
  } satisfies ValueWire);
}

/** Everything is there but the evaluation set. */
export function answerReadiness(workflow: string, stage: ReadinessWire["stage"]): Answer {
  const [why, remedy] = ["Without it nobody would notice a decline.", "Make one from the labels that there are."];
  return ok({
    workflow,
    stage,
    ready: false,
    requirements: [
      { key: "baseline", title: "Baseline", met: true, finding: "60 timed cases.", why, remedy, place: "value" },
      { key: "evaluation-set", title: "Evaluation set", met: false, finding: "None.", why, remedy, place: "datasets" },
      { key: "owner", title: "Owner", met: true, finding: "Ada.", why, remedy, place: "document" },
    ],
    override: null,
    forecast: { cases: 0, automated: null, agreement: null },
  } satisfies ReadinessWire);
}

type Span = { from: string; to: string };
const spanOf = (from: number): Span => ({
  from: new Date(from).toISOString(),
  to: new Date(from + weekMs).toISOString(),
});

const errorOf = (weeks: number) => ({ value: 0.011, low: 0.004, high: 0.026, n: 18 * weeks, open: 2 });

function factsOf(span: Span, weeks: number) {
  return {
    ...span,
    automated: 800 * weeks,
    reviewed: 200 * weeks,
    reviewTimes: Array.from({ length: 200 * weeks }, (_, n) => 35 + (n % 20)),
    auditTimes: Array.from({ length: 18 * weeks }, () => 40),
    machineSeconds: 12 * weeks,
    modelCostMicros: 0,
    automatedError: errorOf(weeks),
  };
}

function reliabilityOf(span: Span, weeks: number): Reliability {
  return {
    ...span,
    cases: 1000 * weeks,
    error: errorOf(weeks),
    override: { value: 0.12, low: 0.08, high: 0.17, n: 200 * weeks },
    abstain: { value: 0.02, low: 0.01, high: 0.03, n: 1000 * weeks },
    exception: { value: 0.004, low: 0.001, high: 0.01, n: 1000 * weeks },
    failed: weeks,
    quarantined: 0,
  };
}
