import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "./canonical-json.ts";

describe("canonicalJson", () => {
  it("sorts keys at every level and leaves absent values out", () => {
    expect(canonicalJson({ b: 1, a: { d: [true, null], c: undefined } })).toBe('{"a":{"d":[true,null]},"b":1}');
  });

  it("is JSON and does not depend on the order of keys", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        return (
          canonicalJson(reversed) === canonicalJson(value) &&
          canonicalJson(JSON.parse(canonicalJson(value))) === canonicalJson(value)
        );
      }),
    );
  });

  it.each([Number.NaN, Infinity, 5n, () => 1, Symbol("x")])("refuses what JSON cannot carry", (value) => {
    expect(() => canonicalJson({ value })).toThrow(TypeError);
  });
});
