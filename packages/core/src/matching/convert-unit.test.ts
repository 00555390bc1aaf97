import { decimalText } from "../invoice/exact-decimal.ts";
import { describe, expect, it } from "vitest";
import { documentKey } from "./document-key.ts";
import { unitRatio, UnitRules } from "./convert-unit.ts";

const rules = new UnitRules([
  { item: null, from: "XBX", to: "C62", factor: "10" },
  { item: "A-1", from: "XBX", to: "H87", factor: "24" },
  { item: "OIL", from: "XDR", to: "LTR", factor: "200" },
]);
const ratio = (from: string | null, to: string | null, ...articles: string[]) => {
  const found = unitRatio(from, to, rules, articles.map(documentKey));
  return found === null ? null : [decimalText(found.factor), found.said];
};

describe("unitRatio", () => {
  it.each([
    ["C62", "H87", ["1", null]],
    ["Stk.", "EA", ["1", null]],
    ["TNE", "KGM", ["1000", "1 TNE is 1000 KGM"]],
    ["GRM", "LBR", ["0.002204622622", "1 GRM is 0.002204622622 LBR"]],
    ["HUR", "min", ["60", "1 HUR is 60 MIN"]],
    ["DZN", "C62", ["12", "1 DZN is 12 C62"]],
    ["kg", "C62", null],
    ["PR", "C62", null],
    ["MON", "DAY", null],
    ["XPX", "XBX", null],
    [null, "C62", ["1", null]],
  ])("from %s to %s", (from, to, expected) => expect(ratio(from, to)).toEqual(expected));

  it("knows the packages of an article, both ways round and through the table", () => {
    expect(ratio("XBX", "C62", "B-2")).toEqual(["10", "1 XBX is 10 C62"]);
    expect(ratio("XBX", "C62", "a 1")).toEqual(["24", "1 XBX is 24 C62"]);
    expect(ratio("DZN", "XBX", "A-1")).toEqual(["0.5", "1 DZN is 0.5 XBX"]);
    expect(ratio("XDR", "MTQ", "OIL")).toEqual(["0.2", "1 XDR is 0.2 MTQ"]);
  });
});
