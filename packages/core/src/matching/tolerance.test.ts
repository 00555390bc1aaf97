import { decimalText, exactOf } from "../invoice/exact-decimal.ts";
import { describe, expect, it } from "vitest";
import { allowance, toleratedWords, tolerances } from "./tolerance.ts";

describe("tolerances", () => {
  it.each([
    [undefined, 0, "0", "nothing is tolerated"],
    [{ percent: 2 }, 0, "4", "2 % is tolerated"],
    [{ absolute: 0.05 }, 0, "0.05", "0.05 EUR is tolerated"],
    [{ percent: 2, absolute: 0.05 }, 0, "0.05", "2 %, at most 0.05 EUR, is tolerated"],
    [{ percent: 2, absolute: 50 }, 0, "4", "2 %, at most 50 EUR, is tolerated"],
    [{ percent: 2 }, 1, "6", "3 % is tolerated"],
    [undefined, 1, "2", "1 % is tolerated"],
  ])("%j and %i %% of a rate", (tolerance, more, most, words) => {
    expect(decimalText(allowance(tolerance, exactOf("-200") ?? 0n, more))).toBe(most);
    expect(toleratedWords(tolerance, "EUR", more)).toBe(words);
  });

  it("refuses names that nobody checks, and tolerances that say nothing", () => {
    expect(tolerances.safeParse({ prize: { percent: 1 } }).success).toBe(false);
    expect(tolerances.safeParse({ price: {} }).success).toBe(false);
    expect(tolerances.safeParse({ price: { percent: -1 } }).success).toBe(false);
  });
});
