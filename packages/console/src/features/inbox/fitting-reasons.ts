import { type ReasonCase, reasonCases } from "@surety/core/review/reasons";
import type { ReviewDetail } from "@surety/core/wire/review";
import type { Draft } from "./answer-draft.ts";

/** The reasons that can be given for what the person is about to say; none where nothing asks for one. */
export function fittingReasons(
  { reasons }: Pick<ReviewDetail, "reasons">,
  { verdict, edits }: Draft,
  override: boolean,
): ReviewDetail["reasons"] {
  const cases: ReasonCase[] =
    verdict === "escalate" ? ["escalate"] : reasonCases({ verdict, override, edits: Object.keys(edits).length });
  if (cases.length === 0) return [];
  return reasons.filter((one) => one.for === null || one.for.some((each) => cases.includes(each)));
}
