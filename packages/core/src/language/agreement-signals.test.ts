import { expect, it } from "vitest";
import { shareOf, withAgreement } from "./agreement-signals.ts";

const own = {
  signals: { token: 0.9, verbal: 0.8 },
  score: 0.9,
  alternatives: [{ value: "a", probability: 0.9 }],
  none: 0,
};

it("is the share of those who say the same; none of these is an answer, what nobody can read is none", () => {
  expect(shareOf("a", ["a", "b", "a", undefined])).toBe(0.5);
  expect(shareOf(null, [null, null, undefined, "a"])).toBe(0.5);
  expect(shareOf("a", [])).toBeNull();
});

it("joins the answer's own certainty as one of several means, and leaves it alone where nobody was asked", () => {
  expect(withAgreement(own, { samples: null, models: null })).toEqual(own);
  const both = withAgreement(own, { samples: 0.5, models: 1 });
  expect(both.signals).toEqual({ token: 0.9, verbal: 0.8, sameAgain: 0.5, sameByOthers: 1 });
  expect(both.score).toBeCloseTo(0.8, 12);
  expect(withAgreement(own, { samples: 0, models: null }).score).toBeCloseTo(0.45, 12);
});
