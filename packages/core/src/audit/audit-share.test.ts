import { describe, expect, it } from "vitest";
import type { AuditPolicy } from "./audit-schema.ts";
import { auditShare, lowestShare } from "./audit-share.ts";

const raised: AuditPolicy = {
  share: 0.02,
  raise: [
    { segment: "gold", share: 0.1 },
    { confidenceBelow: 0.95, share: 0.2 },
    { segment: "gold", confidenceBelow: 0.9, share: 0.5 },
  ],
};

describe("the share of audits", () => {
  it.each<[AuditPolicy, string | null, number, number]>([
    [0.03, null, 0.99, 0.03],
    [0.001, null, 0.99, 0.01],
    [raised, null, 0.99, 0.02],
    [raised, "silver", 0.94, 0.2],
    [raised, "gold", 0.99, 0.1],
    [raised, "gold", 0.94, 0.2],
    [raised, "gold", 0.89, 0.5],
    [{ share: 0.05, raise: [{ segment: "gold", share: 0.01 }] }, "gold", 0.99, 0.05],
  ])("of %j for %s at %f is %f", (policy, segment, confidence, share) => {
    expect(auditShare(policy, { segment, confidence })).toBe(share);
  });

  it("has a lowest one that weighs all others", () => {
    expect([0.001, 0.2, raised].map((policy) => lowestShare(policy))).toEqual([0.01, 0.2, 0.02]);
  });
});
