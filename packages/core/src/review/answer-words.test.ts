import { expect, it } from "vitest";
import { answerWords } from "./answer-words.ts";

const record = '{"seller":"Northwind","date":"2026-03-14","vat":null,"total":"12.50","paid":"20.00"}';

it.each([
  ["classify", "refund", "refund"],
  ["classify", '{"seller":"Northwind"}', '{"seller":"Northwind"}'],
  ["extract", record, "seller: Northwind, date: 2026-03-14, vat: none, and 2 more"],
  ["extract", '{"seller":"Northwind"}', "seller: Northwind"],
  ["extract", `{"note":"${"a ".repeat(50)}"}`, `note: ${"a ".repeat(30)}…`],
  ["extract", "{no record", "{no record"],
  ["clauses", "renewal 5-30; renewal 70-80", "renewal (2)"],
  [undefined, "refund", "refund"],
])("%s: %s reads %s", (kind, value, words) => expect(answerWords(kind, value)).toBe(words));

it("names every field where all of them are wanted", () => {
  expect(answerWords("extract", record, Infinity)).toBe(
    "seller: Northwind, date: 2026-03-14, vat: none, total: 12.50, paid: 20.00",
  );
});
