import { expect, it } from "vitest";
import { auditError, type AuditVerdict } from "./audit-error.ts";

it.each<[string, string | null, AuditVerdict, 0 | 1 | null]>([
  ["the same answer is right", "refund", { verdict: "decide", answers: { topic: "refund" } }, 0],
  ["another answer is wrong", "refund", { verdict: "decide", answers: { topic: "bug" } }, 1],
  [
    "a judgment that was not asked about is left out",
    "refund",
    { verdict: "decide", answers: { urgency: "low" } },
    null,
  ],
  ["no answer fits: the model's does not either", "refund", { verdict: "out-of-scope", answers: {} }, 1],
  [
    "the word for none fits, and the model had said so",
    "none",
    { verdict: "out-of-scope", answers: { topic: "none" } },
    0,
  ],
  ["a rejected case should not have been carried out", "refund", { verdict: "reject", answers: {} }, 1],
])("%s", (_, value, said, error) => {
  expect(auditError("topic", value, said)).toBe(error);
});
