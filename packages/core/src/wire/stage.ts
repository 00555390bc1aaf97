import { z } from "zod";
import { instant, rate, stage } from "./common.ts";

export const requirementKey = z.enum(["baseline", "evaluation-set", "exception-path", "alert-destination", "owner"]);
export type RequirementKey = z.output<typeof requirementKey>;

/** One thing that a workflow needs before it may go live. */
export const requirement = z.object({
  key: requirementKey,
  title: z.string(),
  met: z.boolean(),
  /** What was found, in one sentence. */
  finding: z.string(),
  why: z.string(),
  remedy: z.string(),
  /** Where it is done: a tab of the workflow, a page, or its document. */
  place: z.enum(["value", "datasets", "alerts", "document"]),
});
export type Requirement = z.output<typeof requirement>;

/** Why a workflow is live although something was missing: who said so, when, and what was missing then. */
export const liveOverride = z.object({
  because: z.string(),
  by: z.string(),
  at: instant,
  missing: z.array(requirementKey),
});
export type LiveOverride = z.output<typeof liveOverride>;

/** What a live gate would have done with the cases of shadow and assisted stage, and how often people agreed. */
export const stageForecast = z.object({
  /** Cases that people decided in these stages. */
  cases: z.number().int(),
  /** Share of them that would have been automated. */
  automated: rate.nullable(),
  /** Of those, the share whose answer a person confirmed. */
  agreement: rate.nullable(),
});
export type StageForecast = z.output<typeof stageForecast>;

export const readinessWire = z.object({
  workflow: z.string(),
  stage,
  ready: z.boolean(),
  requirements: z.array(requirement),
  /** The override in force, with only what is still missing; null where nothing is. */
  override: liveOverride.nullable(),
  forecast: stageForecast,
});
export type ReadinessWire = z.output<typeof readinessWire>;
