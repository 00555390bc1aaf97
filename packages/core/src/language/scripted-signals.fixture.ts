import { seededRandom } from "../statistics/seeded-random.ts";
import type { Signals } from "./signal-mix.ts";

/** A case of such a world. */
export interface DrawnAnswer {
  /** That the answer is right. */
  probability: number;
  signals: Signals;
  /** Where its text lies, as a unit vector, with what was answered and what was right; of worlds without texts nothing. */
  text?: { place: readonly number[]; answer: string; label: string };
}

/** Models whose answers are right with a known probability, and what they say of their certainty. */
export interface SignalWorld {
  name: string;
  draw(random: () => number): DrawnAnswer;
}

const worth = [0.95, 0.8, 0.5, 0.3];
const samples = 4;

/** How often an answer is right: nearly all are easy, and some are as good as a guess. */
function probabilityOf(random: () => number): number {
  return 1 - 0.5 * random() ** 4;
}

/** The share of the samples that agree, each by chance; the surer the answer, the more, as far as agreement `tells`. */
function agreed(probability: number, tells: number, count: number, random: () => number): number {
  const each = Math.max(0.1, 1 - tells * (1 - probability) * 4 - (1 - tells) * 0.15);
  return (
    Array.from({ length: count }, () => (random() < each ? 1 : 0)).reduce<number>((sum, one) => sum + one, 0) / count
  );
}

/** A token's probability: the truth in log-odds, drowned in noise as far as it does not tell. */
function token(probability: number, noise: number, random: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return 1 / (1 + Math.exp(-(Math.log(probability / (1 - probability)) + 1 + noise * normal)));
}

/** A word, as models say it: nearly always the surest. */
const word = (random: () => number): number => worth[Math.floor(random() ** 3 * worth.length)]!;

/** The token says what is so, and further answers hardly anything: the mean waters it down. */
export const tokenWorld: SignalWorld = {
  name: "the token tells, agreement hardly",
  draw(random) {
    const probability = probabilityOf(random);
    const own = { token: token(probability, 0.3, random), verbal: word(random) };
    return { probability, signals: { ...own, sameAgain: agreed(probability, 0.2, samples, random), mended: 0 } };
  },
};

/** No token, a word that says nothing, other models that say hardly more, and further answers that tell. */
export const agreementWorld: SignalWorld = {
  name: "one kind of agreement tells",
  draw(random) {
    const probability = probabilityOf(random);
    const sameAgain = agreed(probability, 1, 9, random);
    const sameByOthers = agreed(probability, 0.02, 3, random);
    return { probability, signals: { verbal: word(random), sameAgain, sameByOthers } };
  },
};

/** Every sign tells about as much as every other: the mean is as good as any mix. */
export const alikeWorld: SignalWorld = {
  name: "all tell alike",
  draw(random) {
    const probability = probabilityOf(random);
    const [own, again, others] = [1, 2, 3].map(() => token(probability, 1.5, random));
    return { probability, signals: { token: own!, sameAgain: again!, sameByOthers: others! } };
  },
};

/** A word that says nothing, and further answers that tell, asked for where the word is not the surest: as often as not. */
export const unsureWorld: SignalWorld = {
  name: "asked again only where unsure",
  draw(random) {
    const probability = probabilityOf(random);
    const verbal = worth[Math.floor(random() ** 2 * worth.length)]!;
    const sameAgain = agreed(probability, 1, 9, random);
    return { probability, signals: verbal < 0.9 ? { verbal, sameAgain } : { verbal } };
  },
};

const classes = 12;
const dimensions = 8;
/** How clearly a text belongs to the class that it lies by, and how much less clearly the model sees that. */
const [clear, blurred] = [14, 8];

const gauss = (random: () => number) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const unit = (vector: readonly number[]) => vector.map((one) => one / Math.hypot(...vector));
const product = (one: readonly number[], other: readonly number[]) =>
  one.reduce((sum, value, at) => sum + value * other[at]!, 0);
/** The same places in every run. */
const centres = Array.from({ length: classes }, (_, at) => {
  const random = seededRandom(100 + at);
  return unit(Array.from({ length: dimensions }, () => gauss(random)));
});

/** How likely each class is at a place. */
function classesAt(place: readonly number[], sharpness: number): number[] {
  const weights = centres.map((centre) => Math.exp(sharpness * product(centre, place)));
  const all = weights.reduce((sum, one) => sum + one, 0);
  return weights.map((one) => one / all);
}

function drawnOf(shares: readonly number[], random: () => number): number {
  let left = random();
  return Math.max(
    0,
    shares.findIndex((share) => (left -= share) < 0),
  );
}

/** A model that errs where a text lies between classes, and whose token and word hardly say so: known cases near it tell. */
export const knownWorld: SignalWorld = {
  name: "known cases tell, the answer itself hardly",
  draw(random) {
    const centre = centres[Math.floor(random() * classes)]!;
    const place = unit(centre.map((value) => value + 0.16 * gauss(random)));
    const shares = classesAt(place, clear);
    const answer = drawnOf(classesAt(place, blurred), random);
    const probability = shares[answer]!;
    const own = { token: token(Math.min(0.999, Math.max(0.001, probability)), 3, random), verbal: word(random) };
    const text = { place, answer: `${answer}`, label: `${drawnOf(shares, random)}` };
    return { probability, signals: own, text };
  },
};
