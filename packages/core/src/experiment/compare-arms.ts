import { holm } from "../statistics/holm.ts";
import { mcnemar } from "../statistics/mcnemar.ts";
import { pairedDifference } from "../statistics/paired-difference.ts";
import { pairedSampleSize, smallestFound } from "../statistics/paired-sample-size.ts";

/** What several tests together may at most be wrong with. */
const alpha = 0.05;
/** The probability with which a difference of the stated size would be found. */
const power = 0.8;

/** One arm against what is in force, on the same cases. */
export interface ArmComparison {
  /** Cases that only the arm, and that only what is in force, had right. */
  onlyArm: number;
  onlyCurrent: number;
  bothRight: number;
  bothWrong: number;
  /** Of the shares of right answers, arm less current; all intervals of an experiment hold together at 95 %. */
  difference: { value: number; low: number; high: number };
  /** Exact two-sided p-value of McNemar's test, alone and corrected for the number of arms. */
  p: number;
  adjustedP: number;
  outcome: "better" | "worse" | "within-noise" | "alike";
  /** Cases that would tell the difference that was seen, if it is real; null where none was seen. */
  neededItems: number | null;
  /** The smallest difference that this many cases tell, where the two differ as often as here; null where they tell none. */
  smallestTold: number | null;
}

/**
 * Compares arms with what is in force on the same cases, in one look at a number that was fixed beforehand. `right[arm][case]`
 * says who was right; the first arm is what is in force.
 */
export function compareArms(right: readonly (readonly boolean[])[]): ArmComparison[] {
  const [current = [], ...arms] = right;
  const level = alpha / Math.max(1, arms.length);
  const tables = arms.map((arm) => tableOf(current, arm));
  const exact = tables.map(({ onlyCurrent, onlyArm }) => mcnemar(onlyCurrent, onlyArm).exact);
  const adjusted = holm(exact);
  return tables.map((table, at) => {
    const { onlyArm, onlyCurrent } = table;
    const n = current.length;
    const value = n === 0 ? 0 : (onlyArm - onlyCurrent) / n;
    const discordance = n === 0 ? 0 : (onlyArm + onlyCurrent) / n;
    const adjustedP = adjusted[at] as number;
    const needed = pairedSampleSize(value, discordance, level, power);
    return {
      ...table,
      difference: { value, ...pairedDifference(onlyCurrent, onlyArm, n, 1 - level) },
      p: exact[at] as number,
      adjustedP,
      outcome: outcomeOf(table, adjustedP),
      neededItems: Number.isFinite(needed) ? needed : null,
      smallestTold: smallestFound(n, discordance, level, power),
    };
  });
}

type Table = Pick<ArmComparison, "onlyArm" | "onlyCurrent" | "bothRight" | "bothWrong">;

function tableOf(current: readonly boolean[], arm: readonly boolean[]): Table {
  const table: Table = { onlyArm: 0, onlyCurrent: 0, bothRight: 0, bothWrong: 0 };
  for (const [at, right] of current.entries()) {
    const cell = right ? (arm[at] === true ? "bothRight" : "onlyCurrent") : arm[at] === true ? "onlyArm" : "bothWrong";
    table[cell] += 1;
  }
  return table;
}

function outcomeOf({ onlyArm, onlyCurrent }: Table, adjustedP: number): ArmComparison["outcome"] {
  if (onlyArm + onlyCurrent === 0) return "alike";
  if (adjustedP > alpha) return "within-noise";
  return onlyArm > onlyCurrent ? "better" : "worse";
}
