import type { DecisionResult, ReviewDetail, ReviewSummary } from "@surety/core/wire/review";
import { z } from "zod";
import { defineTool } from "./tool.ts";

const reviewRow = z.object({
  reviewId: z.string(),
  caseId: z.string(),
  workflow: z.string(),
  queue: z.string(),
  title: z.string(),
  preview: z.string(),
  dueAt: z.string().nullable(),
});

export const listReviews = defineTool({
  name: "list_reviews",
  title: "List open reviews",
  description: "Cases that wait for a person, the most urgent first.",
  input: z.strictObject({
    workflow: z.string().max(100).optional(),
    queue: z.string().max(200).optional(),
    limit: z.number().int().min(1).max(50).default(20),
  }),
  output: z.object({ reviews: z.array(reviewRow) }),
  reads: true,
  async run(api, { limit, ...filter }) {
    const query = new URLSearchParams({ limit: String(limit) });
    for (const [name, value] of Object.entries(filter)) if (value !== undefined) query.set(name, value);
    const { items } = await api.call<{ items: ReviewSummary[] }>("GET", `/reviews?${query.toString()}`);
    return {
      reviews: items.map(({ id, caseId, workflow, queue, title, preview, dueAt }) => ({
        reviewId: id,
        caseId,
        workflow,
        queue,
        title,
        preview,
        dueAt,
      })),
    };
  },
});

export const readReview = defineTool({
  name: "read_review",
  title: "Read a review",
  description:
    "What a person who decides would see: the case, the questions with their options, and why a person is asked.",
  input: z.strictObject({ reviewId: z.uuid() }),
  output: z.object({
    reviewId: z.string(),
    status: z.string(),
    why: z.string(),
    input: z.record(z.string(), z.unknown()),
    questions: z.array(z.object({ judgment: z.string(), options: z.array(z.string()) })),
    fourEyes: z.boolean(),
  }),
  reads: true,
  async run(api, { reviewId }) {
    const found = await api.call<ReviewDetail>("GET", `/reviews/${reviewId}`);
    const questions = found.questions.map(({ judgment, options }) => ({ judgment, options }));
    const { status, why, fourEyes } = found;
    return { reviewId, status, why: why.sentence, input: found.case.input, questions, fourEyes };
  },
});

export const decideReview = defineTool({
  name: "decide_review",
  title: "Decide a review for a person",
  description:
    "Records the decision of the person whom this key stands for. Only for decisions that this person has made themselves: " +
    "a model that answers in their place makes the guarantee worthless.",
  input: z.strictObject({
    reviewId: z.uuid(),
    answers: z.record(z.string(), z.string()).describe("An option for each question of the review"),
    note: z.string().max(4000).optional(),
    seconds: z
      .number()
      .min(0)
      .max(86_400)
      .default(0)
      .describe("How long the person looked at it; 0 if nobody measured"),
  }),
  output: z.object({ status: z.string(), needsSecond: z.boolean(), undoUntil: z.string().nullable() }),
  reads: false,
  async run(api, { reviewId, answers, note, seconds }) {
    const body = { answers, seconds, note: note ?? null };
    const result = await api.call<DecisionResult>("POST", `/reviews/${reviewId}/decide`, { body });
    return { status: result.status, needsSecond: result.needsSecond, undoUntil: result.undoUntil };
  },
});
