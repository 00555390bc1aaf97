import { expect, test } from "vitest";
import { percent } from "../gate/percent.ts";
import { binomialCdf } from "../statistics/binomial.ts";
import { seededRandom } from "../statistics/seeded-random.ts";
import { deployMix, lifeOfMix, truthOf } from "./scripted-mixes.fixture.ts";
import {
  agreementWorld,
  alikeWorld,
  knownWorld,
  type SignalWorld,
  tokenWorld,
  unsureWorld,
} from "./scripted-signals.fixture.ts";

const goal = { target: 0.02, assurance: 0.95 };
const repeats = 20;
const patience = 180_000;

function deploy(world: SignalWorld, labels: number, looked = 20_000) {
  const random = seededRandom(labels);
  const truth = truthOf(world, looked, random);
  const runs = Array.from({ length: repeats }, () => deployMix(world, labels, goal, truth, random));
  const mean = (of: (one: (typeof runs)[number]) => number) => runs.reduce((sum, one) => sum + of(one), 0) / repeats;
  return {
    broken: runs.filter(({ chosen }) => chosen.error > goal.target).length,
    mixed: mean(({ trial }) => (trial === "better" ? 1 : 0)),
    plain: mean(({ plain }) => plain.automation),
    chosen: mean(({ chosen }) => chosen.automation),
  };
}

/** Where exactly one in twenty may break it, more than one in twenty of so few repeats may. */
const isExplained = (broken: number) => 1 - binomialCdf(broken - 1, repeats, 1 - goal.assurance) > 0.001;

test.each([
  { world: tokenWorld, labels: 2_000 },
  { world: agreementWorld, labels: 4_000 },
  { world: unsureWorld, labels: 4_000 },
  // Each is compared with known cases: of fewer, still by their true probabilities.
  { world: knownWorld, labels: 1_000, looked: 3_000 },
])(
  "the promise holds by a mix that other labels fitted, and more is automated: $world.name",
  ({ world, labels, looked }) => {
    const { broken, mixed, plain, chosen } = deploy(world, labels, looked);
    console.info(`${world.name}: ${percent(plain)} automated by the mean of ${labels} labels, ${percent(chosen)} now`);
    expect(isExplained(broken)).toBe(true);
    expect(mixed).toBeGreaterThan(0.5);
    expect(chosen).toBeGreaterThan(plain);
  },
  patience,
);

test(
  "where every sign tells alike the plain mean stays, at the price of the labels that looked for better",
  () => {
    const { broken, mixed, plain, chosen } = deploy(alikeWorld, 2_000);
    expect(isExplained(broken)).toBe(true);
    expect(mixed).toBeLessThan(0.3);
    expect(chosen).toBeGreaterThan(plain - 0.06);
  },
  patience,
);

test(
  "over a whole life with mixes that come and go, the promise is broken at some time in no more lives than it may be",
  () => {
    const random = seededRandom(9);
    const truth = truthOf(unsureWorld, 20_000, random);
    const lives = Array.from({ length: repeats }, () =>
      lifeOfMix(unsureWorld, [400, 800, 1_600, 3_200], goal, truth, random),
    );
    expect(isExplained(lives.filter((life) => life.some(({ error }) => error > goal.target)).length)).toBe(true);
    // What was earned later lets more pass: a life is not spent on looking.
    const automated = (at: number) => lives.reduce((sum, life) => sum + life[at]!.automation, 0) / repeats;
    expect(automated(3)).toBeGreaterThan(automated(1) + 0.05);
  },
  patience,
);
