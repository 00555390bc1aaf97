import { passesOn, type Verdict } from "../review/verdict.ts";

/** What an auditor said, before it is compared: a right answer for each judgment, or a word on the whole case. */
export interface AuditVerdict {
  verdict: Verdict;
  answers: Readonly<Record<string, string>>;
}

/**
 * Whether an automated answer was wrong, by the auditor's word: 1 or 0, null where the auditor was not asked about it.
 * Whoever passes the case on says nothing of the answer. Whoever rejects the case, or finds that no answer fits, says that it should not have been carried out.
 */
export function auditError(judgment: string, value: string | null, said: AuditVerdict): 0 | 1 | null {
  const answer = said.answers[judgment];
  if (answer !== undefined) return answer === value ? 0 : 1;
  return said.verdict === "decide" || passesOn(said.verdict) ? null : 1;
}
