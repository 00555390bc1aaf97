import type { CascadeCase, CascadeMoney } from "./cascade.ts";
import { splitToPlan } from "./split-to-plan.ts";

/** A scripted model: what a call costs, and the token probability of its answer to a case of some difficulty, as luck has it. */
export interface ScriptedModel {
  cost: number;
  probability(difficulty: number, luck: number): number;
  /** How often the answer is right at a token probability. */
  right(probability: number): number;
}

/** Some models and people, and what is asked of them; the truth is known. */
export interface ScriptedWorld {
  name: string;
  models: readonly ScriptedModel[];
  money: CascadeMoney;
  target: number;
  /** Share of the cases whose luck all models share: where they err, they err together. */
  together: number;
  /** How hard a case is, from a uniform number. */
  difficulty(uniform: number): number;
  /** How far each model finds other cases hard than the others do, from 0 to 1. */
  apart: number;
}

const asItSays = (probability: number) => probability;

/** Less sure the harder the case; a better model stays sure for longer. */
const fading = (cost: number, least: number, bend: number, right = asItSays): ScriptedModel => ({
  cost,
  probability: (difficulty, luck) =>
    Math.min(0.9995, least + (1 - least) * (1 - (0.7 * difficulty + 0.3 * luck) ** bend)),
  right,
});

/** Sure of what it knows, which is so much of all there is, and close to guessing beyond; few cases lie between. */
const knowing = (cost: number, knows: number): ScriptedModel => ({
  cost,
  probability(difficulty, luck) {
    const beyond = 1 / (1 + Math.exp(-(difficulty + 0.1 * (luck - 0.5) - knows) / 0.02));
    return (1 - beyond) * (0.975 + 0.024 * luck) + beyond * (0.3 + 0.4 * luck);
  },
  right: asItSays,
});

/** Says only so many different things, as a model that is asked several times, or for a word. */
const inSteps = (model: ScriptedModel, steps: number): ScriptedModel => ({
  ...model,
  probability: (difficulty, luck) =>
    Math.min(0.995, Math.max(1, Math.round(model.probability(difficulty, luck) * steps)) / steps),
});

/** Too sure where `temperature` is above 1, not sure enough where it is below. */
const heated = (temperature: number) => (probability: number) => {
  const logit = Math.log(probability / (1 - probability)) / temperature;
  return 1 / (1 + Math.exp(-logit));
};

const plain = { together: 0, difficulty: (uniform: number) => uniform, apart: 0 };
const fadingModels = (right = asItSays) => [
  fading(0, 0.3, 1.2, right),
  fading(0.002, 0.4, 2.5, right),
  fading(0.03, 0.45, 4, right),
];

/** Models that know what they know, with token probabilities that are what they say. */
export const knowingWorld: ScriptedWorld = {
  ...plain,
  name: "knowing",
  target: 0.02,
  models: [knowing(0, 0.45), knowing(0.002, 0.65), knowing(0.03, 0.75)],
  money: { person: 0.6, error: 0 },
};
/** Models whose certainty fades, where somebody has said what an error costs. */
export const pricedWorld: ScriptedWorld = {
  ...plain,
  name: "priced",
  target: 0.05,
  models: fadingModels(),
  money: { person: 0.6, error: 5 },
};
/** The same where nobody has: the more labels, the nearer to the target, and each point of it is worth many cases. */
export const fadingWorld: ScriptedWorld = { ...pricedWorld, name: "fading", money: { person: 0.6, error: 0 } };
/** Probabilities that promise too much, of models that err on the same cases. */
export const boastfulWorld: ScriptedWorld = {
  ...fadingWorld,
  name: "boastful",
  models: fadingModels((probability) => 0.15 + 0.83 * probability ** 1.5),
  together: 1,
};

/** Twenty classes, mostly easy cases, two models of which the dear one costs a tenth of a person; half of their luck is shared. */
export const crowdedWorld: ScriptedWorld = {
  name: "crowded",
  target: 0.03,
  models: [fading(0, 0.05, 1.5, heated(0.8)), fading(0.12, 0.1, 3, heated(1.2))],
  money: { person: 1.2, error: 0 },
  together: 0.5,
  difficulty: (uniform) => uniform ** 1.5,
  apart: 0.2,
};
/** Yes or no, four models, each more boastful than the one before. */
export const escalatingWorld: ScriptedWorld = {
  name: "escalating",
  target: 0.1,
  models: [
    fading(0.001, 0.5, 1, heated(1)),
    fading(0.004, 0.5, 1.6, heated(1.3)),
    fading(0.02, 0.5, 2.6, heated(1.6)),
    fading(0.06, 0.5, 4, heated(2)),
  ],
  money: { person: 0.3, error: 0 },
  together: 0.5,
  difficulty: (uniform) => uniform,
  apart: 0.3,
};
/** Three classes; the language models answer in steps, as samples and words do, so that many cases are equally sure. */
export const steppedWorld: ScriptedWorld = {
  name: "stepped",
  target: 0.05,
  models: [fading(0, 0.33, 1.4), inSteps(fading(0.01, 0.4, 3), 10), inSteps(fading(0.05, 0.5, 6, heated(1.3)), 20)],
  money: { person: 0.5, error: 0 },
  together: 0.3,
  difficulty: (uniform) => uniform ** 1.2,
  apart: 0,
};
/** Models that know different things, where an error costs as much as four decisions. */
export const diverseWorld: ScriptedWorld = {
  ...plain,
  name: "diverse",
  target: 0.02,
  models: [knowing(0, 0.5), fading(0.005, 0.4, 3), knowing(0.02, 0.6)],
  money: { person: 0.8, error: 3.2 },
  apart: 0.7,
};

/** What ways of choosing were compared on. */
export const developmentWorlds = [knowingWorld, pricedWorld, fadingWorld, boastfulWorld];
/** What the one that was chosen was looked at on afterwards. */
export const freshWorlds = [crowdedWorld, escalatingWorld, steppedWorld, diverseWorld];

/** One case, by what each model says to it. */
export function scriptedCase(world: ScriptedWorld, random: () => number): CascadeCase {
  const { models, together, apart } = world;
  const common = world.difficulty(random());
  const shared = random();
  const isShared = together > 0 && random() < together;
  return models.map(({ cost, probability, right }) => {
    const difficulty = apart === 0 ? common : (1 - apart) * common + apart * world.difficulty(random());
    const score = probability(difficulty, random());
    return { score, cost, correct: (isShared ? shared : random()) < right(score) };
  });
}

export function scriptedCases(world: ScriptedWorld, count: number, random: () => number): CascadeCase[] {
  return Array.from({ length: count }, () => scriptedCase(world, random));
}

/** Labels that plan and labels that test, as the product parts them; those that taught a model plan, and are not among `labels`. */
export function scriptedParts(world: ScriptedWorld, labels: number, random: () => number, taught = 0) {
  const [teaching, cases] = [scriptedCases(world, taught, random), scriptedCases(world, labels, random)];
  const placed = cases.map((one, at) => ({ one, draw: (at + 0.5) / labels }));
  const { planning, testing } = splitToPlan(placed, teaching, { caseOf: ({ one }) => one, drawOf: ({ draw }) => draw });
  const casesOf = (some: typeof placed) => some.map(({ one }) => one);
  return { planning: [...teaching, ...casesOf(planning)], calibration: casesOf(testing), labels: cases };
}
