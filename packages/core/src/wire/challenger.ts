import { z } from "zod";
import { promotionCriteria, promotionTerms } from "../challenger/promotion-criteria.ts";
import { auditedRate, instant, rate } from "./common.ts";
import { job } from "./workflow.ts";

export const challengerStatus = z.enum([
  "preparing",
  "replaying",
  "shadowing",
  "ready",
  "refused",
  "withdrawn",
  "promoted",
  "rolled-back",
]);
export type ChallengerStatus = z.output<typeof challengerStatus>;

/** A gain in accuracy (negative: a loss) as a share of cases, with its interval, valid however often one looks. */
export const difference = z.object({ value: z.number(), low: z.number(), high: z.number() });
export type DifferenceWire = z.output<typeof difference>;

/** Both on the cases of one segment, or of one right answer. */
export const groupComparison = z.object({
  name: z.string(),
  pairs: z.number().int(),
  gains: z.number().int(),
  losses: z.number().int(),
  difference: z.number(),
  /** Evidence that the challenger is worse here. */
  harm: z.number(),
  standing: z.enum(["fine", "worse", "too-few"]),
});
export type GroupComparison = z.output<typeof groupComparison>;

/** Both on the labelled cases of one judgment. Evidence is an e-value: 20 has a chance of at most 5 % among equals. */
export const judgmentComparison = z.object({
  judgment: z.string(),
  pairs: z.number().int(),
  /** Of these, cases that came to a person because the champion was unsure; each counts for a part of a case. */
  weighted: z.number().int(),
  gains: z.number().int(),
  losses: z.number().int(),
  bothRight: z.number().int(),
  bothWrong: z.number().int(),
  champion: rate.nullable(),
  challenger: rate.nullable(),
  difference: difference.nullable(),
  better: z.number(),
  worse: z.number(),
  notWorse: z.number(),
  segments: z.array(groupComparison),
  classes: z.array(groupComparison),
});
export type JudgmentComparison = z.output<typeof judgmentComparison>;

export const promotionCheck = z.object({
  code: z.enum(["replay", "pairs", "not-worse", "better", "segments", "classes", "cost", "automation"]),
  judgment: z.string().nullable(),
  met: z.boolean(),
  sentence: z.string(),
});
export type PromotionCheck = z.output<typeof promotionCheck>;

export const challengerVerdict = z.object({
  state: z.enum(["ready", "undecided", "refused"]),
  sentence: z.string(),
  checks: z.array(promotionCheck),
});
export type ChallengerVerdict = z.output<typeof challengerVerdict>;

/** One of the two: a version of the document, and the artefact that answers each learned judgment. */
export const candidate = z.object({
  version: z.object({ hash: z.string(), number: z.number().int() }),
  models: z.record(z.string(), z.string()),
});
export type CandidateWire = z.output<typeof candidate>;

/** What both would automate at the document's target, on the same labels. */
export const automationComparison = z.object({
  judgment: z.string(),
  target: z.number(),
  assurance: z.number(),
  labels: z.number().int(),
  champion: z.number(),
  challenger: z.number(),
});
export type AutomationComparison = z.output<typeof automationComparison>;

/** One side of a canary: cases that were drawn to it, and what people found in them. */
export const canaryArm = z.object({
  cases: z.number().int(),
  automated: rate.nullable(),
  /** Error of automated cases, by audits. */
  auditedError: auditedRate.nullable(),
});

export const challengerSummary = z.object({
  id: z.string(),
  workflow: z.string(),
  status: challengerStatus,
  sentence: z.string(),
  reason: z.string(),
  createdBy: z.string().nullable(),
  createdAt: instant,
  endedAt: instant.nullable(),
  canaryShare: z.number(),
  champion: candidate,
  challenger: candidate,
  replay: z.object({ from: instant, to: instant, cases: z.number().int(), done: z.number().int() }),
  shadowed: z.number().int(),
  /** What asking language models for it may cost, and has cost; null where it asks none. */
  money: z.object({ mostMicros: z.number(), usedMicros: z.number(), currency: z.string() }).nullable(),
  /** Why it stands still; null where it does not. */
  paused: z.string().nullable(),
});
export type ChallengerSummary = z.output<typeof challengerSummary>;

export const challengerDetail = challengerSummary.extend({
  criteria: promotionCriteria,
  criteriaHash: z.string(),
  verdict: challengerVerdict,
  comparisons: z.array(judgmentComparison),
  /** On all cases that both answered, labelled or not. */
  agreement: z.array(z.object({ judgment: z.string(), agreed: rate.nullable() })),
  /** Cases for which other things would be done. */
  actions: z.object({ cases: z.number().int(), different: z.number().int() }),
  automation: z.array(automationComparison),
  /** Millionths of the workflow's currency for one case. */
  cost: z.object({ champion: z.number(), challenger: z.number(), currency: z.string() }).nullable(),
  canary: z.object({ champion: canaryArm, challenger: canaryArm }).nullable(),
  /** What is compared of judgments of language models: one stage, or the whole cascade; with the models of both. */
  rivals: z.array(
    z.object({
      judgment: z.string(),
      kind: z.enum(["stage", "whole", "same"]),
      champion: z.array(z.string()),
      challenger: z.array(z.string()),
      sentence: z.string(),
    }),
  ),
});
export type ChallengerDetail = z.output<typeof challengerDetail>;

/** A case on which they differ. */
export const disagreement = z.object({
  caseId: z.string().nullable(),
  title: z.string(),
  judgment: z.string(),
  segment: z.string().nullable(),
  champion: z.object({ value: z.string().nullable(), confidence: z.number() }),
  challenger: z.object({ value: z.string().nullable(), confidence: z.number() }),
  truth: z.string().nullable(),
});
export type Disagreement = z.output<typeof disagreement>;

export const promotionRow = z.object({
  id: z.string(),
  workflow: z.string(),
  challenger: z.string(),
  by: z.string().nullable(),
  at: instant,
  /** Said where the criteria were not met and a person promoted anyway. */
  overrideBecause: z.string().nullable(),
  champion: candidate,
  promoted: candidate,
  rolledBack: z.object({ by: z.string(), at: instant, because: z.string(), automatic: z.boolean() }).nullable(),
  /** Whether the record is exactly what was signed, by the key of this installation. */
  verified: z.boolean(),
});
export type PromotionRow = z.output<typeof promotionRow>;

export const promotionEvidence = z.object({
  record: z.record(z.string(), z.unknown()),
  /** Ed25519 over the canonical JSON of the record, base64. */
  signature: z.string(),
  publicKey: z.string(),
  verified: z.boolean(),
});
export type PromotionEvidence = z.output<typeof promotionEvidence>;

export const challengeRequest = z.strictObject({
  reason: z.string().trim().min(3).max(500),
  /** Another document of the same workflow; absent means the one in force. */
  document: z.record(z.string(), z.unknown()).optional(),
  /** Train new models from the labels there are now; else those in force are used. */
  retrain: z.boolean().default(false),
  /** Start of the period to replay; absent means 90 days ago. */
  from: z.iso.datetime().optional(),
  /** Only what differs from the document's criteria. */
  criteria: promotionTerms.optional(),
  /** Another model in place of a stage of a cascade, in the document in force. */
  stage: z
    .strictObject({
      judgment: z.string().max(100).optional(),
      from: z.string().min(1).max(300),
      to: z.string().min(1).max(300),
    })
    .optional(),
  /** The most that asking language models for it may cost, in the workflow's currency; left out, none is asked. */
  spend: z.number().positive().max(1_000_000).optional(),
});
export type ChallengeRequest = z.output<typeof challengeRequest>;

/** The challenger, or the job at whose end it will be there. */
export const challengeAnswer = z.object({ challenger: challengerSummary.nullable(), job: job.nullable() });
export type ChallengeAnswer = z.output<typeof challengeAnswer>;

export const promoteRequest = z.strictObject({ because: z.string().trim().min(10).max(2000).optional() });
export const rollbackRequest = z.strictObject({ because: z.string().trim().min(3).max(2000) });
export const canaryRequest = z.strictObject({ share: z.number().min(0).max(0.5) });
export const challengerList = z.object({
  challengers: z.array(challengerSummary),
  promotions: z.array(promotionRow),
  /** Ed25519 public key (PEM) that verifies the records; null before the first promotion. */
  publicKey: z.string().nullable(),
});
export type ChallengerList = z.output<typeof challengerList>;

/** More money for a challenger's questions: all of it together, in the workflow's currency. */
export const spendRequest = z.strictObject({ spend: z.number().positive().max(1_000_000) });
