import type { ReviewDetail, ReviewSummary } from "@surety/core/wire/review";
import { readTickets } from "@surety/templates/support-triage/demonstration";
import type { SuretyApi } from "../surety-api.ts";

/** Answers up to `most` open reviews of the demonstration as its tickets are labelled, audits among them. */
export async function decideByTruth(api: SuretyApi, most: number): Promise<number> {
  const truth = new Map((await readTickets()).map((ticket) => [ticket.id, ticket.intent]));
  const { items } = await api.call<{ items: ReviewSummary[] }>("GET", `/reviews?limit=${most}`);
  let decided = 0;
  for (const { id } of items) {
    const review = await api.call<ReviewDetail>("GET", `/reviews/${id}`);
    const ticket = /T\d{4}/.exec(String(review.case.input["messageId"]))?.[0] ?? "";
    const intent = truth.get(ticket);
    if (intent === undefined) continue;
    await api.call("POST", `/reviews/${id}/claim`);
    const answer = intent === "none" ? { verdict: "out-of-scope", answers: {} } : { answers: { intent } };
    await api.call("POST", `/reviews/${id}/decide`, { ...answer, seconds: 20 });
    decided += 1;
  }
  return decided;
}
