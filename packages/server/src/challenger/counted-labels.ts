import type { ChallengerRow } from "../storage/challenger-schema.ts";
import type { Contest } from "./candidate.ts";

/** Whether asking costs money: then only cases are asked about whose right answer is known, since nothing else tells who is right. */
export const asksLanguageModels = ({ judgments }: Contest): boolean =>
  judgments.some(({ plan }) => plan !== null && plan.kind !== "same");

/**
 * Labels of a case that count in the comparison, as a subquery. Of judgments whose cascades differ as wholes only labels from
 * after the challenge count: the ones before have chosen its cut-offs. The parameters are those of `countedBy`.
 */
export const countedLabels = (caseId: string, names: string, later: string, id: string): string =>
  `select from surety.labels l where l.case_id = ${caseId} and l.judgment = any(${names}::text[])
     and (not (l.judgment = any(${later}::text[])) or l.id > ${id}::uuid)`;

/** The judgments that are compared, those that are compared on later labels alone, and from when on. */
export function countedBy({ id }: Pick<ChallengerRow, "id">, { judgments }: Contest): [string[], string[], string] {
  const later = judgments.filter(({ plan }) => plan?.kind === "whole");
  return [judgments.map(({ name }) => name), later.map(({ name }) => name), id];
}
