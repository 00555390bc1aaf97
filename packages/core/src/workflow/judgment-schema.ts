import { z } from "zod";
import { agent } from "../agent/agent-schema.ts";
import { auditPolicy } from "../audit/audit-schema.ts";
import { extract } from "../extract/extract-schema.ts";
import { generate } from "../generate/generate-schema.ts";
import { agreementRule, exampleRule, promptTemplate } from "../language/prompt-schema.ts";
import { cel, template } from "./document-parts.ts";

const models = z.array(z.string().min(1)).min(1).max(8).default(["local"]);

/** What language models are told besides the text and its labels; the local model learns from labels alone. */
const wording = {
  /** What the labels mean and what counts in doubt. */
  guidance: z.string().min(1).max(8000).optional(),
  /** The task in the author's own words: a template over what is known of the case. The list of labels comes after it. */
  prompt: promptTemplate.optional(),
  /** Known cases that are shown beside the text. */
  examples: exampleRule.optional(),
  /** Who is asked the same besides: the more agree, the surer the answer. */
  agreement: agreementRule.optional(),
};

/** One label of a closed list; answers outside the list are not possible, "none of these" is. */
const classify = z.strictObject({
  classify: z.strictObject({
    text: template,
    labels: z.array(z.string().min(1).max(100)).min(2).max(500),
    ...wording,
    /** The label that labelled data uses for "none of these"; it is never automated. */
    none: z.string().optional(),
  }),
  models,
});

/** A place on an ordered scale. */
const score = z.strictObject({
  score: z.strictObject({
    text: template,
    scale: z.array(z.string().min(1)).min(2).max(20),
    ...wording,
  }),
  models,
});

/** Clauses of a contract: for each type its quotes, or that it is not there. Learned from labels alone. */
const clauses = z.strictObject({
  clauses: z.strictObject({
    text: template,
    /** A semicolon stands between clauses where an answer is written down. */
    types: z
      .array(
        z
          .string()
          .min(1)
          .max(100)
          .regex(/^[^;\s]+(?: [^;\s]+)*$/, "words without semicolons, one blank between them"),
      )
      .min(1)
      .max(60),
  }),
  models: z.tuple([z.literal("local")]).default(["local"]),
});

/** A rule that answers by itself with certainty where it holds; where none holds the cascade goes on to a person. */
const rule = z.strictObject({
  rule: z.strictObject({
    cases: z
      .array(z.strictObject({ when: cel, value: z.string() }))
      .min(1)
      .max(200),
  }),
});

export const judgment = z.union([classify, score, extract, clauses, rule, agent, generate]);
export type JudgmentSpec = z.output<typeof judgment>;

/** The target and its assurance; the thresholds that labels earned live in the store, not here. */
export const gatePolicy = z.strictObject({
  maxError: z.number().gt(0).lt(1).default(0.02),
  assurance: z.number().min(0.5).lt(1).default(0.95),
  /** CEL that yields the segment of a case; each segment earns a guarantee of its own. */
  segment: cel.optional(),
  /** Share of automated cases that a person checks afterwards; the floor is 1 %. */
  audit: auditPolicy.default(0.03),
  /** A hand-set confidence from which to automate, instead of an earned one. The doctor says what it risks. */
  fixedThreshold: z.number().min(0).max(1).optional(),
  /** CEL that sends a case to a person whatever the confidence. */
  reviewWhen: cel.optional(),
});
export type GatePolicy = z.output<typeof gatePolicy>;
