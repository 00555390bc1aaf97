import { expect, it } from "vitest";
import { takesFile } from "./file-pattern.ts";

it.each([
  [["*"], "scan 1.pdf", true],
  [["*.pdf", "*.xml"], "Rechnung.PDF", true],
  [["*.pdf"], "a.pdf.exe", false],
  [["inv-??.pdf"], "inv-07.pdf", true],
  [["inv-??.pdf"], "inv-7.pdf", false],
  [["*a*b*c"], "xxaxxbxxbc", true],
  [["*a*b*c"], "xxaxxbxxcb", false],
  [["[a].pdf"], "a.pdf", false],
  [["*"], ".hidden", false],
  [["*"], "scan.pdf.part", false],
  [["*"], "~$letter.docx", false],
  [["*"], "letter.docx~", false],
  [["*"], "a.pdf.reason.txt", false],
])("%j and %s: %s", (patterns, name, taken) => {
  expect(takesFile(patterns, name)).toBe(taken);
});

it("is quick with a pattern that is all stars", () => {
  const started = performance.now();
  expect(takesFile([`${"*a".repeat(90)}b`], "a".repeat(255))).toBe(false);
  expect(performance.now() - started).toBeLessThan(2000);
});
