import { createHash } from "node:crypto";
import type { ReviewDetail } from "@surety/core/wire/review";
import type { ReviewPreview } from "@surety/core/wire/review-preview";
import { canonicalJson } from "@surety/core/workflow/canonical-json";

/** What somebody saw of a review: what arrived, what was prepared, what is asked, what the machine thinks, what would happen. */
export interface Screen {
  reviewId: string;
  title: string;
  input: unknown;
  prepared: unknown;
  asked: unknown;
  /** What was shown of the machine's answer; empty where it was hidden. */
  suggested: unknown;
  would: unknown;
}

/** A screen with its name: the SHA-256 of its canonical JSON, and what tells its parts apart. */
export interface NamedScreen {
  hash: string;
  /** As the desk gets it and sends it back: the hash, and eight characters for each part. */
  name: string;
  screen: Screen;
}

const parts = ["input", "prepared", "asked", "suggested", "would"] as const;
/** Texts beyond this are kept by their beginning and their hash: nobody reads more of them on a screen. */
const mostText = 8000;
const keptText = 4000;

const words: Record<(typeof parts)[number], string> = {
  input: "what arrived",
  prepared: "the prepared data",
  asked: "what is asked",
  suggested: "the suggestion",
  would: "what each answer would do",
};

/**
 * The screen of a review as it was sent. Lists that grow by themselves (similar cases, history, the timeline) and who holds
 * it at the moment are beside the case and not part of it.
 */
export function screenOf(detail: Omit<ReviewDetail, "screen">, preview: ReviewPreview | null): NamedScreen {
  const { id, title, case: shown, questions, fourEyes } = detail;
  const screen = bounded({
    reviewId: id,
    title,
    input: shown.input,
    prepared: shown.prepared,
    asked: { fourEyes, questions: questions.map(({ judgment, kind, options }) => ({ judgment, kind, options })) },
    suggested: questions.map(({ judgment, suggestion, confidence, alternatives, reason }) => ({
      judgment,
      suggestion,
      confidence,
      alternatives,
      reason,
    })),
    would: preview === null ? null : { plans: preview.plans, answers: preview.answers, withheld: preview.withheld },
  });
  const hash = sha256(canonicalJson(screen));
  const name = [hash, ...parts.map((part) => sha256(canonicalJson(screen[part])).slice(0, 8))].join(".");
  return { hash, name, screen };
}

/**
 * What has changed between two names, in words; null where nothing has that matters. Asking to see the suggestion, or
 * being refused it from now on, changes no case.
 */
export function changedBetween(seen: string, now: string): string[] | null {
  const [seenHash, ...before] = seen.split(".");
  const [hash, ...after] = now.split(".");
  if (seenHash === hash) return null;
  const changed = parts.filter((_, at) => before[at] !== undefined && before[at] !== after[at]);
  if (before.length === parts.length && changed.length > 0 && changed.every((part) => part === "suggested"))
    return null;
  return changed.map((part) => words[part]);
}

function bounded(screen: Screen): Screen {
  const shorten = (_key: string, value: unknown): unknown =>
    typeof value === "string" && value.length > mostText
      ? `${value.slice(0, keptText).toWellFormed()}… [${value.length} characters, SHA-256 ${sha256(value)}]`
      : value;
  return JSON.parse(JSON.stringify(screen, shorten)) as Screen;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
