/** One answer of a model: what a gate compares of it, and whether it was wrong. */
export interface Answered {
  /** In [0, 1]; 0 where the case goes to a person whatever the model says. */
  confidence: number;
  correct: boolean;
}

/** All the cases that a simulated deployment can ever meet: cases are drawn from it with replacement. */
export interface Population {
  name: string;
  /** Whether its answers were made up from a formula instead of given by a trained model to real texts. */
  synthetic: boolean;
  cases: readonly Answered[];
}

/** What a threshold does to every case of a population. */
export interface Truth {
  automationRate: number;
  /** Share of errors among automated cases; 0 where there are none. */
  error: number;
}

/** Answers what a threshold really does, in logarithmic time. */
export class KnownTruth {
  readonly #scores: Float64Array;
  readonly #errors: Float64Array;

  constructor(population: Population) {
    const automatable = population.cases.filter((one) => one.confidence > 0);
    const falling = automatable.toSorted((a, b) => b.confidence - a.confidence);
    this.#scores = Float64Array.from(falling, (one) => one.confidence);
    this.#errors = new Float64Array(falling.length + 1);
    falling.forEach((one, i) => (this.#errors[i + 1] = this.#errors[i]! + (one.correct ? 0 : 1)));
    this.size = population.cases.length;
  }

  readonly size: number;

  at(threshold: number | null): Truth {
    const automated = threshold === null ? 0 : this.#atOrAbove(threshold);
    return {
      automationRate: automated / this.size,
      error: automated === 0 ? 0 : this.#errors[automated]! / automated,
    };
  }

  /** The most that any threshold can automate within the target: what somebody who knew everything would do. */
  oracle(target: number): Truth & { threshold: number | null } {
    for (let automated = this.#scores.length; automated > 0; automated -= 1) {
      const threshold = this.#scores[automated - 1]!;
      const tied = this.#scores[automated] === threshold;
      if (!tied && this.#errors[automated]! <= target * automated) return { threshold, ...this.at(threshold) };
    }
    return { threshold: null, automationRate: 0, error: 0 };
  }

  #atOrAbove(threshold: number): number {
    let low = 0;
    let high = this.#scores.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#scores[middle]! >= threshold) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** So many cases drawn at random, each as likely as every other each time. */
export function drawCases(population: Population, n: number, random: () => number): Answered[] {
  const { cases } = population;
  return Array.from({ length: n }, () => cases[Math.floor(random() * cases.length)]!);
}
