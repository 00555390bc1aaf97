import { expect, test } from "vitest";
import { seededRandom } from "../statistics/seeded-random.ts";
import { auditDraw } from "./audit-draw.ts";
import { decideGate } from "./decide.ts";
import { fairSample } from "./fair-sample.ts";

const live = {
  threshold: 0.8,
  auditRate: 0.05,
  checksPassed: true,
  abstained: false,
  outOfScope: false,
  closed: false,
  stage: "live" as const,
  stakes: "normal" as const,
};

const many = (count: number, draw: number, segment: string | null = null) =>
  Array.from({ length: count }, (_, at) => ({ draw, segment, at }));

test("labels of the time when people decided everything all stay", () => {
  const labels = [...many(1_240, 1), ...many(60, 0.05)];
  expect(fairSample(labels, seededRandom(1))).toHaveLength(1_300);
});

test("where the chance was raised later, each drawn case ends up with the smallest, segment by segment", () => {
  const labels = [...many(900, 0.3, "a"), ...many(100, 0.1, "a"), ...many(300, 0.3, "b")];
  const kept = fairSample(labels, seededRandom(2));
  const of = (draw: number, segment: string) => kept.filter((one) => one.draw === draw && one.segment === segment);
  expect(of(0.1, "a")).toHaveLength(100);
  expect(Math.abs(of(0.3, "a").length - 300)).toBeLessThan(60);
  expect(of(0.3, "b")).toHaveLength(300);
});

test("behind a running gate the sample has the error rate of what arrives, and what people saw has not", () => {
  const random = seededRandom(3);
  const arrivals = Array.from({ length: 40_000 }, (_, at) => {
    const confidence = 1 - random() ** 2;
    const gate = decideGate({ ...live, confidence, draw: auditDraw(`${at}`) });
    return { wrong: random() > confidence, gate };
  });
  const rate = (some: { wrong: boolean }[]) => some.filter((one) => one.wrong).length / some.length;
  const labelled = arrivals.filter(({ gate }) => gate.route !== "automate");
  const drawn = labelled.flatMap(({ wrong, gate }) =>
    gate.labelProbability === null ? [] : [{ wrong, draw: gate.labelProbability, segment: null }],
  );
  const sample = fairSample(drawn, random);
  expect(Math.abs(sample.length - 2_000)).toBeLessThan(150);
  expect(Math.abs(rate(sample) - rate(arrivals))).toBeLessThan(0.03);
  expect(rate(labelled) - rate(arrivals)).toBeGreaterThan(0.08);
});
