import { describe, expect, it } from "vitest";
import { normalisePhone } from "./normalise-phone.ts";

describe("normalisePhone", () => {
  it.each([
    ["+49 (0)30 901820", undefined, "+4930901820"],
    ["0049 30 901820", undefined, "+4930901820"],
    ["030 / 90 18 20", "DE", "+4930901820"],
    ["(415) 555-2671 ext 5", "US", "+14155552671"],
    ["+1 415 555 2671", "DE", "+14155552671"],
  ])("reads %s in %s", (text, country, value) => expect(normalisePhone(text, { country })).toEqual({ value }));

  it("needs a country or a prefix", () => {
    expect(normalisePhone("030 901820")).toEqual({ missing: "the number has no country prefix: name the country" });
    expect(normalisePhone("030 901820", { country: "XX" })).toHaveProperty("missing");
  });

  it.each(["hello", "12", "+999 1234567", "call +49 30 901820 now", "1".repeat(300)])("does not guess %s", (text) =>
    expect(normalisePhone(text, { country: "DE" })).toHaveProperty("missing"),
  );
});
