import { expect, it } from "vitest";
import { argumentWords } from "./argument-words.ts";

it("says in a line what a model filled in", () => {
  expect(argumentWords({ number: 7, amount: 40.5, urgent: true })).toBe("number 7 · amount 40.5 · urgent yes");
  expect(argumentWords({ lines: [{ a: { b: 1 } }] })).toBe('lines [{"a":{"b":1}}]');
  expect(argumentWords({})).toBe("");
});
