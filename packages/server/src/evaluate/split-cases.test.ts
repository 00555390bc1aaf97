import { describe, expect, it } from "vitest";
import { splitOneFile, splitTwoFiles } from "./split-cases.ts";

const cases = (from: number, to: number, label = "a") =>
  Array.from({ length: to - from }, (_, i) => ({ text: `case ${from + i}`, label, raw: `case ${from + i}` }));

describe("splitOneFile", () => {
  it("puts every case into one part, equal texts into the same", () => {
    const { train, calibration, test, leftOut } = splitOneFile([...cases(0, 200), ...cases(0, 200, "b")]);
    const texts = [train, calibration!, test].map((part) => new Set(part.map(({ text }) => text)));
    expect(train.length + calibration!.length + test.length).toBe(400);
    expect(texts.reduce((sum, set) => sum + set.size, 0)).toBe(200);
    expect(leftOut).toBe(0);
  });
});

describe("splitTwoFiles", () => {
  it("learns from all of one file, and leaves out what both have", () => {
    const parts = splitTwoFiles(cases(0, 100), cases(90, 150), null);
    expect(parts).toMatchObject({ calibration: null, leftOut: 10 });
    expect([parts.train.length, parts.test.length]).toEqual([100, 50]);
  });

  it("holds a part back where some cases are of no class", () => {
    const { train, calibration } = splitTwoFiles([...cases(0, 100), ...cases(100, 120, "none")], [], "none");
    expect(calibration!.length).toBeGreaterThan(5);
    expect(train.length + calibration!.length).toBe(120);
  });
});
