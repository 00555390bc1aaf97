import { normalQuantile } from "@surety/core/statistics/normal";
import { binomialCdf } from "@surety/core/statistics/binomial";
import type { Count } from "./deployments.ts";
import type { GuaranteeReport } from "./report.ts";

/** Something that was promised, and whether the simulation speaks against it. */
export interface Promised {
  promise: string;
  found: string;
  kept: boolean;
}

/** A correct product fails a whole run with a smaller probability than this. */
const byChance = 1e-4;
/** From so many labels on, what a plan gets wrong hardly costs anything: where others plan, and where they plan themselves. */
const [manyLabels, mostLabels] = [2_000, 8_000];

/** What is promised, held against what was found; a promise is broken only where chance does not explain it. */
export function promisesOf(report: GuaranteeReport): Promised[] {
  const delta = 1 - report.plan.assurance;
  const { deployments, lives, cascades, mixes, mixLives, documents, coverage, alarms } = report;
  const each =
    byChance /
    (deployments.length +
      lives.length +
      cascades.length +
      mixes.length +
      mixLives.length +
      2 * documents.length +
      2 * coverage.length +
      1);
  const atMost = (promise: string, count: Count) => ({
    promise: `${promise}: at most ${percent(delta)} break it`,
    found: spoken(count),
    kept: isExplained(count, delta, each),
  });
  return [
    ...deployments.map((one) =>
      atMost(`${one.population}, ${one.labels} labels, target ${percent(one.target)}`, one.broken),
    ),
    ...lives.map((one) => atMost(`${one.population}, whole life, target ${percent(one.target)}`, one.broken)),
    ...cascades.map((one) =>
      atMost(`cascade of ${one.world} models, ${labelsOf(one)}, target ${percent(one.target)}`, one.broken),
    ),
    ...dearestOf(cascades, each),
    ...mixes.map((one) =>
      atMost(`signals of which ${one.world}, ${one.labels} labels, target ${percent(one.target)}`, one.broken),
    ),
    ...mixLives.map((one) =>
      atMost(`signals of which ${one.world}, whole life, target ${percent(one.target)}`, one.broken),
    ),
    ...documents.flatMap(({ world, labels, target, whole, split }) => {
      const about = `documents of ${world}, ${labels} labels, target ${percent(target)}`;
      return [atMost(`${about}, as a whole`, whole.broken), atMost(`${about}, field by field`, split.broken)];
    }),
    ...coverage.map((one) => ({
      promise: `${one.population}, ${one.about} of a month of ${one.cases}: the interval holds the truth in 93 to 97 %`,
      found: spoken(one.covered),
      kept: isBetween(one.covered, 0.93, 0.97, each),
    })),
    atMost("the watch, looked at after each audit: false alarms", alarms.falseAlarms),
  ];
}

const labelsOf = ({ labels, taught }: GuaranteeReport["cascades"][number]) =>
  taught === 0 ? `${labels} labels` : `${labels} labels and ${taught} that taught`;

/**
 * With many labels, a cascade costs hardly more than one of somebody who knows the truth and must show it on the same labels;
 * where an error has a price, than the best there is.
 */
function dearestOf(cascades: GuaranteeReport["cascades"], level: number): Promised[] {
  const byDraw = normalQuantile(1 - level);
  return cascades
    .filter(({ labels, taught }) => labels >= (taught > 0 ? manyLabels : mostLabels))
    .flatMap((one) => {
      const { world, labels, cost, best, certified, costError } = one;
      const against = {
        "one of somebody who knows the truth and must show it": certified,
        ...(world === "priced" && labels >= mostLabels && { "the best": best }),
      };
      return Object.entries(against).map(([name, other]) => ({
        promise: `cascade of ${world} models, ${labelsOf(one)}: at most 5 % dearer than ${name}`,
        found: percent(cost / other - 1),
        kept: cost - byDraw * costError <= 1.05 * other,
      }));
    });
}

/** Whether so many or more are likely enough when each happens with the probability that is allowed. */
function isExplained({ happened, of }: Count, allowed: number, level: number): boolean {
  return 1 - binomialCdf(happened - 1, of, allowed) >= level;
}

function isBetween({ happened, of }: Count, low: number, high: number, level: number): boolean {
  return binomialCdf(happened, of, low) >= level && 1 - binomialCdf(happened - 1, of, high) >= level;
}

export function spoken({ happened, of, low, high }: Count): string {
  return `${percent(happened / of)} (${percent(low)} to ${percent(high)})`;
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
