import { describe, expect, it } from "vitest";
import { foldText, textLikeness } from "./text-likeness.ts";

describe("textLikeness", () => {
  it.each([
    ["Sechskantschraube M8x40", "SECHSKANTSCHRAUBE M8 x 40", 1],
    ["Hex bolts M8x40 zinc", "Zinc hex bolt M8x40", 0.9],
    ["Vis à tête hexagonale", "Vis a tete hexagonale", 1],
    ["Druckerpapier A4 80g", "Druckerpapir A4 80 g", 0.9],
  ])("%s and %s are alike", (one, other, atLeast) => {
    expect(textLikeness(one, other)).toBeGreaterThanOrEqual(atLeast);
    expect(textLikeness(other, one)).toBe(textLikeness(one, other));
  });

  it.each([
    ["Hex bolts M8x40", "Hex bolts M8x45", 0.6],
    ["Copy paper A4", "Office chair", 0.1],
    ["", "Office chair", 0],
    ["…", "…", 0],
  ])("%s and %s are not", (one, other, atMost) => expect(textLikeness(one, other)).toBeLessThanOrEqual(atMost));

  it("folds what is written in different ways", () => {
    expect(foldText("  Ærø–Straße,  ŁÓDŹ  N°\u00a05 ")).toBe("aero strasse lodz n 5");
  });
});
