import type { AuditedRate } from "../wire/common.ts";
import { type LiveCase, type LiveError, liveError } from "./live-error.ts";

/** A case that was automated in fact; `drawn` for an audit, whether or not somebody has answered it. */
export type AutomatedCase = LiveCase & { drawn: boolean };

export type AuditedError = {
  /** Estimated share of wrong ones among all the cases; null until an audit was answered. */
  error: AuditedRate | null;
  drawn: number;
  answered: number;
  method: LiveError["method"];
};

/**
 * Error rate of automated cases from their audits, each weighed by its stored probability (see `liveError`). An audit that
 * nobody has answered is no right answer: the drawn cases count as the answered ones among them do, and `open` says how
 * many that are. So each answer stands for its share of those that are still open.
 */
export function auditedError(cases: readonly AutomatedCase[]): AuditedError {
  const drawn = cases.reduce((sum, one) => sum + Number(one.drawn), 0);
  const answered = cases.reduce((sum, one) => sum + Number(one.error !== null), 0);
  if (answered === 0) return { error: null, drawn, answered, method: "weighted" };
  const share = Math.min(1, answered / Math.max(drawn, answered));
  const { estimate, low, high, method } = liveError(
    cases.map(({ confidence, error, probability }) => ({ confidence, error, probability: probability * share })),
  );
  const open = Math.max(0, drawn - answered);
  return {
    error: estimate === null ? null : { value: estimate, low, high, n: answered, open },
    drawn,
    answered,
    method,
  };
}
