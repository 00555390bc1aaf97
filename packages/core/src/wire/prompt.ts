import { z } from "zod";
import { exampleRule, promptTemplate } from "../language/prompt-schema.ts";
import { instant } from "./common.ts";

/** How a version of a document asks language models about one judgment. */
export const promptVersion = z.object({
  hash: z.string(),
  number: z.number().int(),
  createdAt: instant,
  createdBy: z.string().nullable(),
  current: z.boolean(),
  models: z.array(z.string()),
  prompt: z.string().nullable(),
  guidance: z.string().nullable(),
  examples: exampleRule.nullable(),
});
export type PromptVersion = z.output<typeof promptVersion>;

/** Newest first; of versions in a row that ask alike, the oldest. */
export const promptHistory = z.object({
  /** Null where no model is asked anything. */
  judgment: z.string().nullable(),
  /** All judgments of models in the version in force. */
  judgments: z.array(z.string()),
  versions: z.array(promptVersion),
});
export type PromptHistory = z.output<typeof promptHistory>;

export const promptDiff = z.object({
  from: z.number().int(),
  to: z.number().int(),
  /** Those that differ. */
  parts: z.array(
    z.object({
      part: z.enum(["prompt", "guidance", "examples", "models"]),
      lines: z.array(z.object({ kind: z.enum(["same", "removed", "added"]), text: z.string() })),
    }),
  ),
});
export type PromptDiff = z.output<typeof promptDiff>;

/** What is left out stays as it is in force; null is none. */
export const previewRequest = z.strictObject({
  judgment: z.string().max(100).optional(),
  model: z.string().min(3).max(300).optional(),
  prompt: promptTemplate.nullable().optional(),
  guidance: z.string().min(1).max(8000).nullable().optional(),
  examples: exampleRule.nullable().optional(),
  /** Decided cases; left out, the newest three. */
  cases: z.array(z.uuid()).min(1).max(10).optional(),
});
export type PreviewRequest = z.output<typeof previewRequest>;

/** The exact messages that would be sent. Nothing was. */
export const promptPreview = z.object({
  judgment: z.string(),
  model: z.string(),
  currency: z.string(),
  items: z.array(
    z.object({
      caseId: z.string(),
      receivedAt: instant,
      system: z.string(),
      messages: z.array(z.object({ role: z.enum(["user", "assistant"]), text: z.string() })),
      mostMicros: z.number().nullable(),
      probableMicros: z.number().nullable(),
    }),
  ),
});
export type PromptPreview = z.output<typeof promptPreview>;
