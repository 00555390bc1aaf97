import { allButLeads, namesIn } from "@surety/core/review/barred-names";
import { firstWords } from "@surety/core/document/first-words";
import type { ReadDocument } from "@surety/core/document/read-document";
import type { Expression } from "@surety/core/expression/expression";
import { inputTexts } from "@surety/core/trigger/input-texts";
import { proposesCalls } from "@surety/core/agent/proposed-calls";
import { writesDrafts } from "@surety/core/generate/compiled-generate";
import { dueTime } from "@surety/core/review/due-time";
import { askedBlock } from "@surety/core/review/asked-block";
import { valueAtStake } from "@surety/core/review/value-at-stake";
import { searchVector } from "../storage/search-text.ts";
import type { NewReview, Stop, WorkCase } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

const previewLength = 240;
const defaultClaimMinutes = 15;

/** Why a review is opened: what kind it is, how sure the machine was, and the code of its reason. */
export type Opening = Pick<NewReview, "kind" | "confidence" | "reason">;

/** A new review of a case at its present block, by the workflow's review policy. */
export function newReview(work: WorkCase, world: WorkerWorld, { kind, confidence, reason }: Opening): NewReview {
  const { review, exceptions } = work.compiled.document;
  const now = world.clock.now();
  const asked = askedBlock(work.compiled, work.cursor);
  const value = valueAtStake(work.compiled, work.scope);
  const preview = previewOf(work);
  return {
    id: world.newId(),
    block: work.cursor,
    kind,
    queue: kind === "exception" ? (exceptions?.queue ?? review.queue) : review.queue,
    status: "open",
    stakes: proposesCalls(work.compiled) || writesDrafts(work.compiled) ? "high" : review.stakes,
    // Whoever is asked what the case is decides what is done: only trying again, and looking afterwards, is for one alone.
    four_eyes: review.fourEyes && kind !== "audit" && asked !== null,
    undo_seconds: review.undoSeconds,
    title: work.row.title,
    preview,
    confidence: kind === "audit" ? null : confidence,
    due_at: dueTime(work.compiled.review, now),
    created_at: now,
    suggestion: review.suggestion ?? "shown",
    value_micros: value === null ? null : String(value.micros),
    currency: value?.currency ?? null,
    certainty: kind === "review" ? (confidence ?? 0) : null,
    reason,
    questions: asked === null ? [] : asked.ranks.flat().map(({ name }) => name),
    search: searchVector(work.row.title, preview),
    ...givenTo(work),
    barred: barredFrom(work, now),
  };
}

/** What its workflow says of who gets it; the commit chooses among the people. */
function givenTo({ compiled }: WorkCase) {
  const { assign } = compiled.who;
  return {
    assignee: null,
    assigned_group: assign?.group ?? null,
    assigned_at: null,
    assign_note: null,
    others_may: assign?.others === "allowed",
    claim_minutes: compiled.document.review.claimMinutes ?? defaultClaimMinutes,
  };
}

/** Who must not decide it. Where that cannot be told, only leads may: a gap in a case must not let anybody through. */
function barredFrom(work: WorkCase, now: Date): string[] {
  const { notBy, refusesOwn } = work.compiled.who;
  const sender = refusesOwn && work.row.sent_by !== null ? [work.row.sent_by] : [];
  const named = notBy === null ? [] : namedBy(notBy, work.scope);
  if (Array.isArray(named)) return [...new Set([...sender, ...named])];
  work.timeline.push({
    at: now,
    kind: "review",
    title: "Who must not decide could not be told, so only an editor or an owner may decide",
    detail: named,
    actor: null,
    milliseconds: null,
  });
  return [...sender, ...allButLeads];
}

/** Nobody is an empty text or list; nothing at all says that the case lacks what the rule reads. */
function namedBy(notBy: Expression, scope: WorkCase["scope"]): string[] | { because: string } {
  try {
    const value = notBy.evaluate(scope) ?? null;
    return value === null ? { because: `${notBy.source} yields nothing.` } : namesIn(value);
  } catch (error) {
    return { because: (error as Error).message };
  }
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
  return { kind: "review", review: newReview(work, world, { kind: "exception", confidence: null, reason: code }) };
}

/** The first words of what the case is about, for lists: its longest text, or what was read in its document. */
function previewOf(work: WorkCase): string {
  const texts = inputTexts(work.row.input).map(([, text]) => text);
  const longest = texts.reduce((best, text) => (text.length > best.length ? text : best), "");
  const given = typeof work.scope["text"] === "string" ? work.scope["text"] : longest;
  const cleaned =
    given === ""
      ? (Object.values(work.scope)
          .map(textRead)
          .find((text) => text !== "") ?? "")
      : given;
  return cleaned.replace(/\s+/g, " ").trim().slice(0, previewLength).toWellFormed();
}

/** What a reading says first; empty where a prepared value is none. */
function textRead(value: unknown): string {
  if (typeof value !== "object" || value === null || !("layout" in value) || !("text" in value)) return "";
  return typeof value.text === "string" ? firstWords(value as ReadDocument) : "";
}
