import { expect, test } from "vitest";
import { guaranteeSentence, oneIn } from "./guarantee-sentence.ts";

const facts = { threshold: 0.93, target: 0.02, assurance: 0.95, labels: 1_240, noun: "tickets" };

test("the promise in one sentence", () => {
  expect(guaranteeSentence(facts)).toBe(
    "We are 95 % sure that fewer than 2 in 100 automated tickets are wrong; 1,240 labels support this.",
  );
  expect(guaranteeSentence({ ...facts, segment: "gold", target: 0.005 })).toBe(
    "We are 95 % sure that fewer than 5 in 1,000 automated tickets of segment gold are wrong; 1,240 labels support this.",
  );
});

test("no threshold, no promise", () => {
  expect(guaranteeSentence({ ...facts, threshold: null, labels: 1, noun: undefined })).toBe(
    "Not automated yet: 1 label cannot show that fewer than 2 in 100 automated cases are wrong.",
  );
});

test.each([
  [0.02, "2 in 100"],
  [0.1, "10 in 100"],
  [0.015, "15 in 1,000"],
  [0.0005, "5 in 10,000"],
  [0.07, "7 in 100"],
  [1 / 3, "33.333 in 100"],
])("%d reads %s", (share, expected) => {
  expect(oneIn(share)).toBe(expected);
});
