import { expect, it } from "vitest";
import { parseWorkflow } from "../workflow/parse-workflow.ts";
import { baselineFigures, type BaselineSample } from "./baseline.ts";

const documentWith = (measure: object | undefined) =>
  parseWorkflow({
    name: "sorting",
    title: "Sorting",
    input: { type: "object", properties: { text: { type: "string" } } },
    triggers: [{ id: "api", api: {} }],
    flow: [{ act: [{ otherwise: [{ assign: { queue: "x" } }] }] }],
    ...(measure === undefined ? {} : { measure }),
  });
const typed = { minutesPerCase: 6, costPerHour: 38, errorRate: 0.08 };
const samples = (count: number, seconds: number, wrong: boolean | null = null): BaselineSample[] =>
  Array.from({ length: count }, (_, n) => ({ seconds: seconds + (n % 2), wrong }));

it("knows nothing where nothing was typed or measured", () => {
  expect(baselineFigures(documentWith(undefined), null)).toEqual({
    minutesPerCase: null,
    errorRate: null,
    costPerHour: null,
    costMicros: null,
  });
});

it("marks what was typed, without an interval", () => {
  const figures = baselineFigures(documentWith({ baseline: typed }), null);
  expect(figures.minutesPerCase).toEqual({ value: 6, low: null, high: null, n: null, source: "typed", capped: 0 });
  expect(figures.costMicros).toEqual({ value: 3_800_000, low: null, high: null });
});

it("lets a measured figure win, and keeps the typed one where that was not measured", () => {
  const figures = baselineFigures(documentWith({ baseline: typed }), { source: "timed", samples: samples(30, 120) });
  expect(figures.minutesPerCase).toMatchObject({ source: "timed", n: 30 });
  expect(figures.minutesPerCase?.value).toBeCloseTo(120.5 / 60);
  expect(figures.costMicros?.low).toBeLessThan(figures.costMicros?.value ?? 0);
  expect(figures.errorRate).toMatchObject({ source: "typed", value: 0.08 });
});

it("does not believe nine cases more than what was typed", () => {
  const figures = baselineFigures(documentWith({ baseline: typed }), { source: "timed", samples: samples(9, 120) });
  expect(figures.minutesPerCase).toMatchObject({ source: "typed", value: 6 });
});

it("cuts breaks out of timed cases and leaves imported times as they are", () => {
  const times = [...samples(11, 60), { seconds: 7200, wrong: false }];
  const timed = baselineFigures(documentWith(undefined), { source: "timed", samples: times });
  const imported = baselineFigures(documentWith(undefined), { source: "import", samples: times });
  expect(timed.minutesPerCase?.capped).toBe(1);
  expect(imported.minutesPerCase).toMatchObject({ capped: 0, source: "import" });
  expect(imported.minutesPerCase!.value).toBeGreaterThan(10);
  expect(timed.costMicros).toBeNull();
});

it("measures errors where the truth is known, with an exact interval", () => {
  const known = [...samples(18, 60, false), ...samples(2, 60, true), ...samples(5, 60)];
  const figures = baselineFigures(documentWith({ costPerHour: 30 }), { source: "timed", samples: known });
  expect(figures.errorRate).toMatchObject({ value: 0.1, n: 20 });
  expect(figures.errorRate!.low).toBeCloseTo(0.0123, 3);
  expect(figures.errorRate!.high).toBeCloseTo(0.317, 3);
  expect(figures.costMicros?.value).toBe(Math.round((60.48 / 3600) * 30 * 1_000_000));
});
