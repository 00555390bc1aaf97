import { z } from "zod";
import { instant } from "./common.ts";

/** A secret's name as documents write it behind `secret:`. */
export const secretName = z.string().regex(/^[A-Z][A-Z0-9_]*$/, "capitals, digits and _, beginning with a capital");

/** What is known of a secret without its text: null in `enteredAt` where a workflow names it and nobody has entered it. */
export const secretRow = z.object({
  name: secretName,
  enteredAt: instant.nullable(),
  /** Workflows whose document in force names it. */
  usedBy: z.array(z.string()),
});
export type SecretRow = z.output<typeof secretRow>;
