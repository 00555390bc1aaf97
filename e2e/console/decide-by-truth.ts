import { setTimeout as sleep } from "node:timers/promises";
import type { ReviewDetail, ReviewSummary } from "@surety/core/wire/review";
import { readTickets } from "@surety/templates/support-triage/demonstration";
import type { SuretyApi } from "../surety-api.ts";

/** As long as a person takes for one. */
const seconds = 20;

/**
 * Answers up to `most` open reviews of the demonstration as its tickets are labelled, audits among them: all are taken in
 * hand, and answered when somebody would have read them, so that the times of people are those of people.
 */
export async function decideByTruth(api: SuretyApi, most: number): Promise<number> {
  const truth = new Map((await readTickets()).map((ticket) => [ticket.id, ticket.intent]));
  const { items } = await api.call<{ items: ReviewSummary[] }>("GET", `/reviews?limit=${most}`);
  const decisions: { id: string; decision: object }[] = [];
  for (const { id } of items) {
    const review = await api.call<ReviewDetail>("GET", `/reviews/${id}`);
    const ticket = /T\d{4}/.exec(String(review.case.input["messageId"]))?.[0] ?? "";
    const intent = truth.get(ticket);
    if (intent === undefined) continue;
    await api.call("POST", `/reviews/${id}/claim`);
    decisions.push({
      id,
      decision: intent === "none" ? { verdict: "out-of-scope", answers: {} } : { answers: { intent } },
    });
  }
  await sleep(seconds * 1000);
  for (const { id, decision } of decisions) await api.call("POST", `/reviews/${id}/decide`, { ...decision, seconds });
  return decisions.length;
}
