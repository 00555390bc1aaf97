import { z } from "zod";

const share = z.number().min(0.01).max(1);

/**
 * Share of automated cases that a person checks afterwards; never under 1 %. In its long form it may be raised where a
 * slice is small or a mistake is likelier: the highest share that applies to a case is its own.
 */
export const auditPolicy = z.union([
  share,
  z.strictObject({
    share,
    raise: z
      .array(
        z.strictObject({
          /** The segment that this is for; all of them where it is left out. */
          segment: z.string().min(1).max(100).optional(),
          /** Only judgments less sure than this. */
          confidenceBelow: z.number().gt(0).max(1).optional(),
          share,
        }),
      )
      .min(1)
      .max(20),
  }),
]);
export type AuditPolicy = z.output<typeof auditPolicy>;
