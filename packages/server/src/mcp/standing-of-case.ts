import type { CaseDetail } from "@surety/core/wire/case";
import { z } from "zod";

/** How a case stands, for a program that needs its answer. */
export const caseStanding = z.object({
  caseId: z.string(),
  status: z
    .enum(["decided", "needs-person", "working", "failed", "cancelled"])
    .describe(
      "`needs-person`: a person must decide first; ask again later with read_case. Do not decide in their place.",
    ),
  decidedBy: z.enum(["machine", "person"]).nullable().describe("Who the answers are of"),
  answers: z.record(z.string(), z.string().nullable()).describe("By judgment; empty unless decided"),
  why: z.array(z.string()).describe("Why each judgment was automated, or goes to a person, in a sentence"),
  reviewId: z.string().nullable().describe("The review that it waits for"),
});
export type CaseStanding = z.output<typeof caseStanding>;

const withheld =
  "This case is being checked by somebody who must not know its answer; it is withheld from whoever may be asked for it. " +
  "Whoever sent the case was told.";

/** No answer leaves the house here before it is one: what a person must still decide is told without the machine's view. */
export function standingOf(found: CaseDetail): CaseStanding {
  const status = statusOf(found);
  const decided = status === "decided";
  return {
    caseId: found.id,
    status,
    decidedBy: decided && found.route !== null ? (found.route === "automated" ? "machine" : "person") : null,
    answers: decided ? Object.fromEntries(found.judgments.map((one) => [one.name, one.decidedValue])) : {},
    why: found.blind ? [withheld] : found.judgments.map((one) => `${one.name}: ${one.reason.sentence}`),
    reviewId: found.review?.id ?? null,
  };
}

function statusOf({ status, waitingFor }: CaseDetail): CaseStanding["status"] {
  if (status === "done") return "decided";
  if (status === "failed" || status === "cancelled") return status;
  if (status === "quarantined") return "failed";
  return status === "waiting" && waitingFor === "review" ? "needs-person" : "working";
}
