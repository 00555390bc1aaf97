import type { Features, Measured } from "./feature.ts";
import { roundBetween } from "./round-between.ts";

/** A question chosen for a group of cases, with its answer for every case. */
export interface Split {
  readonly cel: string;
  readonly negated: string;
  readonly holds: Uint8Array;
  /** Sharper is larger: the sum of squared class counts over the size, of both sides. */
  readonly score: number;
}

/** The cases of one group, by index, and the labels of all cases. */
export interface Group {
  readonly members: Int32Array;
  readonly labels: Int32Array;
  readonly classes: number;
  /** Cases that each side of a split must have. */
  readonly fewest: number;
  /** The label that a yes should mean, where two questions are equally sharp: "is an invoice" reads better than "is no letter". */
  readonly prefers?: number;
}

/** Scores that differ by less are the same question, asked the other way round. */
const rounding = 1e-12;

interface Candidate {
  readonly score: number;
  /** Whether its yes means the preferred label more often than its no. */
  readonly isPreferred?: boolean;
  readonly build: () => Split;
}

/** The question that sharpens a group's mix of labels most; null where none does. */
export function bestSplit(features: Features, group: Group): Split | null {
  const all = countsOf(group.members, group);
  let best: Candidate = { score: purity(all, group.members.length) * (1 + 1e-9), build: () => never() };
  const start = best;
  for (const { cel, negated, holds } of features.questions) {
    const { score, isPreferred } = scoreOf(holds, group, all);
    const isAsGood = Math.abs(score - best.score) <= rounding * score;
    if (isAsGood ? isPreferred && best.isPreferred !== true : score > best.score)
      best = { score, isPreferred, build: () => ({ cel, negated, holds, score }) };
  }
  const isMember = membershipOf(group);
  for (const feature of features.numbers) {
    const candidate = bestThreshold(feature, group, all, isMember);
    if (candidate !== null && candidate.score > best.score) best = candidate;
  }
  return best === start ? null : best.build();
}

function scoreOf(holds: Uint8Array, group: Group, all: Int32Array) {
  const { members, labels, classes, fewest, prefers } = group;
  const yes = new Int32Array(classes);
  let size = 0;
  for (const member of members) {
    if (holds[member] === 0) continue;
    yes[labels[member]!]!++;
    size++;
  }
  const score = scoreOfCounts(yes, size, all, members.length, fewest);
  const isPreferred = prefers !== undefined && yes[prefers]! * members.length > all[prefers]! * size;
  return { score, isPreferred };
}

function scoreOfCounts(yes: Int32Array, size: number, all: Int32Array, total: number, fewest: number): number {
  if (size < fewest || total - size < fewest) return -1;
  let [inside, outside] = [0, 0];
  for (let label = 0; label < all.length; label++) {
    const [here, there] = [yes[label]!, all[label]! - yes[label]!];
    inside += here * here;
    outside += there * there;
  }
  return inside / size + outside / (total - size);
}

/** Tries every place between two numbers of the group; `above` takes what is larger. */
function bestThreshold(feature: Measured, group: Group, all: Int32Array, isMember: Uint8Array): Candidate | null {
  const { order, values } = feature;
  const { labels, classes, fewest, members } = group;
  const present = order.filter((at) => isMember[at] === 1);
  const below = new Int32Array(classes);
  const there = countsOf(present, group);
  let best: { score: number; at: number; above: boolean } | null = null;
  for (let at = 0; at < present.length - 1; at++) {
    below[labels[present[at]!]!]!++;
    if (values[present[at]!] === values[present[at + 1]!]) continue;
    const under = scoreOfCounts(below, at + 1, all, members.length, fewest);
    if (under > (best?.score ?? 0)) best = { score: under, at, above: false };
    const over = there.map((count, label) => count - below[label]!);
    const aboveScore = scoreOfCounts(over, present.length - at - 1, all, members.length, fewest);
    const isPurer =
      purity(over, present.length - at - 1) / (present.length - at - 1) > purity(below, at + 1) / (at + 1);
    if (aboveScore > (best?.score ?? 0) || (aboveScore === best?.score && best.at === at && isPurer))
      best = { score: aboveScore, at, above: true };
  }
  if (best === null) return null;
  const { score, at, above } = best;
  return {
    score,
    build: () => thresholdSplit(feature, values[present[at]!]!, values[present[at + 1]!]!, above, score),
  };
}

function thresholdSplit({ cel, values }: Measured, low: number, high: number, above: boolean, score: number): Split {
  const limit = roundBetween(low, high);
  const [text, opposite] = [`${cel} > ${limit}`, `${cel} <= ${limit}`];
  const holds = Uint8Array.from(values, (value) => ((above ? value > limit : value <= limit) ? 1 : 0));
  const isAlwaysThere = !values.some(Number.isNaN);
  const shown = above ? text : opposite;
  return { cel: shown, negated: isAlwaysThere ? (above ? opposite : text) : `!(${shown})`, holds, score };
}

export function countsOf(members: Int32Array, { labels, classes }: Pick<Group, "labels" | "classes">): Int32Array {
  const counts = new Int32Array(classes);
  for (const member of members) counts[labels[member]!]!++;
  return counts;
}

function purity(counts: Int32Array, size: number): number {
  return size === 0 ? 0 : counts.reduce((sum, one) => sum + one * one, 0) / size;
}

function membershipOf({ members, labels }: Group): Uint8Array {
  const isMember = new Uint8Array(labels.length);
  for (const member of members) isMember[member] = 1;
  return isMember;
}

function never(): never {
  throw new Error("A group that nothing sharpens has no split");
}
