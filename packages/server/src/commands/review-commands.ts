import type { WorkerWorld } from "../worker/world.ts";
import { answerByLink, readAnswerLink } from "./answer-by-link.ts";
import { answerQuestion } from "./question-commands.ts";
import { type DecidingCommands } from "./deciding-commands.ts";
import { escalateByHand, undoEscalation } from "./escalate-by-hand.ts";
import { decideReview } from "./decide-review.ts";
import { type ReviewVerbs, withPlanted } from "./planted-reviews.ts";
import { claimReview, releaseReview, skipReview } from "./review-claims.ts";
import { undoDecision } from "./undo-decision.ts";

/** The verbs of the inbox, for real and planted reviews alike. */
export function reviewCommands(world: WorkerWorld): ReviewVerbs & DecidingCommands {
  const verbs = withPlanted(world, {
    claimReview: (reviewId, actor) => claimReview(world, reviewId, actor),
    releaseReview: (reviewId, actor) => releaseReview(world, reviewId, actor),
    skipReview: (reviewId, actor) => skipReview(world, reviewId, actor),
    decideReview: (reviewId, request, actor, entry) => decideReview(world, reviewId, request, actor, entry),
    undoDecision: (reviewId, actor) => undoDecision(world, reviewId, actor),
  });
  return {
    ...verbs,
    undoDecision: async (reviewId, actor) =>
      (await undoEscalation(world, reviewId, actor)) ?? verbs.undoDecision(reviewId, actor),
    escalateReview: (reviewId, request, actor) => escalateByHand(world, reviewId, request, actor),
    answerQuestion: (caseId, request, actor) => answerQuestion(world, caseId, request, actor),
    readAnswerLink: (token) => readAnswerLink(world, token),
    answerByLink: (link, said) => answerByLink(world, link, said),
    answerPath: (questionId) => `/answer/${world.mailTokens.answer(questionId)}`,
  };
}
