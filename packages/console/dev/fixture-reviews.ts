import type { ReviewDetail } from "@surety/core/wire/review";
import { reviewSummary } from "@surety/testing/factories/review";
import { ok, page, problem, type Answer } from "./fixture-answer.ts";
import type { FixtureState } from "./fixture-state.ts";

const UNDO_MS = 10_000;
const ME = "Mara Lind";

function list(state: FixtureState, query: URLSearchParams): Answer {
  const text = (query.get("q") ?? "").toLowerCase();
  const rows = state.openReviews
    .filter((review) => !query.get("queue") || review.queue === query.get("queue"))
    .filter((review) => text === "" || `${review.title} ${review.preview}`.toLowerCase().includes(text))
    .map(reviewSummary);
  const orders: Record<string, (a: (typeof rows)[number], b: (typeof rows)[number]) => number> = {
    newest: (a, b) => b.createdAt.localeCompare(a.createdAt),
    uncertain: (a, b) => (a.confidence ?? 0.5) - (b.confidence ?? 0.5),
    due: (a, b) => (a.dueAt ?? "9").localeCompare(b.dueAt ?? "9"),
  };
  return ok(page(rows.sort(orders[query.get("sort") ?? "due"] ?? orders["due"]), query));
}

function queues(state: FixtureState): Answer {
  const names = [...new Set(state.openReviews.map((review) => review.queue))].sort();
  const now = new Date().toISOString();
  const items = names.map((queue) => {
    const mine = state.openReviews.filter((review) => review.queue === queue);
    return {
      queue,
      workflow: "support-triage",
      open: mine.length,
      overdue: mine.filter((review) => review.dueAt !== null && review.dueAt < now).length,
    };
  });
  return ok({ items });
}

function decide(state: FixtureState, review: ReviewDetail): Answer {
  if (review.status === "decided" || review.status === "deciding")
    return problem(
      409,
      "already-decided",
      "Jonas Berg answered this case 20 seconds ago.",
      "Nothing to do: his answer stands.",
    );
  if (review.claimedBy !== null && review.claimedBy !== ME)
    return problem(409, "claimed", `${review.claimedBy} is working on this case.`, "Take the next one.");
  const undoUntil = new Date(Date.now() + UNDO_MS).toISOString();
  state.reviews.set(review.id, { ...review, status: "deciding", undoUntil });
  return ok({ reviewId: review.id, status: "deciding", undoUntil, needsSecond: review.fourEyes });
}

function undo(state: FixtureState, review: ReviewDetail): Answer {
  if (review.undoUntil === null || Date.parse(review.undoUntil) < Date.now())
    return problem(
      409,
      "undo-too-late",
      "The effect has begun; this answer cannot be taken back.",
      "Open the case to see what was sent.",
    );
  state.reviews.set(review.id, { ...review, status: "open", undoUntil: null, claimedBy: null });
  return ok({ reviewId: review.id, status: "open", undoUntil: null, needsSecond: false });
}

function claim(state: FixtureState, review: ReviewDetail): Answer {
  if (review.claimedBy !== null && review.claimedBy !== ME)
    return problem(409, "claimed", `${review.claimedBy} is working on this case.`, "Take the next one.");
  const claimed: ReviewDetail = {
    ...review,
    status: "claimed",
    claimedBy: ME,
    claimedUntil: new Date(Date.now() + 600_000).toISOString(),
  };
  state.reviews.set(review.id, claimed);
  return ok(claimed);
}

/** Queues and reviews; decisions really leave the inbox, and come back when they are undone. */
export function answerReview(state: FixtureState, parts: string[], query: URLSearchParams, _body: unknown): Answer {
  if (parts[0] === "queues") return queues(state);
  if (parts.length === 1) return list(state, query);
  const review = state.reviews.get(parts[1] ?? "");
  if (review === undefined)
    return problem(404, "review-unknown", `There is no review ${parts[1]}.`, "It may have been answered long ago.");
  const verb = parts[2];
  if (verb === "claim") return claim(state, review);
  if (verb === "decide") return decide(state, review);
  if (verb === "undo") return undo(state, review);
  if (verb === "release" || verb === "skip") {
    const free: ReviewDetail =
      review.claimedBy === ME ? { ...review, status: "open", claimedBy: null, claimedUntil: null } : review;
    state.reviews.set(review.id, free);
    return ok(free);
  }
  return ok(review);
}
