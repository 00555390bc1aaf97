import { z } from "zod";

/** ISO 8601 in UTC. */
export const instant = z.string();
/** A share with the count it rests on and its interval (95 % unless `assurance` says otherwise); all in [0, 1]. */
export const rate = z.object({ value: z.number(), low: z.number(), high: z.number(), n: z.number().int() });
export type Rate = z.output<typeof rate>;
/** An error rate of automated cases from `n` answered audits; `open` are drawn and not answered yet, and count as those. */
export const auditedRate = rate.extend({ open: z.number().int() });
export type AuditedRate = z.output<typeof auditedRate>;

/** One page of a list; `next` is the cursor of the following page. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

export const stage = z.enum(["draft", "shadow", "assisted", "live", "paused"]);
export type Stage = z.output<typeof stage>;

/** RFC 9457 problem details, with the field and remedy that every error of ours names where it can. */
export const problemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  field: z.string().nullable(),
  remedy: z.string().nullable(),
  problems: z.array(z.object({ path: z.string(), message: z.string(), remedy: z.string().nullable() })).optional(),
});
export type ProblemDetails = z.output<typeof problemDetails>;
