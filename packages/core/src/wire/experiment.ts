import { z } from "zod";
import { agreementRule, exampleRule, promptTemplate } from "../language/prompt-schema.ts";
import { instant, rate } from "./common.ts";

const modelName = z.string().min(3).max(300);

/** What is compared: every model with every prompt and every choice of examples. What is left out stays as it is in force. */
export const experimentRequest = z.strictObject({
  judgment: z.string().max(100).optional(),
  /** An evaluation set, of which the frozen cases are asked; left out, the labels that measure. */
  set: z.string().max(100).optional(),
  version: z.string().max(64).optional(),
  /**
   * As documents name them: CONNECTION/MODEL; `local` is the model of this machine, trained for the experiment from labels
   * that may teach, without any of the cases.
   */
  models: z.array(modelName).max(8).default([]),
  /** `prompt` or `guidance` left out: as in force; null: none. */
  prompts: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(60),
        prompt: promptTemplate.nullable().optional(),
        guidance: z.string().min(1).max(8000).nullable().optional(),
      }),
    )
    .max(8)
    .default([]),
  /** null: no examples. */
  examples: z.array(exampleRule.nullable()).max(8).default([]),
  /** Who is asked the same besides; null: nobody. Left out, first answers alone are compared. */
  agreements: z.array(agreementRule.nullable()).max(4).default([]),
  /** Asks in batches where providers take them: answers come within a day, for about half the price. */
  batch: z.boolean().default(false),
  /** At most so many cases, drawn by their texts. */
  items: z.number().int().min(2).max(20_000).default(2000),
});
export type ExperimentRequest = z.output<typeof experimentRequest>;

export const experimentStatus = z.enum(["planned", "running", "stopped", "cancelled", "done"]);
export type ExperimentStatus = z.output<typeof experimentStatus>;

/** What an arm may cost, before anything is asked. */
export const armEstimate = z.object({
  calls: z.number().int(),
  /** Answers that were paid for earlier, and cost nothing now. */
  known: z.number().int(),
  mostMicros: z.number(),
  probableMicros: z.number(),
  /** Whether its questions are asked in batches, at that price; absent for no. */
  batch: z.boolean().optional(),
});

export const armComparison = z.object({
  onlyArm: z.number().int(),
  onlyCurrent: z.number().int(),
  bothRight: z.number().int(),
  bothWrong: z.number().int(),
  difference: z.object({ value: z.number(), low: z.number(), high: z.number() }),
  p: z.number(),
  adjustedP: z.number(),
  outcome: z.enum(["better", "worse", "within-noise", "alike"]),
  neededItems: z.number().int().nullable(),
  smallestTold: z.number().nullable(),
  sentence: z.string(),
});

/** How well an arm's certainty tells its right answers from its wrong ones: what a gate can use. */
export const armRanking = z.object({
  /** How often a right answer is surer than a wrong one, a half for ties; null where all are right, or all wrong. */
  rightAbove: z.number().nullable(),
  /** Against what is in force; null for that itself. */
  comparison: z
    .object({
      /** Of a test that exchanges the two on each case, alone and corrected for the number of arms. */
      p: z.number(),
      adjustedP: z.number(),
      outcome: z.enum(["better", "worse", "within-noise"]),
      sentence: z.string(),
    })
    .nullable(),
});

/** How an arm did; there is none before all have answered everything. */
export const armResult = z.object({
  right: z.number().int(),
  /** Cases to which it gave no answer that can be read; they count as wrong. */
  unanswered: z.number().int(),
  /** Weighted by each case's chance of being in the set. */
  accuracy: rate.nullable(),
  /** By the list of prices, whether paid for now or earlier. */
  costMicros: z.number(),
  perCorrectMicros: z.number().nullable(),
  /** Of half of its calls at most. */
  medianMs: z.number().nullable(),
  /** Against what is in force; null for that itself. */
  comparison: armComparison.nullable(),
  /** Absent in experiments that ended before it was told. */
  ranking: armRanking.optional(),
  /** What its answers cost beside those of what is in force, in a sentence; absent for that itself. */
  worth: z.string().optional(),
});
export type ArmResult = z.output<typeof armResult>;

export const experimentArm = z.object({
  place: z.number().int(),
  name: z.string(),
  model: z.string(),
  promptName: z.string(),
  prompt: z.string().nullable(),
  guidance: z.string().nullable(),
  examples: exampleRule.nullable(),
  /** Who is asked besides; absent where first answers alone are compared. */
  agreement: agreementRule.nullable().optional(),
  /** What is in force: all others are compared with it. */
  current: z.boolean(),
  estimate: armEstimate,
  answered: z.number().int(),
  result: armResult.nullable(),
});
export type ExperimentArm = z.output<typeof experimentArm>;

export const experimentSummary = z.object({
  id: z.string(),
  workflow: z.string(),
  judgment: z.string(),
  /** Number of the version of the document that was in force when it was planned. */
  version: z.number().int(),
  set: z.object({ name: z.string(), version: z.number().int() }).nullable(),
  items: z.number().int(),
  arms: z.number().int(),
  /** Whether it asks in batches where it can. */
  batch: z.boolean(),
  status: experimentStatus,
  /** Why it stopped, or how it ended. */
  sentence: z.string(),
  /** Answers so far, of items times arms. */
  answered: z.number().int(),
  currency: z.string(),
  /** The figure that is confirmed to start it, and that it never exceeds. */
  mostMicros: z.number(),
  probableMicros: z.number(),
  /** The bill so far. */
  paidMicros: z.number(),
  createdAt: instant,
  createdBy: z.string().nullable(),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
});
export type ExperimentSummary = z.output<typeof experimentSummary>;

/** Questions that were handed to a provider together. */
export const batchStand = z.object({
  id: z.string(),
  /** CONNECTION/MODEL. */
  model: z.string(),
  /** `waiting`: not handed in yet; `refused`: its provider took none of it, and the sentence says why. */
  status: z.enum(["waiting", "under-way", "done", "refused", "cancelled"]),
  questions: z.number().int(),
  answered: z.number().int(),
  failed: z.number().int(),
  sentence: z.string(),
  /** What its provider calls it; null before it was handed in. */
  providerId: z.string().nullable(),
  submittedAt: instant.nullable(),
  nextLookAt: instant.nullable(),
  endedAt: instant.nullable(),
});
export type BatchStand = z.output<typeof batchStand>;

export const experimentDetail = experimentSummary.extend({
  armList: z.array(experimentArm),
  batches: z.array(batchStand),
  /** Cases that would not reach the model, with the reason. */
  notJudged: z.array(z.object({ reason: z.string(), count: z.number().int() })),
});
export type ExperimentDetail = z.output<typeof experimentDetail>;

/** Starts it, or goes on where it stopped; the figure says that its costs were read. */
export const startExperimentRequest = z.strictObject({ mostMicros: z.number().int().min(0) });

/** Makes an arm of it the challenger of what is in force. */
export const adoptRequest = z.strictObject({ arm: z.number().int().min(0) });
