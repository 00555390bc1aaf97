import { describe, expect, it } from "vitest";
import { seededRandom } from "../statistics/seeded-random.ts";
import { type DriftQuestion, type DriftSample, driftReasons } from "./drift-reasons.ts";

const random = seededRandom(9);
const names = ["refund", "bug", "billing"];
const quiet = (n: number): DriftSample[] =>
  Array.from({ length: n }, () => ({
    confidence: 1 - random() ** 3 / 2,
    value: names[Math.floor(random() * 3)] ?? null,
    length: 40 + Math.floor(random() * 200),
  }));
const audits = (n: number, error: number) =>
  Array.from({ length: n }, () => ({ confidence: 0.97, error: (random() < error ? 1 : 0) as 0 | 1 }));
const changedIn = (question: DriftQuestion) =>
  driftReasons(question)
    .filter((one) => one.changed)
    .map((one) => one.code);

describe("reasons beside an alarm", () => {
  it("say nothing where there is nothing to compare", () => {
    expect(driftReasons({ before: [], after: [], audits: [] })).toEqual([]);
  });

  it.each<[string, (one: DriftSample) => DriftSample, string[]]>([
    ["answers that shifted", (one) => ({ ...one, value: random() < 0.3 ? "bug" : one.value }), ["answers"]],
    ["texts that grew", (one) => ({ ...one, length: one.length * 2 }), ["length"]],
    [
      "a model that got less sure",
      (one) => ({ ...one, confidence: one.confidence * 0.9 }),
      ["confidence", "expected-accuracy"],
    ],
  ])("name %s, and only them", (_, change, codes) => {
    const question = { before: quiet(800), after: quiet(500).map(change), audits: audits(100, 0.03) };
    expect(changedIn(question)).toEqual(codes);
  });

  it("name a model that no longer knows how sure it may be", () => {
    const question = { before: quiet(800), after: quiet(500), audits: audits(100, 0.2) };
    expect(changedIn(question)).toEqual(["calibration"]);
    expect(driftReasons(question)[0]?.sentence).toMatch(
      /^The model expected 3\.0 errors in 100 audits .* \d+ were found\./,
    );
  });

  it("name something in fewer than one of ten quiet weeks", () => {
    const weeks = Array.from({ length: 100 }, () =>
      changedIn({ before: quiet(300), after: quiet(300), audits: audits(60, 0.03) }),
    );
    expect(weeks.filter((codes) => codes.length > 0).length).toBeLessThanOrEqual(10);
  }, 20_000);
});
