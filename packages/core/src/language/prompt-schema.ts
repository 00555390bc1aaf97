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

/** Who is asked the same besides, so that agreement says how sure an answer is. */
export const agreementRule = z
  .strictObject({
    /** So often the model itself is asked once more, with some chance in its answers. */
    samples: z.number().int().min(1).max(9).optional(),
    /** Other language models, each asked once. */
    models: z.array(z.string().min(3).max(300)).min(1).max(3).optional(),
    /** Only where the first answer is less sure than this by itself; left out, always. */
    when: z.strictObject({ unsureBelow: z.number().gt(0).lt(1) }).optional(),
  })
  .refine(({ samples, models }) => samples !== undefined || models !== undefined, {
    message: "samples, models or both",
  });
export type AgreementRule = z.output<typeof agreementRule>;

/** Whether others are asked, by what the first answer says of its own certainty. */
export const asksFurther = ({ when }: AgreementRule, own: number): boolean =>
  when === undefined || own < when.unsureBelow;
