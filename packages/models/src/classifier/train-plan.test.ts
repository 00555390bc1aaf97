import { describe, expect, it } from "vitest";
import { planTraining } from "./train-plan.ts";

const labels = Int32Array.from({ length: 60 }, (_, i) => i % 6);

describe("planTraining", () => {
  it("asks about each case once, never by a model that was trained on it", () => {
    const { folds } = planTraining(labels, 6, 1);
    const asked = folds.flatMap(({ ask }) => [...ask]).sort((a, b) => a - b);
    expect(asked).toEqual([...labels.keys()]);
    for (const { fit, ask } of folds) expect(ask.some((index) => fit.includes(index))).toBe(false);
  });

  it("hides whole classes from the scope trial", () => {
    const { scope } = planTraining(labels, 6, 1);
    const { fit, ask, outside } = scope!;
    const known = new Set(Array.from(fit, (index) => labels[index]));
    ask.forEach((index, i) => expect(known.has(labels[index])).toBe(outside[i] === 0));
    expect(outside.includes(1) && outside.includes(0)).toBe(true);
    expect(ask.some((index) => fit.includes(index))).toBe(false);
  });

  it("hides none of a few classes, and asks nothing where every class has one case", () => {
    expect(planTraining(Int32Array.of(0, 0, 1, 1), 2, 1).scope).toBeNull();
    expect(planTraining(Int32Array.of(0, 1, 2), 3, 1).folds).toEqual([]);
  });
});
