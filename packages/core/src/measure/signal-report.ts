import { type Ranked, type RankingPower, rankingPower } from "./ranking-power.ts";

/** A labelled case with what its model said of its certainty. */
export interface SignalCase {
  signals: Readonly<Record<string, number>>;
  /** What the gate compares. */
  score: number;
  right: boolean;
  /** Cases that it stands for. */
  weight: number;
}

/** How well each signal tells right from wrong, and the score that is made of them. */
export interface SignalReport {
  cases: number;
  wrong: number;
  /** Of what the gate compares. */
  score: RankingPower;
  /** The strongest first. */
  signals: { name: string; cases: number; power: RankingPower }[];
}

/** Of either kind, fewer tell nothing. */
const fewest = 10;

/** Null where too few were right or wrong to say anything. A signal is told of the cases that have it, where these are enough. */
export function signalReport(cases: readonly SignalCase[]): SignalReport | null {
  if (!isEnough(cases)) return null;
  return {
    cases: cases.length,
    wrong: cases.filter((one) => !one.right).length,
    score: powerOf(cases, ({ score }) => score),
    signals: namesIn(cases)
      .map((name) => {
        const having = cases.filter(({ signals }) => signals[name] !== undefined);
        return { name, having, power: isEnough(having) ? powerOf(having, ({ signals }) => signals[name]!) : null };
      })
      .flatMap(({ name, having, power }) => (power === null ? [] : [{ name, cases: having.length, power }]))
      .toSorted((a, b) => b.power.value - a.power.value),
  };
}

function isEnough(cases: readonly SignalCase[]): boolean {
  const wrong = cases.filter((one) => !one.right).length;
  return wrong >= fewest && cases.length - wrong >= fewest;
}

const powerOf = (cases: readonly SignalCase[], score: (one: SignalCase) => number): RankingPower =>
  rankingPower(cases.map((one): Ranked => ({ score: score(one), right: one.right, weight: one.weight })))!;

/** Signals that are not the same for all that have them. */
function namesIn(cases: readonly SignalCase[]): string[] {
  const names = new Set(cases.flatMap(({ signals }) => Object.keys(signals)));
  return [...names].filter((name) => {
    const values = cases.map(({ signals }) => signals[name]).filter((value) => value !== undefined);
    return values.every((value) => value >= 0 && value <= 1) && new Set(values).size > 1;
  });
}
