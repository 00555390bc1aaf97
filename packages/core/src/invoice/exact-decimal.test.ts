import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalText, exactOf, exactOfMicros, microsOf, over, times, toCents } from "./exact-decimal.ts";

const exact = (text: string) => exactOf(text) ?? expect.unreachable(text);

describe("exact decimals", () => {
  it("takes digits with one point and nothing else", () => {
    expect(["1,5", "1.", ".5", "1e3", "0x1", "", "1 000", "NaN"].map(exactOf)).toEqual(Array(8).fill(null));
    expect(decimalText(exact(" -0012.5000 "))).toBe("-12.5");
  });

  it("multiplies, divides and rounds without binary fractions", () => {
    expect(decimalText(times(exact("0.1"), exact("0.2")))).toBe("0.02");
    expect(decimalText(toCents(times(exact("3"), exact("3.3333"))))).toBe("10");
    expect(["1.005", "-1.005", "1.0049"].map((one) => decimalText(toCents(exact(one))))).toEqual([
      "1.01",
      "-1.01",
      "1",
    ]);
    expect(decimalText(over(exact("1"), exact("3")))).toBe("0.333333333333");
  });

  it("counts micro-units where they are whole, and says so where not", () => {
    expect(microsOf(exact("12.34"))).toBe(12_340_000);
    expect(microsOf(exact("0.0000001"))).toBeNull();
    expect(microsOf(exact("999999999999999999"))).toBeNull();
  });

  it("comes back from text and from micro-units as it was", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (micros) => {
        const value = exactOfMicros(micros);
        expect(microsOf(exact(decimalText(value)))).toBe(micros === 0 ? 0 : micros);
      }),
    );
  });
});
