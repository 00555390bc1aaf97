import { setTimeout as sleep } from "node:timers/promises";
import type { ReviewSummary } from "@surety/core/wire/review";
import type { SuretyApi } from "../surety-api.ts";
import { decidedTopic, toDecide } from "./crash-workflow.ts";

/** Somebody who works through the inbox while servers die, and leaves alone what should wait. */
export interface DecidingPerson {
  /** Reviews whose decision the server has confirmed. */
  readonly decided: ReadonlySet<string>;
  leave(): Promise<void>;
}

const lookMs = 50;
const inbox = `/reviews?status=open&limit=200&q=${encodeURIComponent(toDecide)}`;

export function decidingPerson(api: SuretyApi): DecidingPerson {
  const decided = new Set<string>();
  let gone = false;

  async function work(): Promise<void> {
    while (!gone) {
      const open = await openReviews(api);
      for (const review of open) if (await decide(api, review.id)) decided.add(review.id);
      if (open.length === 0) await sleep(lookMs);
    }
  }

  const working = work();
  return {
    decided,
    async leave() {
      gone = true;
      await working;
    },
  };
}

/** Nothing while the server is away. */
async function openReviews(api: SuretyApi): Promise<ReviewSummary[]> {
  try {
    return (await api.call<{ items: ReviewSummary[] }>("GET", inbox)).items;
  } catch {
    return [];
  }
}

/** A decision whose answer was lost stands all the same, and its review is not in the inbox any more. */
async function decide(api: SuretyApi, reviewId: string): Promise<boolean> {
  try {
    const answer = await api.send("POST", `/reviews/${reviewId}/decide`, { answers: { topic: decidedTopic } });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}
