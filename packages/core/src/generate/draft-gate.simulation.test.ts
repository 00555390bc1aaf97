import { expect, test } from "vitest";
import { fitGate } from "../gate/threshold.ts";
import { fairSample } from "../gate/fair-sample.ts";
import { binomialCdf } from "../statistics/binomial.ts";
import { seededRandom } from "../statistics/seeded-random.ts";
import { priorOfDrafts } from "./draft-prior.ts";
import { labelled, scriptedDrafts } from "./scripted-drafts.fixture.ts";

const target = 0.05;
const assurance = 0.95;
const audit = 0.1;
const lives = 24;

type Label = ReturnType<typeof labelled>[number];
const random = seededRandom(1);
const world = scriptedDrafts(20_000, random).filter(({ marked }) => !marked);

/** What is true of the drafts that a threshold lets out. */
function truth(threshold: number) {
  const out = world.filter(({ confidence }) => confidence >= threshold);
  return { share: out.length / world.length, risk: out.reduce((sum, { risk }) => sum + risk, 0) / out.length };
}

/** As a derivation does it: one label in five says how to read the score, a fair sample of the others earns. */
function derived(labels: readonly Label[], look: number): number | null {
  const { prior = { kind: "identity" as const }, earning } = priorOfDrafts(labels);
  const calibrationCases = fairSample(earning, random).map(({ confidence, accepted }) => ({
    confidence,
    correct: accepted,
  }));
  const { segments } = fitGate({ calibrationCases, target, assurance, prior, look });
  return segments[0]?.threshold ?? null;
}

/** People decide every draft; from the first threshold on only what was drawn is a label, above it as below. */
function life(): { shares: number[]; broken: boolean } {
  const labels: Label[] = [];
  const earned: number[] = [];
  for (const [at, arrivals] of [400, 1_600, 4_000].entries()) {
    const draw = earned.length === 0 ? 1 : audit;
    labels.push(...labelled(scriptedDrafts(arrivals, random), draw, random));
    const threshold = derived(labels, at + 1);
    if (threshold !== null) earned.push(threshold);
  }
  const found = earned.map(truth);
  return { shares: found.map(({ share }) => share), broken: found.some(({ risk }) => risk > target) };
}

test("what labels of drafts have earned is kept in whole lives, through looks and audits", () => {
  const all = Array.from({ length: lives }, life);
  const broken = all.filter((one) => one.broken).length;
  // One life in twenty may break it; more than that only where luck explains it.
  expect(1 - binomialCdf(broken - 1, lives, 1 - assurance)).toBeGreaterThan(0.01);
  const last = all.map(({ shares }) => shares.at(-1) ?? 0);
  // It is worth something: the best that keeps the target lets nearly everything of this writer's surer half out.
  expect(last.reduce((sum, share) => sum + share, 0) / lives).toBeGreaterThan(0.3);
}, 60_000);

test("the lowest threshold that looks good enough would break it in every other draw or so", () => {
  const broken = Array.from({ length: 40 }, () => {
    const labels = labelled(scriptedDrafts(400, random), 1, random);
    const cases = labels.map(({ confidence, accepted }) => ({ confidence, correct: accepted }));
    const naive = fitGate({ calibrationCases: cases, target, assurance }).segments[0]?.naive?.threshold;
    return naive !== undefined && truth(naive).risk > target;
  }).filter(Boolean).length;
  expect(broken).toBeGreaterThan(8);
}, 60_000);
