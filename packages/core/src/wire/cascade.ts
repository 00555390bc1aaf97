import { z } from "zod";
import { instant } from "./common.ts";

/** One stage of a cascade, as the labels measured it. Amounts are micro-units of the workflow's currency. */
export const measuredStage = z.object({
  /** As the document names it. */
  name: z.string(),
  model: z.string(),
  version: z.string().nullable(),
  /** From which score on its answer stands; null for a stage that does not pay for itself and is not asked. */
  cutoff: z.number().nullable(),
  /** What asking it about one case costs on average. */
  costMicros: z.number(),
  /** Of the labelled cases that tested: how many it was asked about, answered, and answered wrongly. */
  asked: z.number().int(),
  answered: z.number().int(),
  errors: z.number().int(),
  /** What a case would cost, and how many would go to people, with the best cut-offs of the others; null where it is not asked. */
  without: z.object({ costMicros: z.number(), people: z.number().int() }).nullable(),
});
export type MeasuredStage = z.output<typeof measuredStage>;

/** Cut-offs that were chosen together, with what the labels say they do. */
export const measuredCascade = z.object({
  stages: z.array(measuredStage),
  /** Labelled cases that tested, those that chose what was tested, and how many of the former go to people. */
  cases: z.number().int(),
  planning: z.number().int(),
  people: z.number().int(),
  /** What a case costs with this cascade, and what one costs that a person decides. */
  costMicros: z.number(),
  personMicros: z.number(),
  /** Where the time of a person comes from; assumed where nobody has measured or said it. */
  personFrom: z.enum(["measured", "timed", "import", "typed", "assumed"]),
  errorMicros: z.number(),
  /** Vectors of cut-offs that were worth testing, and those that passed. */
  vectors: z.number().int(),
  passed: z.number().int(),
});
export type MeasuredCascade = z.output<typeof measuredCascade>;

/** A judgment that names several models. */
export const cascadeWire = z.object({
  judgment: z.string(),
  models: z.array(z.string()),
  /** `first`: nothing was measured, so the first model that answers is the only one asked. */
  state: z.enum(["first", "learning", "earned", "broken"]),
  measured: measuredCascade.nullable(),
  /** The same by segment, where the gate has segments. */
  segments: z.array(z.object({ segment: z.string(), measured: measuredCascade })),
  fittedAt: instant.nullable(),
  /** Why cut-offs cannot be chosen for it, where they cannot. */
  obstacle: z.string().nullable(),
  /** What its stages did to live cases lately. */
  live: z.object({
    since: instant,
    cases: z.number().int(),
    people: z.number().int(),
    stages: z.array(
      z.object({ name: z.string(), asked: z.number().int(), answered: z.number().int(), costMicros: z.number() }),
    ),
  }),
});
export type CascadeWire = z.output<typeof cascadeWire>;

export const cascadesWire = z.object({ workflow: z.string(), currency: z.string(), cascades: z.array(cascadeWire) });
export type CascadesWire = z.output<typeof cascadesWire>;

/** What it would cost to ask every stage about the labels that measure. */
export const cascadeEstimate = z.object({
  workflow: z.string(),
  currency: z.string(),
  judgments: z.array(
    z.object({
      judgment: z.string(),
      /** Labels that measure. */
      labels: z.number().int(),
      /** Labels that may not measure, because a model learned from them, and plan what is tested. */
      planning: z.number().int(),
      stages: z.array(
        z.object({
          name: z.string(),
          /** Answers that are not known yet. */
          missing: z.number().int(),
          /** The most that they may cost; null where nobody knows a price. */
          mostMicros: z.number().nullable(),
          /** What they will probably cost, by earlier bills; null before the first. */
          likelyMicros: z.number().nullable(),
        }),
      ),
    }),
  ),
});
export type CascadeEstimate = z.output<typeof cascadeEstimate>;

/**
 * How much of an estimate may be spent, in the workflow's currency; without it nobody is asked anything. With `batch` they are
 * asked in batches, where providers take them.
 */
export const calibrateQuery = z
  .strictObject({
    spend: z.coerce.number().min(0).max(1_000_000_000).optional(),
    batch: z.enum(["true", "false"]).optional(),
  })
  .refine(({ spend, batch }) => batch !== "true" || spend !== undefined, {
    path: ["spend"],
    message: "is needed with batch: how much may be spent, as in ?spend=2.50&batch=true",
  });
