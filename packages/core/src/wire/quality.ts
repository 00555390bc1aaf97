import { z } from "zod";
import { auditedRate, instant, rate } from "./common.ts";
import { gateSegment } from "./gate.ts";

export const reliabilityBin = z.object({
  from: z.number(),
  to: z.number(),
  n: z.number().int(),
  confidence: z.number(),
  accuracy: z.number(),
  low: z.number(),
  high: z.number(),
});

/** How a reader of fields learns a new layout: models that had not seen it, and then so many corrected documents of it. */
export const layoutCurve = z.object({
  layouts: z.number().int(),
  /** Documents that were read at each point. */
  asked: z.number().int(),
  /** Shares of their fields, and of whole documents, that were right. */
  points: z.array(z.object({ corrected: z.number().int(), fields: z.number(), documents: z.number() })),
});
export type LayoutCurveWire = z.output<typeof layoutCurve>;

/** How good one judgment of a workflow is, on labels that the model did not learn from. */
export const judgmentQuality = z.object({
  judgment: z.string(),
  labels: z.array(z.string()),
  /** The models that the document names for it, in their order; none where a rule answers. */
  answeredBy: z.array(z.string()),
  model: z.object({ hash: z.string(), trainedAt: instant, trainedOn: z.number().int() }).nullable(),
  /** On held-out labels (calibration part). */
  accuracy: rate.nullable(),
  macroF1: z.number().nullable(),
  ece: z.number().nullable(),
  brier: z.number().nullable(),
  perClass: z.array(
    z.object({
      label: z.string(),
      precision: z.number(),
      recall: z.number(),
      f1: z.number(),
      support: z.number().int(),
    }),
  ),
  confusion: z.object({ labels: z.array(z.string()), counts: z.array(z.array(z.number().int())) }).nullable(),
  reliability: z.array(reliabilityBin),
  /** Of a reader of fields, by the latest training; null where no field tells layouts apart, or too few were labelled. */
  curve: layoutCurve.nullable(),
  /** On live cases. */
  live: z.object({
    cases: z.number().int(),
    automationRate: rate.nullable(),
    overrideRate: rate.nullable(),
    auditedError: auditedRate.nullable(),
  }),
});
export type JudgmentQuality = z.output<typeof judgmentQuality>;

/** The gate of one judgment: its target, and what labels have earned. */
export const gateWire = z.object({
  judgment: z.string(),
  maxError: z.number(),
  assurance: z.number(),
  audit: z.number(),
  mode: z.enum(["guaranteed", "fixed", "none"]),
  state: z.enum(["earned", "learning", "fixed", "none", "broken"]),
  segments: z.array(gateSegment),
  fittedAt: instant.nullable(),
  /** Segments that an alarm has shut, and the word of a person that has reopened one without new evidence. */
  closed: z.array(z.object({ segment: z.string(), at: instant, alert: z.string() })).optional(),
  override: z.object({ because: z.string(), by: z.string(), at: instant }).optional(),
});
export type GateWire = z.output<typeof gateWire>;

export const quality = z.object({
  workflow: z.string(),
  judgments: z.array(judgmentQuality),
  gates: z.array(gateWire),
  labels: z.object({
    total: z.number().int(),
    bySource: z.record(z.string(), z.number().int()),
    train: z.number().int(),
    calibration: z.number().int(),
  }),
});
export type Quality = z.output<typeof quality>;
