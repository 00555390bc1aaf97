import { describe, expect, it } from "vitest";
import { mostRecords, readRecords } from "./read-records.ts";

const line = { quantity: "2.5000000000000000", price: 1e-7, supplier_item: "S-9", unit: "" };

describe("readRecords", () => {
  it("takes rows as databases give them: names with underscores, numbers or digits, one alone or none", () => {
    expect(readRecords("orders", { number: 7, payment_days: null, lines: [line] })).toMatchObject({
      records: [
        {
          number: "7",
          paymentDays: null,
          lines: [{ quantity: "2.5", price: "0.0000001", supplierItem: "S-9", unit: null, delivered: true }],
        },
      ],
    });
    expect(readRecords("orders", null)).toEqual({ records: [] });
    expect(readRecords("receipts", [])).toEqual({ records: [] });
  });

  it.each<[string, unknown, RegExp]>([
    [
      "an amount that is none",
      [{ number: "1", lines: [line, { quantity: "two" }] }],
      /^orders\[0\]\.lines\[1\]\.quantity: /,
    ],
    ["what is no record", ["PO-7"], /^orders\[0\]: /],
    [
      "a currency that is none",
      [
        { number: "1", lines: [] },
        { number: "2", currency: "euro", lines: [] },
      ],
      /^orders\[1\]\.currency: must be three capital letters/,
    ],
    ["more than are matched", Array.from({ length: mostRecords + 1 }, () => 1), /at most 5000 are matched/],
  ])("names %s by its place", (_, given, problem) => {
    expect(readRecords("orders", given)).toEqual({
      problem: expect.stringMatching(problem),
      remedy: expect.stringMatching(/\.$/),
    });
  });
});
