import { percent } from "@surety/core/gate/percent";
import type { CaseDetail } from "@surety/core/wire/case";
import type { GateDetail } from "@surety/core/wire/gate-detail";
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
  why: z.array(z.string()).describe("Why it was automated, or goes to a person, in sentences"),
  guarantees: z
    .record(z.string(), z.string())
    .describe("By judgment, what is promised of answers that the machine gave alone, in a sentence"),
  reviewId: z.string().nullable().describe("The review that it waits for"),
  next: z.string().nullable().describe("What to do now, where it is not decided"),
});
export type CaseStanding = z.output<typeof caseStanding>;

/** What is known besides the case itself: the sentence that its reviewer reads, and the gates of its judgments. */
export interface Surroundings {
  why: string | null;
  gates: ReadonlyMap<string, GateDetail>;
  /** Where people decide its review. */
  desk: (reviewId: string) => string;
}

/**
 * No answer leaves the house here before it is one. A case that somebody answers blind stands as any other that waits for a
 * person, whatever brought it there.
 */
export function standingOf(found: CaseDetail, { why, gates, desk }: Surroundings): CaseStanding {
  const status = statusOf(found);
  const decided = status === "decided";
  const machine = decided && found.route === "automated";
  const reviewId = status === "needs-person" ? (found.review?.id ?? null) : null;
  return {
    caseId: found.id,
    status,
    decidedBy: decided && found.route !== null ? (machine ? "machine" : "person") : null,
    answers: decided ? Object.fromEntries(found.judgments.map((one) => [one.name, one.decidedValue])) : {},
    why: decided ? found.judgments.map((one) => `${one.name}: ${one.reason.sentence}`) : why === null ? [] : [why],
    guarantees: machine ? guaranteesOf(found, gates) : {},
    reviewId,
    next: nextOf(status, reviewId === null ? null : desk(reviewId)),
  };
}

export function statusOf({ status, waitingFor, blind }: CaseDetail): CaseStanding["status"] {
  if (blind && status !== "failed" && status !== "cancelled") return "needs-person";
  if (status === "done") return "decided";
  if (status === "failed" || status === "cancelled") return status;
  if (status === "quarantined") return "failed";
  return status === "waiting" && waitingFor === "review" ? "needs-person" : "working";
}

function guaranteesOf({ judgments, version }: CaseDetail, gates: Surroundings["gates"]): Record<string, string> {
  return Object.fromEntries(
    judgments.flatMap(({ name }) => {
      const gate = gates.get(name);
      return gate === undefined || gate.version.hash !== version.hash ? [] : [[name, promiseOf(gate.gate)]];
    }),
  );
}

function promiseOf({ mode, state, maxError, assurance }: GateDetail["gate"]): string {
  if (mode === "none") return "A rule of the workflow says so; there is no model to be wrong.";
  if (mode === "fixed") return "A person set this gate by hand: no bound on its errors is promised.";
  if (state === "broken")
    return "An alarm has shut this gate since: what was promised of its answers no longer holds. Have a person look.";
  return (
    `Labels support that at most ${percent(maxError)} of what this gate answers alone is wrong, with ${percent(assurance)} ` +
    "assurance; blind audits watch that it stays so."
  );
}

function nextOf(status: CaseStanding["status"], desk: string | null): string | null {
  if (status === "needs-person")
    return `A person decides this${desk === null ? "" : ` at ${desk}`}. Tell whoever waits, and ask again later with read_case.`;
  if (status === "working") return "It is still at work: ask again with read_case in a few seconds.";
  return status === "failed" ? "People of this installation see that it failed, and can try it again." : null;
}
