import { restartAt } from "@surety/core/review/restart-at";
import type { QuestionBack } from "../storage/deciding-schema.ts";
import type { FinalDecision } from "./claim-cases.ts";
import type { WorkCase } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

/** Goes on with what the sender said, or without it: each once, for the commit writes that it was taken up. */
export function takeUpAnswer(
  work: WorkCase,
  question: QuestionBack,
  earlier: readonly FinalDecision[],
  world: Pick<WorkerWorld, "clock">,
): void {
  const { state, taken_up_at: taken } = question;
  if (taken !== null || (state !== "answered" && state !== "timed-out")) return;
  const block = earlier.find((one) => one.id === question.id)?.block ?? work.cursor;
  work.resumed = question;
  work.returned = true;
  work.cursor = state === "answered" ? (restartAt(work.compiled, block) ?? block) : block;
  const fields = question.edits.map(({ path }) => path);
  work.timeline.push({
    at: question.answered_at ?? world.clock.now(),
    kind: "decision",
    title: state === "answered" ? "The sender answered; it is judged again" : "No answer in time; back at the desk",
    detail: state === "answered" ? { answer: question.answer, fields } : { question: question.question },
    actor: question.answered_by?.id ?? null,
    milliseconds: null,
  });
}
