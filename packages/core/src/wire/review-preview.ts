import { z } from "zod";

/** One thing that would be done; `request` is what would be sent or kept, with long texts cut. */
export const plannedEffect = z.object({
  /** Place of the action in the document (`2.0.1`); null for what stays inside. */
  action: z.string().nullable(),
  kind: z.enum(["assign", "store", "start", "update", "http", "webhook", "email", "notify", "tool", "call"]),
  /** The queue, record, workflow, table, method and path, event, recipient, tool or function. */
  target: z.string().nullable(),
  connection: z.string().nullable(),
  /** Scheme and host of the connection where they are no secret: `https://crm.example`. */
  origin: z.string().nullable(),
  /** False where the stage of the workflow keeps it inside. */
  happens: z.boolean(),
  request: z.record(z.string(), z.unknown()),
  /** Texts of `request` that whoever decides may edit: send them as `drafts` with the decision. */
  editable: z.array(z.string()),
});
export type PlannedEffect = z.output<typeof plannedEffect>;

/**
 * The rule of an act block that would fire; `when` is null for `otherwise`, `rule` where none holds. `words` is the condition
 * in words, null where it is clearer as CEL; `name` is what its author calls it.
 */
const firingRule = z.object({
  block: z.number().int(),
  rule: z.number().int().nullable(),
  name: z.string().nullable(),
  when: z.string().nullable(),
  words: z.string().nullable(),
});

/** What one answer of a rule would let happen; values that nobody knows yet are said to be so. */
export const planBranch = z.object({ answer: z.string(), rules: z.array(firingRule), effects: z.array(plannedEffect) });
export type PlanBranch = z.output<typeof planBranch>;

/** What would follow an answer. Identical ones are one plan. */
export const reviewPlan = z.object({
  /** The rule of each act block that would fire. */
  rules: z.array(firingRule),
  effects: z.array(plannedEffect),
  /**
   * Judgments by rules that follow from this answer: where nothing speaks against theirs, which is one of `answers`, nobody
   * is asked about them who has seen this plan.
   */
  follows: z.array(z.object({ block: z.number().int(), judgment: z.string(), answers: z.array(z.string()) })),
  /** Where the answer of the last of them is known only when more is looked up: what each would let happen. */
  branches: z.array(planBranch),
  /** Where the plan ends: with the case, or before something that only its run can find out. */
  end: z.enum(["done", "cancelled", "exception", "prepares", "judges"]),
  /** What went wrong, or what comes next that nobody knows yet, in a sentence. */
  note: z.string().nullable(),
});
export type ReviewPlan = z.output<typeof reviewPlan>;

/** What would happen on each answer to an open review. Nothing has been written, looked up or sent for it. */
export const reviewPreview = z.object({
  reviewId: z.string(),
  /** Each with its hash: a decision that carries it does exactly that, or is refused. */
  plans: z.array(reviewPlan.extend({ hash: z.string() })),
  /** `plan` is a place in `plans`. */
  answers: z.array(
    z.object({
      verdict: z.enum(["decide", "reject", "out-of-scope"]),
      answers: z.record(z.string(), z.string()),
      plan: z.number().int(),
    }),
  ),
  /** For how long an answer can be taken back before any of it begins. */
  undoSeconds: z.number().int(),
  /** What tells the sender, where a question was given to be previewed; empty where the workflow tells nobody. */
  sendBack: z.array(plannedEffect).nullable(),
  /** Why there is none: manual work is being timed, or the review is no longer open. */
  withheld: z.enum(["blind", "decided"]).nullable(),
});
export type ReviewPreview = z.output<typeof reviewPreview>;
