import { z } from "zod";
import { auditedRate, instant, rate, stage } from "./common.ts";
import { liveOverride, requirementKey } from "./stage.ts";

/** The four cells, over one span of time, with what is not known yet. Counts of cases. */
export const fourCells = z.object({
  from: instant,
  correctAutomated: z.number(),
  correctReviewed: z.number(),
  wrongCaught: z.number(),
  wrongAutomated: z.number(),
  /** Automated and not audited: neither right nor wrong has been shown. */
  unknownAutomated: z.number(),
  waiting: z.number(),
});
export type FourCells = z.output<typeof fourCells>;

export const workflowRow = z.object({
  name: z.string(),
  title: z.string(),
  stage,
  arrivedToday: z.number().int(),
  automatedToday: z.number().int(),
  waiting: z.number().int(),
  automationRate: rate.nullable(),
  /** What a live workflow should have and has not; empty for every other. */
  missing: z.array(requirementKey),
  /** Why it is live without. */
  override: liveOverride.nullable(),
  /** The promise in force, as one sentence. */
  guarantee: z.object({ state: z.enum(["earned", "learning", "fixed", "none", "broken"]), sentence: z.string() }),
});
export type WorkflowRow = z.output<typeof workflowRow>;

export const overview = z.object({
  today: z.object({
    arrived: z.number().int(),
    automated: z.number().int(),
    reviewed: z.number().int(),
    waiting: z.number().int(),
    overdue: z.number().int(),
    failed: z.number().int(),
    /** Estimated share of automated cases that are wrong, from audits; null until one was audited. */
    wrongAutomated: auditedRate.nullable(),
  }),
  series: z.array(fourCells),
  workflows: z.array(workflowRow),
});
export type Overview = z.output<typeof overview>;
