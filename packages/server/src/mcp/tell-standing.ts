import type { CaseDetail } from "@surety/core/wire/case";
import type { GateDetail } from "@surety/core/wire/gate-detail";
import type { ReviewDetail } from "@surety/core/wire/review";
import type { InnerApi } from "./inner-api.ts";
import { type CaseStanding, standingOf, statusOf } from "./standing-of-case.ts";

/** How a case stands, with the reviewer's own sentence where a person must decide, and what is promised where none did. */
export async function tellStanding(api: InnerApi, found: CaseDetail): Promise<CaseStanding> {
  const status = statusOf(found);
  const review = status === "needs-person" && found.review !== null ? found.review.id : null;
  const why = review === null ? null : (await api.call<ReviewDetail>("GET", `/reviews/${review}`)).why.sentence;
  const automated = status === "decided" && found.route === "automated";
  const gates = new Map(automated ? await gatesOf(api, found) : []);
  return standingOf(found, { why, gates, desk: (id) => `${api.origin}/inbox/${id}` });
}

async function gatesOf(api: InnerApi, { workflow, judgments }: CaseDetail): Promise<[string, GateDetail][]> {
  const path = `/workflows/${encodeURIComponent(workflow)}/gates/`;
  return Promise.all(
    judgments.map(async ({ name }): Promise<[string, GateDetail]> => [
      name,
      await api.call<GateDetail>("GET", path + encodeURIComponent(name)),
    ]),
  );
}
