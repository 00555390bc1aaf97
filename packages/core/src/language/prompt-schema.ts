import { z } from "zod";

/** Words of the author that a language model reads before the list of labels: a template over the names of its block. */
export const promptTemplate = z.string().min(1).max(20_000);

/** Known cases that a language model is shown beside the text, and how they are chosen for each. */
export const exampleRule = z.strictObject({
  /** Labels that may teach: confirmed ones that measure nothing. */
  from: z.literal("labels").default("labels"),
  count: z.number().int().min(1).max(20).default(4),
  /** `nearest`: the most alike in words; `diverse`: the most alike of each label in turn. */
  choose: z.enum(["nearest", "diverse"]).default("nearest"),
});
export type ExampleRule = z.output<typeof exampleRule>;
