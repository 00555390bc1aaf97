import { auditDraw } from "../gate/audit-draw.ts";

/** A known case near a text: what was right for it, and the inner product of their embeddings. */
export interface NearCase {
  label: string;
  similarity: number;
}

/** The known cases nearest to one text, the nearest first, apart for each fold that they are in. */
export type NearByFold = readonly (readonly NearCase[])[];

/** More known cases are not kept: a vote of the nearest gains little from them, and each case is compared with all. */
export const mostKnown = 2_000;
/** So many of the nearest have a say. */
export const voters = 15;
/** How much more a nearer case has to say: twice as much for each 0.046. As in the embedded classifier. */
const sharpness = 15;

/** Parts that a mix is fitted to in turn; what is known of a text for that must not come from its own. */
export const signalFolds = 5;

/** Equal texts are in one fold: what was learned from one says nothing of what the mix makes of others. */
export const signalFold = (text: string): number => Math.floor(auditDraw("signal-fold", text) * signalFolds);

/**
 * How far an answer is from known cases, as two signals: of what the nearest cases weigh, the share whose right answer it is, and how
 * near the nearest of all is, whatever was right for it. Nothing where there are none.
 */
export function knownSignals(answer: string, near: readonly NearCase[]): Record<string, number> {
  const nearest = near.toSorted((one, other) => other.similarity - one.similarity).slice(0, voters);
  const [closest] = nearest;
  if (closest === undefined) return {};
  const weights = nearest.map(({ similarity }) => Math.exp(sharpness * (similarity - closest.similarity)));
  const all = weights.reduce((sum, one) => sum + one, 0);
  const agreeing = weights.reduce((sum, one, at) => sum + (nearest[at]!.label === answer ? one : 0), 0);
  return { sameByKnown: agreeing / all, nearKnown: Math.min(1, Math.max(0, closest.similarity)) };
}

/** The same from the known cases of all folds but these: what a text would be told that none of them knows. */
export function knownOutside(answer: string, near: NearByFold, hidden: readonly number[]): Record<string, number> {
  return knownSignals(
    answer,
    near.flatMap((some, fold) => (hidden.includes(fold) ? [] : some)),
  );
}

/** Of all that are known, those that are kept: by their text alone, each text once. */
export function keptKnown<Case extends { text: string }>(cases: readonly Case[]): Case[] {
  const once = [...new Map(cases.map((one) => [one.text, one])).values()];
  const drawn = once.map((one) => ({ one, draw: auditDraw("known-case", one.text) }));
  return drawn
    .toSorted((a, b) => a.draw - b.draw)
    .slice(0, mostKnown)
    .map(({ one }) => one);
}
