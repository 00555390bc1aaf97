import { describe, expect, test } from "vitest";
import { seededRandom } from "../statistics/seeded-random.ts";
import type { CascadeCase } from "./cascade.ts";
import { chooseCascades } from "./cascade-segments.ts";
import { pricedWorld, scriptedCases } from "./scripted-cascade.fixture.ts";

const { money, target } = pricedWorld;
const draw = (count: number, seed: number) => scriptedCases(pricedWorld, count, seededRandom(seed));
const parts = (seed: number, planning = 120, calibration = 1_200) => ({
  planning: draw(planning, seed),
  calibration: draw(calibration, seed + 1),
});
const wrong = (cases: readonly CascadeCase[]) => cases.map((one) => one.map((stage) => ({ ...stage, correct: false })));
const ask = (segments: Record<string, ReturnType<typeof parts>>) =>
  chooseCascades({ segments: new Map(Object.entries(segments)), money, target, assurance: 0.95, look: 1 });

describe("cut-offs of segments", () => {
  test("are each segment's own: what is always wrong in one is nothing to the others", () => {
    const bad = parts(3);
    const chosen = ask({ good: parts(1), bad: { ...bad, calibration: wrong(bad.calibration) } });
    expect(chosen.get("good")?.cutoffs).not.toBeNull();
    expect(chosen.get("bad")?.cutoffs).toBeNull();
  });

  test("share the assurance, so that all promises hold at once", () => {
    const delta = (0.05 * 6) / Math.PI ** 2;
    for (const { assurance } of ask({ a: parts(1), b: parts(3), c: parts(5) }).values())
      expect(1 - assurance).toBeCloseTo(delta / 3, 12);
  });

  test("a segment that is not worth a look leaves its share to the others, and gets its cases planned by theirs", () => {
    const chosen = ask({ a: parts(1), b: parts(3), few: parts(5, 3, 30) });
    expect(chosen.get("few")).toMatchObject({ tested: false, cutoffs: null });
    expect(chosen.get("few")?.vectors).toBeGreaterThan(0);
    expect(1 - (chosen.get("a")?.assurance ?? 0)).toBeCloseTo((0.05 * 3) / Math.PI ** 2, 12);
  });
});
