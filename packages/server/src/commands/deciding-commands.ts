import type { EscalateRequest, MoreRequest } from "@surety/core/wire/deciding";
import type { DecisionResult } from "@surety/core/wire/review";
import type { AnswerLink, FilledIn } from "./answer-by-link.ts";
import type { Actor } from "./commands.ts";

/** The verbs beside deciding. */
export interface DecidingCommands {
  /** To another queue, by hand; `undoDecision` takes it back for a while. */
  escalateReview(reviewId: string, request: EscalateRequest, actor: Actor): Promise<DecisionResult>;
  /** What the sender of a waiting case says; the case goes on with it. */
  answerQuestion(caseId: string, request: MoreRequest, actor: Actor): Promise<void>;
  /** What a link to answer can do now. Nothing is written. */
  readAnswerLink(token: string): Promise<AnswerLink>;
  /** What the holder of the link says; the case goes on with it. */
  answerByLink(link: Extract<AnswerLink, { kind: "open" }>, said: FilledIn): Promise<void>;
  /** Where a question is answered, for whoever may answer it. */
  answerPath(questionId: string): string;
}
