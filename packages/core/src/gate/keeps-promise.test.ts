import { expect, test } from "vitest";
import { keepsPromise, type Promised } from "./keeps-promise.ts";

const earned: Promised = {
  maxError: 0.02,
  assurance: 0.95,
  segmentBy: "customer.tier",
  judgments: 2,
  mostChanged: 0.1,
};

test.each<[string, Partial<Promised>, boolean]>([
  ["the same", {}, true],
  ["a laxer target", { maxError: 0.05 }, true],
  ["less assurance", { assurance: 0.9 }, true],
  ["a stricter target", { maxError: 0.01 }, false],
  ["more assurance", { assurance: 0.99 }, false],
  ["other segments", { segmentBy: "input.language" }, false],
  ["no segments", { segmentBy: null }, false],
  ["one more judgment in the block", { judgments: 3 }, false],
  ["one judgment less", { judgments: 1 }, true],
  ["drafts that may be changed more", { mostChanged: 0.2 }, true],
  ["drafts that may not be changed", { mostChanged: 0 }, false],
])("%s", (_, change, kept) => {
  expect(keepsPromise(earned, { ...earned, ...change })).toBe(kept);
});
