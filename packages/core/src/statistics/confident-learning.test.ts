import { expect, test } from "vitest";
import { confidentLearning } from "./confident-learning.ts";

const given = Array.from("000011112222012", Number);
const probabilities = [
  [0.9, 0.05, 0.05],
  [0.8, 0.1, 0.1],
  [0.1, 0.85, 0.05],
  [0.7, 0.2, 0.1],
  [0.05, 0.9, 0.05],
  [0.1, 0.8, 0.1],
  [0.6, 0.3, 0.1],
  [0.2, 0.7, 0.1],
  [0.1, 0.1, 0.8],
  [0.05, 0.05, 0.9],
  [0.1, 0.2, 0.7],
  [0.85, 0.1, 0.05],
  [0.4, 0.35, 0.25],
  [0.15, 0.15, 0.7],
  [0.2, 0.2, 0.6],
];

test("the reference labels: thresholds, joint, calibrated joint and suspects", () => {
  const doubts = confidentLearning(given, probabilities);
  expect(doubts.thresholds.map((value) => value!.toFixed(2))).toEqual(["0.58", "0.57", "0.61"]);
  expect(doubts.joint).toEqual([
    [3, 1, 0],
    [1, 3, 1],
    [1, 0, 3],
  ]);
  expect(doubts.calibrated).toEqual([
    [4, 1, 0],
    [1, 3, 1],
    [1, 0, 4],
  ]);
  expect(doubts.suspects.map((one) => one.index)).toEqual([2, 6, 11, 13]);
  expect(doubts.suspects[0]).toEqual({ index: 2, given: 0, likely: 1 });
});

test("classes without cases have no threshold and catch nothing", () => {
  const doubts = confidentLearning(
    [0, 0],
    [
      [0.9, 0.1],
      [0.2, 0.8],
    ],
  );
  expect(doubts.thresholds[1]).toBeNull();
  expect(doubts.suspects).toEqual([]);
  expect(confidentLearning([], [])).toEqual({ thresholds: [], joint: [], calibrated: [], suspects: [] });
});
