import { expect, test } from "vitest";
import { binomialCdf } from "../statistics/binomial.ts";
import { seededRandom } from "../statistics/seeded-random.ts";
import { deltaForLook } from "../statistics/spend-delta.ts";
import { chooseCascade, shareThatPlans } from "./cascade-choice.ts";
import {
  boastfulWorld,
  fadingWorld,
  knowingWorld,
  pricedWorld,
  scriptedCases,
  scriptedParts,
  type ScriptedWorld,
} from "./scripted-cascade.fixture.ts";
import { ScriptedTruth } from "./scripted-truth.fixture.ts";

const assurance = 0.95;
/** Of a machine that does much else, in milliseconds. */
const patience = 180_000;

/** Deployments that differ in the draw of their labels alone, held against the truth. */
function deploy(world: ScriptedWorld, labels: number, repeats: number, taught = 0) {
  const random = seededRandom(labels);
  const truth = new ScriptedTruth(world, 20_000, random);
  const { money, target } = world;
  const deployments = Array.from({ length: repeats }, () => {
    const parts = scriptedParts(world, labels, random, taught);
    const certified = truth.certified(parts.labels, deltaForLook(1 - assurance, 1));
    return { ...truth.of(chooseCascade({ ...parts, money, target, assurance, look: 1 }).cutoffs), certified };
  });
  const cost = deployments.reduce((sum, { costPerCase }) => sum + costPerCase, 0);
  const certified = deployments.reduce((sum, one) => sum + one.certified.costPerCase, 0);
  return {
    broken: deployments.filter(({ error }) => error > world.target).length,
    aboveBest: cost / repeats / truth.best().costPerCase - 1,
    aboveCertified: cost / certified - 1,
    // No procedure is cheaper than what can be proved at all, but by the luck of these labels.
    certifiedAboveProvable: certified / repeats / truth.provable(labels, deltaForLook(1 - assurance, 1)) - 1,
  };
}

/** Where exactly one in twenty may break it, more than one in twenty of so few repeats may. */
const isExplained = (broken: number, of: number) => 1 - binomialCdf(broken - 1, of, 1 - assurance) > 0.001;

test.each([{ world: pricedWorld, labels: 2_000, repeats: 20 }])(
  "the promise holds, at 5 % more than the best there is at most: $world.name models, $labels labels",
  ({ world, labels, repeats }) => {
    const { broken, aboveBest } = deploy(world, labels, repeats);
    expect(isExplained(broken, repeats)).toBe(true);
    expect(aboveBest).toBeLessThanOrEqual(0.05);
  },
  patience,
);

// Here each point below the target is worth many cases, and what is left to the best is what no test could prove.
test.each([
  { world: knowingWorld, labels: 8_000, taught: 0, repeats: 8 },
  { world: fadingWorld, labels: 8_000, taught: 0, repeats: 8 },
  { world: boastfulWorld, labels: 8_000, taught: 0, repeats: 8 },
  { world: fadingWorld, labels: 2_000, taught: 600, repeats: 16 },
])(
  "the promise holds, at 5 % more at most than by who knows the truth and must show it: $world.name models, $labels labels, $taught that taught",
  ({ world, labels, taught, repeats }) => {
    const { broken, aboveCertified, certifiedAboveProvable } = deploy(world, labels, repeats, taught);
    expect(isExplained(broken, repeats)).toBe(true);
    expect(aboveCertified).toBeLessThanOrEqual(0.05);
    expect(certifiedAboveProvable).toBeGreaterThan(-0.05);
  },
  patience,
);

test.each([
  { world: fadingWorld, labels: 600 },
  { world: boastfulWorld, labels: 1_000 },
])(
  "the promise holds where labels are few: $world.name models, $labels labels",
  ({ world, labels }) => {
    expect(isExplained(deploy(world, labels, 40).broken, 40)).toBe(true);
  },
  patience,
);

test(
  "over the whole life of a cascade the promise holds",
  () => {
    const random = seededRandom(77);
    const truth = new ScriptedTruth(fadingWorld, 20_000, random);
    const { money, target } = fadingWorld;
    const lives = Array.from({ length: 30 }, () => {
      const cases = scriptedCases(fadingWorld, 2_000, random);
      return [1, 2, 3].some((look) => {
        // As in the product: more labels, a smaller share of them plans, and what planned before tests now.
        const seen = cases.slice(0, 500 * 2 ** (look - 1));
        const share = shareThatPlans(seen.length);
        const planning = seen.filter((_, at) => (at % 100) / 100 < share);
        const calibration = seen.filter((_, at) => (at % 100) / 100 >= share);
        return (
          truth.of(chooseCascade({ planning, calibration, money, target, assurance, look }).cutoffs).error > target
        );
      });
    });
    expect(isExplained(lives.filter(Boolean).length, lives.length)).toBe(true);
  },
  patience,
);
