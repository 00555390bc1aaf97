import { describe, expect, it } from "vitest";
import { type AutomatedCase, auditedError } from "./audited-error.ts";

const cases = (count: number, one: Partial<AutomatedCase>): AutomatedCase[] =>
  Array.from({ length: count }, () => ({ confidence: 0.9, probability: 0.1, drawn: false, error: null, ...one }));

describe("auditedError", () => {
  it("knows nothing before an audit was answered, and counts those that wait", () => {
    expect(auditedError([...cases(90, {}), ...cases(10, { drawn: true })])).toMatchObject({
      error: null,
      drawn: 10,
      answered: 0,
    });
  });

  it("is the mean where every case was as likely to be drawn", () => {
    const all = [...cases(900, {}), ...cases(90, { drawn: true, error: 0 }), ...cases(10, { drawn: true, error: 1 })];
    expect(auditedError(all).error).toMatchObject({ value: 0.1, n: 100, open: 0 });
  });

  it("weighs each stratum by how many cases it has, not by how many were looked at", () => {
    const sure = [...cases(1800, { probability: 0.1 }), ...cases(200, { probability: 0.1, drawn: true, error: 0 })];
    const unsure = cases(200, { probability: 1, drawn: true, error: 1 });
    const value = auditedError([...sure, ...unsure]).error?.value;
    expect(value).toBeCloseTo(200 / 2200, 10);
  });

  it("takes open audits to be like the answered ones, says how many there are, and is less sure", () => {
    const answered = [...cases(45, { drawn: true, error: 0 }), ...cases(5, { drawn: true, error: 1 })];
    const half = auditedError([...cases(900, {}), ...answered, ...cases(50, { drawn: true })]);
    const whole = auditedError([...cases(900, {}), ...answered, ...answered]);
    expect(half.error).toMatchObject({ n: 50, open: 50 });
    expect(half.error?.value).toBeCloseTo(whole.error?.value ?? 0, 10);
    expect(half.error?.high).toBeGreaterThan(whole.error?.high ?? 1);
  });
});
