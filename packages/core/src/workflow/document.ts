import { z } from "zod";
import { alertDestinations } from "./alert-schema.ts";
import { action } from "./action-schema.ts";
import { flowBlock } from "./block-schema.ts";
import { budgetPolicy } from "../language/budget-schema.ts";
import { promotionTerms } from "../challenger/promotion-criteria.ts";
import { cel, duration, slug } from "./document-parts.ts";
import { inputSchema } from "./input-schema.ts";
import { labelPolicy } from "./label-policy.ts";
import { assignPolicy, claimMinutes } from "../review/assign-schema.ts";
import { approvalLinks, reviewNotify } from "../review/notify-schema.ts";
import { reasonPolicy } from "../review/reason-schema.ts";
import { reviewHours } from "../review/review-hours.ts";
import { outcomeHook, outcomes } from "./outcome-schema.ts";
import { trigger } from "./trigger-schema.ts";

/** How people take part: which queue, how soon, and whether a second person must agree (four eyes). */
export const reviewPolicy = z.strictObject({
  queue: z.string().min(1).max(200).default("review"),
  /** From its opening; with `hours` only open time counts. */
  due: duration.optional(),
  hours: reviewHours.optional(),
  /** Where a review goes that nobody has decided so long after its opening; with `hours` only open time counts. */
  escalate: z
    .array(z.strictObject({ after: duration, queue: z.string().min(1).max(200) }))
    .max(5)
    .optional(),
  stakes: z.enum(["low", "normal", "high"]).default("normal"),
  /** CEL: how much money is at stake, in the currency that the case names beside it, else in `measure.currency`; the inbox can be sorted by it. */
  value: cel.optional(),
  /** CEL over `input` that says whose case it is, e.g. `input.customerId`: earlier cases of the same key are shown beside it. */
  history: cel.optional(),
  fourEyes: z.boolean().default(false),
  /** Where a review goes on which two people have said different things; without it, it stays for a third. */
  disagreement: z.strictObject({ queue: z.string().min(1).max(200) }).optional(),
  /** To whom it is given when it opens; without it, it waits in its queue until somebody takes it. */
  assign: assignPolicy.optional(),
  /** How long a person holds a review who does nothing with it; 15 where it is left out. */
  claimMinutes: claimMinutes.optional(),
  /** CEL over the case: the names or mail addresses of who must not decide it, such as `input.requestedBy`. Where it yields nothing, only leads may; nobody is `""` or `[]`. */
  notBy: cel.optional(),
  /** Whether whoever sent a case may decide it; left out, no where stakes are high, two must agree, or `notBy` is there. */
  ownCases: z.enum(["allowed", "refused"]).optional(),
  /** When whoever decides sees the machine's answer: at once, after their own look at the case, or never. */
  suggestion: z.enum(["shown", "after-evidence", "hidden"]).optional(),
  /** Seconds in which a decision can be taken back before its effects begin. */
  undoSeconds: z.number().int().min(0).max(600).default(5),
  /** Why people may say what they say, and what they must give a reason for; left out, the usual ones and for nothing. */
  reasons: reasonPolicy.optional(),
  /** What the sender of a case is asked by, when a person sends it back, and how long an answer is waited for. */
  sendBack: z
    .strictObject({
      within: duration.default("7d"),
      /** Mails, messages and calls; they know `asked.question`, `asked.fields` and `asked.link`, where it is answered. */
      do: z.array(action).max(5).default([]),
    })
    .optional(),
  /** Who outside hears of reviews: webhooks of each one, chat channels of how many wait. */
  notify: reviewNotify.optional(),
  /** Lets a mailed link decide once, by a button; without it every link asks for a session. */
  approveByLink: approvalLinks.optional(),
});

/** What the process cost before automation; measured where it can be. */
export const baseline = z.strictObject({
  minutesPerCase: z.number().positive(),
  costPerHour: z.number().nonnegative(),
  errorRate: z.number().min(0).max(1),
});

/** Findings of the doctor that somebody answers for; they stay visible with their reason. `at` narrows one to a place. */
export const doctorPolicy = z.strictObject({
  ignore: z
    .array(
      z.strictObject({ code: slug, because: z.string().min(10).max(1000), at: z.string().startsWith("/").optional() }),
    )
    .max(100),
});

/** The workflow document: data only, closed at every level. See DESIGN.md section 3. */
export const workflowDocument = z.strictObject({
  name: slug,
  title: z.string().min(1).max(200),
  description: z.string().max(4000).optional(),
  /** What its cases are called in sentences, in the plural: "tickets"; left out, "cases". */
  noun: z.string().min(1).max(40).optional(),
  input: inputSchema,
  triggers: z.array(trigger).min(1).max(20),
  accept: cel.optional(),
  dedupe: z.strictObject({ key: cel, within: duration.default("30d") }).optional(),
  flow: z.array(flowBlock).min(1).max(50),
  review: reviewPolicy.prefault({}),
  labels: labelPolicy.prefault({}),
  exceptions: z.strictObject({ queue: z.string().min(1).max(200) }).optional(),
  measure: z
    .strictObject({
      baseline: baseline.optional(),
      currency: z.string().length(3).default("EUR"),
      /** What an hour of the people who decide costs, where the baseline does not say it. */
      costPerHour: z.number().nonnegative().optional(),
      /** What one wrong automated case costs, in `currency`: the gate page weighs it against a review. */
      costOfError: z.number().nonnegative().optional(),
      outcomes: outcomes.optional(),
      outcomeHook: outcomeHook.optional(),
      /** What a challenger must show before it may be promoted; see `promotionCriteria`. */
      promotion: promotionTerms.optional(),
    })
    .optional(),
  /** What language models may cost; without it, as much as they do. */
  budget: budgetPolicy.optional(),
  owner: z.string().optional(),
  /** Who hears of it when a guarantee breaks. */
  alerts: alertDestinations.optional(),
  doctor: doctorPolicy.optional(),
});

/** A workflow document as it is after defaults are filled in. */
export type WorkflowDocument = z.output<typeof workflowDocument>;
/** A workflow document as an author writes it: defaults may be left out. */
export type WorkflowSource = z.input<typeof workflowDocument>;
