import { z } from "zod";
import { identifier } from "../workflow/document-parts.ts";
import { fieldSpec } from "./field-schema.ts";

const mostFields = 40;

/** Fields of a document that a `read` step has read, by a reader that learns from labels and corrections. */
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
  }),
  /** Only what was trained here reads fields; the last stop is a person. */
  models: z.array(z.literal("local")).length(1).default(["local"]),
});
export type ExtractSpec = z.output<typeof extract>;
