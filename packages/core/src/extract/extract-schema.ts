import { z } from "zod";
import { agreementRule } from "../language/prompt-schema.ts";
import { identifier } from "../workflow/document-parts.ts";
import { fieldSpec } from "./field-schema.ts";

const mostFields = 40;

/** Fields of a document that a `read` step has read: by what learns from labels and corrections, by language models, or by both. */
export const extract = z.strictObject({
  extract: z.strictObject({
    /** The read step whose document it is. */
    from: identifier,
    fields: z
      .record(identifier, fieldSpec)
      .refine((fields) => Object.keys(fields).length > 0, "name at least one field")
      .refine((fields) => Object.keys(fields).length <= mostFields, `at most ${mostFields} fields are read`),
    /** The field that tells layouts apart, as the supplier does: training then says how a new one is learned. */
    layouts: identifier.optional(),
    /** What language models are told of all fields: what counts in doubt. */
    guidance: z.string().min(1).max(8000).optional(),
    /** Which language models are asked the same besides: the more agree, the surer the answer. */
    agreement: agreementRule.optional(),
  }),
  models: z.array(z.string().min(1)).min(1).max(8).default(["local"]),
});
export type ExtractSpec = z.output<typeof extract>;
