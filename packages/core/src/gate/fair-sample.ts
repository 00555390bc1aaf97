import { thinToUniform } from "../statistics/thin-to-uniform.ts";

/** What is known of how a label came about. */
export interface Sampled {
  segment: string | null;
  /** Chance that a case like this came into the sample, in (0, 1]: 1 where people decided every case. */
  draw: number;
}

/**
 * The labels that may set a threshold: a sample in which every arriving case of a segment was as likely as every other.
 * Two kinds of time are pooled, as the guarantee assumes that cases of both are alike: while people decided everything
 * all labels count, and behind a running gate the drawn ones, thinned to their smallest chance where that was not the same.
 */
export function fairSample<Label extends Sampled>(labels: readonly Label[], random: () => number): Label[] {
  const asked = labels.filter((one) => one.draw === 1);
  const drawn = Map.groupBy(
    labels.filter((one) => one.draw !== 1),
    (one) => one.segment,
  );
  return [...asked, ...[...drawn.values()].flatMap((some) => thinToUniform(some, (one) => one.draw, random))];
}
