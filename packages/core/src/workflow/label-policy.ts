import { z } from "zod";

/** How labels come to be believed, and how those who give them are measured. */
export const labelPolicy = z.strictObject({
  /** An answer of one person that contradicts the model does not train it until a second person agrees. */
  secondPerson: z.boolean().default(true),
  /** Share of the labels that a second person gives too, so that the agreement between people is known. */
  secondOpinions: z.number().min(0.05).max(1).default(0.05),
  /** Cases with a known answer that are put into the inbox, for each case that is decided. */
  plantedCases: z.number().min(0).max(0.2).default(0),
});
export type LabelPolicy = z.output<typeof labelPolicy>;
