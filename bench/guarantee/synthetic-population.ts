import { inverseIncompleteBeta } from "@surety/core/statistics/incomplete-beta";
import { seededRandom } from "@surety/core/statistics/seeded-random";
import type { Answered, Population } from "./population.ts";

const size = 20_000;
const quantiles = 4_096;

/** A made-up model: confidence ~ Beta(5, 1.5), and .38·(1 − confidence)^1.2 of the answers are wrong, 6.9 % in all. */
export function syntheticPopulation(): Population {
  const random = seededRandom(1);
  const drawn = Float64Array.from({ length: quantiles }, (_, i) =>
    inverseIncompleteBeta((i + 0.5) / quantiles, 5, 1.5),
  );
  const cases = Array.from({ length: size }, (): Answered => {
    const score = drawn[Math.floor(random() * quantiles)]! + random() * 1e-9;
    const risk = 0.38 * (1 - score) ** 1.2;
    return { confidence: 1 - risk, correct: random() >= risk };
  });
  return { name: "synthetic", synthetic: true, cases };
}
