import { expect, it } from "vitest";
import { currencyAtStake } from "./currency-at-stake.ts";

const pounds = { micros: 12_000_000, currency: "GBP" };

it.each<[string, string, string[], object, string | null, string | null]>([
  [
    "the workflow's where the data names none",
    "input.amount",
    ["input.amount"],
    { input: { amount: 1 } },
    "CHF",
    "CHF",
  ],
  ["none where nobody says one", "input.amount", ["input.amount"], { input: { amount: 1 } }, null, null],
  ["that of the record", "input.amount", ["input.amount"], { input: { amount: 1, currency: "GBP" } }, "EUR", "GBP"],
  ["a sign as a code", "input.amount", ["input.amount"], { input: { amount: 1, currency: "£" } }, "EUR", "GBP"],
  ["that of a step beside it", "amount", ["amount"], { amount: 1, currency: "gbp" }, "EUR", "GBP"],
  [
    "that of the money itself, not of what is around it",
    "bill.gross.micros / 1000000",
    ["bill.gross.micros"],
    { bill: { currency: "EUR", gross: pounds } },
    "EUR",
    "GBP",
  ],
  [
    "none where the record names one that is none",
    "input.amount",
    ["input.amount"],
    { input: { amount: 1, currency: "XXX" } },
    "EUR",
    null,
  ],
  [
    "none where the record has left it out",
    "input.amount",
    ["input.amount"],
    { input: { amount: 1, currency: null } },
    "EUR",
    null,
  ],
  [
    "the workflow's where a sum is in it",
    "input.amount * 2.0",
    ["input.amount"],
    { input: { amount: 1, currency: "EUR" } },
    "EUR",
    "EUR",
  ],
  [
    "none where it may have been converted",
    "input.amount * input.rate",
    ["input.amount", "input.rate"],
    { input: { amount: 1, rate: 0.9, currency: "GBP" } },
    "EUR",
    null,
  ],
  [
    "that of several amounts which agree",
    "a.micros / 1000000 + b.micros / 1000000",
    ["a.micros", "b.micros"],
    { a: pounds, b: pounds },
    "GBP",
    "GBP",
  ],
  ["none where a path leads nowhere", "bill.gross", ["bill.gross"], { bill: null }, null, null],
])("is %s", (_, source, names, scope, stated, currency) => {
  expect(currencyAtStake({ source, names }, { ...scope }, stated)).toBe(currency);
});
