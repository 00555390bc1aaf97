/** What two judges said of one labelled case. `null` is an abstention, which is never right. */
export interface AnswerPair {
  truth: string;
  champion: string | null;
  challenger: string | null;
  segment: string | null;
  /**
   * How much of a case this pair stands for, in (0, 1]: 1 where the label was asked for whatever the models said, the
   * audit probability where the champion's own uncertainty brought it to a person.
   */
  weight: number;
}

/** Pairs of one weight: `gains` where the challenger alone was right, `losses` where the champion alone was. */
export interface PairTally {
  weight: number;
  gains: number;
  losses: number;
  bothRight: number;
  bothWrong: number;
}

/** Counts pairs by their weight: everything that the paired tests need to know. */
export function tallyPairs(pairs: readonly AnswerPair[]): PairTally[] {
  const tallies = new Map<number, PairTally>();
  for (const pair of pairs) {
    if (!(pair.weight > 0 && pair.weight <= 1)) throw new RangeError(`a weight must be in (0, 1], got ${pair.weight}`);
    const tally = tallies.get(pair.weight) ?? emptyTally(pair.weight);
    tally[outcomeOf(pair)] += 1;
    tallies.set(pair.weight, tally);
  }
  return [...tallies.values()];
}

/** The same cases with the two judges exchanged. */
export function mirrored(tallies: readonly PairTally[]): PairTally[] {
  return tallies.map((one) => ({ ...one, gains: one.losses, losses: one.gains }));
}

function outcomeOf({ truth, champion, challenger }: AnswerPair): "gains" | "losses" | "bothRight" | "bothWrong" {
  if (challenger === truth) return champion === truth ? "bothRight" : "gains";
  return champion === truth ? "losses" : "bothWrong";
}

const emptyTally = (weight: number): PairTally => ({ weight, gains: 0, losses: 0, bothRight: 0, bothWrong: 0 });
