import { dueTime } from "@surety/core/review/due-time";
import { askedBlock } from "@surety/core/review/asked-block";
import type { NewReview, Stop, WorkCase } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

const previewLength = 240;

/** A new review of a case at its present block, by the workflow's review policy. */
export function newReview(
  work: WorkCase,
  world: WorkerWorld,
  kind: NewReview["kind"],
  confidence: number | null,
): NewReview {
  const { review, exceptions } = work.compiled.document;
  const now = world.clock.now();
  return {
    id: world.newId(),
    block: work.cursor,
    kind,
    queue: kind === "exception" ? (exceptions?.queue ?? review.queue) : review.queue,
    status: "open",
    stakes: review.stakes,
    // Whoever is asked what the case is decides what is done: only trying again, and looking afterwards, is for one alone.
    four_eyes: review.fourEyes && kind !== "audit" && askedBlock(work.compiled, work.cursor) !== null,
    undo_seconds: review.undoSeconds,
    title: work.row.title,
    preview: previewOf(work),
    confidence: kind === "audit" ? null : confidence,
    due_at: dueTime(work.compiled.review, now),
    created_at: now,
    suggestion: review.suggestion ?? "shown",
  };
}

/** The exception path: something is wrong with the case, and a person takes it from here. */
export function exceptionReview(work: WorkCase, world: WorkerWorld, code: string, sentence: string): Stop {
  work.timeline.push({
    at: world.clock.now(),
    kind: "error",
    title: sentence,
    detail: { code },
    actor: null,
    milliseconds: null,
  });
  return { kind: "review", review: newReview(work, world, "exception", null) };
}

/** The first words of what the case is about, for lists: its longest text. */
function previewOf(work: WorkCase): string {
  const texts = Object.values(work.row.input).filter((value): value is string => typeof value === "string");
  const longest = texts.reduce((best, text) => (text.length > best.length ? text : best), "");
  const cleaned = typeof work.scope["text"] === "string" ? work.scope["text"] : longest;
  return cleaned.replace(/\s+/g, " ").trim().slice(0, previewLength).toWellFormed();
}
