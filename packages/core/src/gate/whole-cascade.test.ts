import { expect, test } from "vitest";
import type { MeasuredCascade, MeasuredStage } from "../wire/cascade.ts";
import { wholeCascade } from "./whole-cascade.ts";

const stage = (cutoff: number | null, answered: number, without: MeasuredStage["without"]): MeasuredStage => ({
  name: "brain/small",
  model: "brain/small-1",
  version: "small-1",
  costMicros: 10,
  cutoff,
  asked: cutoff === null ? 0 : 100,
  answered,
  errors: cutoff === null ? 0 : 1,
  without,
});
const cascade = (cases: number, costMicros: number, one: MeasuredStage): MeasuredCascade => ({
  stages: [one],
  cases,
  planning: 40,
  people: cases - one.answered,
  costMicros,
  personMicros: 600,
  personFrom: "typed",
  errorMicros: 0,
  vectors: 10,
  passed: 3,
});
const gold = cascade(100, 200, stage(0.8, 70, { costMicros: 600, people: 100 }));
const silver = cascade(300, 400, stage(0.9, 100, { costMicros: 600, people: 300 }));
const bronze = cascade(100, 600, stage(null, 0, null));

test("counts the cases of all segments, and weighs what one costs by how many there are", () => {
  expect(wholeCascade([gold, silver, bronze])).toMatchObject({
    cases: 500,
    planning: 120,
    people: 330,
    costMicros: (200 * 100 + 400 * 300 + 600 * 100) / 500,
    vectors: 30,
    stages: [{ cutoff: 0.8, asked: 200, answered: 170, errors: 2, without: { costMicros: 600, people: 500 } }],
  });
});

test("a stage that no segment asks is not asked", () => {
  expect(wholeCascade([bronze, bronze]).stages).toMatchObject([{ cutoff: null, without: null }]);
});

test("one segment is the whole", () => {
  expect(wholeCascade([gold])).toBe(gold);
});
