import { checkedRecord } from "@surety/core/extract/record-text";
import { UserError } from "@surety/core/errors/user-error";
import { clauseProblem, noClauses } from "@surety/core/clause/clause-value";
import { passesOn } from "@surety/core/review/verdict";
import { askedBlock } from "@surety/core/review/asked-block";
import type { decisionRequest } from "@surety/core/wire/review";
import type { CompiledJudgment, CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import type { z } from "zod";
import { labelOptions } from "./label-commands.ts";

export type Decision = z.output<typeof decisionRequest>;

/** The answers that count: one of its labels for each judgment that the review asks about. Throws `bad-answer`. */
export function checkedAnswers(compiled: CompiledWorkflow, block: number, decision: Decision): Record<string, string> {
  if (decision.verdict === "reject" || passesOn(decision.verdict)) return {};
  const answers: Record<string, string> = {};
  for (const question of askedBlock(compiled, block)?.ranks.flat() ?? []) {
    const answer = answerTo(question, decision);
    if (answer !== null) answers[question.name] = answer;
  }
  return answers;
}

/** Null where the person says that none fits and the document has no word for it. */
function answerTo(question: CompiledJudgment, decision: Decision): string | null {
  if (decision.verdict === "out-of-scope") return question.kind === "classify" ? question.none : null;
  const answer = decision.answers[question.name];
  if (question.kind === "extract" && answer !== undefined)
    return checkedRecord(question.fields, answer, `answers.${question.name}`);
  if (question.kind === "clauses") return clausesAnswer(question, answer ?? "");
  const options = labelOptions(question);
  if (answer !== undefined && options.includes(answer)) return answer;
  throw new UserError({
    code: "bad-answer",
    field: `answers.${question.name}`,
    message: `${question.name} must be one of: ${options.join(", ")}.`,
    remedy: "Choose one of them, or mark the case as out of scope.",
  });
}

/** Whether it lies in the text is asked of the case; here it must name types that there are. */
function clausesAnswer({ name, labels }: CompiledJudgment & { kind: "clauses" }, answer: string): string {
  const problem = clauseProblem(answer, labels, Infinity);
  if (problem === null) return answer;
  throw badClauses(name, problem);
}

export function badClauses(name: string, problem: string): UserError {
  return new UserError({
    code: "bad-answer",
    field: `answers.${name}`,
    message: problem,
    remedy: `Mark the clauses in the text, or answer "${noClauses}".`,
  });
}

/** Throws `nothing-to-judge` where a case should be judged again that waits for something else. */
export function refuseUnlessPassable(compiled: CompiledWorkflow, block: number, said: Decision["verdict"]): void {
  if (!passesOn(said) || askedBlock(compiled, block) !== null) return;
  throw new UserError({
    code: "nothing-to-judge",
    field: "verdict",
    message: "This case was judged before and waits for its effects: it cannot be passed on any more.",
    remedy: "Correct the field that the effect failed for and decide, or reject the case.",
  });
}
