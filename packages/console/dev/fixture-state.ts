import type { CaseSummary } from "@surety/core/wire/case";
import type { ReviewDetail } from "@surety/core/wire/review";
import type { ApiKeyRow, ConnectionRow, LiveEvent, Session } from "@surety/core/wire/session";
import { nthCase } from "@surety/testing/factories/case-summary";
import { nthReview, reviewDetail } from "@surety/testing/factories/review";
import { apiKeyRow, connectionRow, session } from "@surety/testing/factories/session";

/** `busy` is a normal day, `first-day` an empty installation; the others stop at the door. */
export type Scene = "busy" | "first-day" | "signed-out" | "setup";

export const CASES = 10_000;
const sessions: Record<Scene, () => Session> = {
  busy: session.owner,
  "first-day": session.owner,
  "signed-out": session.signedOut,
  setup: session.setupNeeded,
};

/** What the fixture server remembers between requests. */
export class FixtureState {
  readonly scene: Scene;
  readonly size: number;
  readonly now = Date.now();
  session: Session;
  reviews = new Map<string, ReviewDetail>();
  keys: ApiKeyRow[] = [];
  connections: ConnectionRow[] = [];
  jobStarted: number | null = null;
  #cases: CaseSummary[] | null = null;
  #events = 0;

  constructor(scene: Scene, size = CASES) {
    this.scene = scene;
    this.size = size;
    this.session = sessions[scene]();
    if (scene === "first-day") return;
    for (let index = 1; index <= 140; index++) {
      const review =
        index === 5 ? reviewDetail.claimedBySomeoneElse({ index, now: this.now }) : nthReview(index, this.now);
      this.reviews.set(review.id, review);
    }
    this.keys = [apiKeyRow.used(), apiKeyRow.neverUsed()];
    this.connections = [connectionRow.mailbox(), connectionRow.database(), connectionRow.unused()];
  }

  get cases(): CaseSummary[] {
    const size = this.scene === "first-day" ? 0 : this.size;
    this.#cases ??= Array.from({ length: size }, (_, index) => nthCase(index, this.now));
    return this.#cases;
  }

  get openReviews(): ReviewDetail[] {
    return [...this.reviews.values()].filter((review) => review.status === "open" || review.status === "claimed");
  }

  nextLiveEvent(): LiveEvent {
    this.#events += 1;
    return { noun: this.#events % 3 === 0 ? "review" : "case", workflow: "support-triage", ids: [] };
  }
}
