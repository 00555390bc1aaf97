import { describe, expect, test } from "vitest";
import { seededRandom } from "../statistics/seeded-random.ts";
import { type CascadeQuestion, chooseCascade } from "./cascade-choice.ts";
import { fadingWorld, knowingWorld, pricedWorld, scriptedCases } from "./scripted-cascade.fixture.ts";
import { tallyCascade } from "./cascade.ts";

const { money, target } = pricedWorld;
const draw = (count: number, seed: number) => scriptedCases(pricedWorld, count, seededRandom(seed));
const ask = (change: Partial<CascadeQuestion> = {}) =>
  chooseCascade({ planning: draw(400, 1), calibration: draw(1_500, 2), money, target, assurance: 0.95, ...change });

describe("cut-offs chosen together", () => {
  /** Models of which each knows something that is cheap to ask for. */
  const known = (count: number, seed: number) => scriptedCases(knowingWorld, count, seededRandom(seed));
  const parts = { planning: known(400, 1), calibration: known(1_500, 2), money: knowingWorld.money };
  const chosen = ask(parts);

  test("keep the target on the labels that tested them, with the bound to show for it", () => {
    expect(chosen.cutoffs).not.toBeNull();
    expect(chosen.tally).toEqual(tallyCascade(parts.calibration, chosen.cutoffs!, parts.money));
    expect(chosen.upperBound).toBeLessThanOrEqual(target);
    expect(chosen.tally.stages.filter(({ answered }) => answered > 0).length).toBeGreaterThan(1);
  });

  test("are cheaper than any of the stages alone", () => {
    for (const stage of [0, 1, 2]) {
      const only = (cases: ReturnType<typeof draw>) => cases.map((one) => [one[stage]!]);
      const alone = ask({ ...parts, planning: only(parts.planning), calibration: only(parts.calibration) });
      expect(chosen.tally.costPerCase).toBeLessThan(0.95 * alone.tally.costPerCase);
    }
  });

  test("are the same whatever is right among the cases that test, as long as they pass", () => {
    const unpriced = { money: fadingWorld.money };
    const better = draw(1_500, 2).map((one) => one.map((stage) => ({ ...stage, correct: true })));
    const [as, all] = [ask(unpriced), ask({ ...unpriced, calibration: better })];
    expect(all.vectors).toBe(as.vectors);
    expect(all.passed).toBeGreaterThan(as.passed);
    expect(all.tally.costPerCase).toBeLessThan(as.tally.costPerCase);
  });
});

describe("nothing is promised", () => {
  const wrong = (count: number, seed: number) =>
    draw(count, seed).map((one) => one.map((stage) => ({ ...stage, correct: false })));

  test("where every answer is wrong", () => {
    const { cutoffs, tally, upperBound } = ask({ calibration: wrong(1_500, 2) });
    expect({ cutoffs, upperBound, people: tally.people }).toEqual({ cutoffs: null, upperBound: 1, people: 1_500 });
    expect(tally.costPerCase).toBe(money.person);
  });

  test("without labels that plan, or without labels that test", () => {
    expect(ask({ planning: [] })).toMatchObject({ cutoffs: null, tested: false, vectors: 0 });
    expect(ask({ calibration: [] })).toMatchObject({ cutoffs: null, tested: false });
    expect(ask({ planning: [], calibration: [] })).toMatchObject({ cutoffs: null, tally: { cases: 0, stages: [] } });
  });

  test("by a look that could hardly succeed: it is passed over and tests nothing", () => {
    expect(ask({ calibration: draw(40, 2), look: 1 })).toMatchObject({ cutoffs: null, tested: false });
    expect(ask({ calibration: draw(40, 2) })).toMatchObject({ cutoffs: null, tested: true });
  });
});

test("later looks and judgments that share the assurance are tested more strictly", () => {
  expect(ask({ look: 1 }).assurance).toBeCloseTo(1 - (0.05 * 6) / Math.PI ** 2, 12);
  expect(ask({ look: 2, judgments: 2 }).assurance).toBeCloseTo(1 - (0.05 * 6) / Math.PI ** 2 / 8, 12);
  expect(ask({ look: 3, judgments: 4 }).passed).toBeLessThanOrEqual(ask().passed);
});

test("a stage that costs more than people is left out", () => {
  const dear = (cases: ReturnType<typeof draw>) => cases.map((one) => one.with(2, { ...one[2]!, cost: 0.9 }));
  expect(ask({ planning: dear(draw(400, 1)), calibration: dear(draw(1_500, 2)) }).cutoffs?.[2]).toBeNull();
});
