import { AUDIT_FLOOR } from "../gate/decide.ts";
import type { AuditPolicy } from "./audit-schema.ts";

/** What the share depends on: both are known before the answer is carried out. */
export interface AuditStratum {
  segment: string | null;
  confidence: number;
}

/** The probability with which an automated case like this is audited: the highest that applies, never under the floor. */
export function auditShare(policy: AuditPolicy, stratum: AuditStratum): number {
  if (typeof policy === "number") return Math.max(policy, AUDIT_FLOOR);
  const raised = policy.raise.filter(
    (one) =>
      (one.segment === undefined || one.segment === stratum.segment) &&
      (one.confidenceBelow === undefined || stratum.confidence < one.confidenceBelow),
  );
  return Math.max(lowestShare(policy), ...raised.map((one) => one.share));
}

/** The smallest probability that any case has under this policy: what all others are weighed against. */
export function lowestShare(policy: AuditPolicy): number {
  return Math.max(typeof policy === "number" ? policy : policy.share, AUDIT_FLOOR);
}
