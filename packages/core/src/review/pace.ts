import { clopperPearson } from "../statistics/clopper-pearson.ts";
import { moreOften } from "../statistics/fisher-exact.ts";
import { lowerThan } from "../statistics/mann-whitney.ts";
import { wilson } from "../statistics/wilson.ts";
import type { Rate } from "../wire/common.ts";

/** One decision of a person: when, in how many seconds, and whether it said what the machine had suggested. */
export interface Paced {
  at: Date;
  seconds: number;
  /** Null where no suggestion was shown. */
  agrees: boolean | null;
}

export interface PaceWeek {
  /** The beginning of the week (seven days back from now, and so on), ISO 8601. */
  from: string;
  decisions: number;
  medianSeconds: number;
  /** One decision in ten took no longer than this. */
  p10Seconds: number;
  agreement: Rate | null;
}

const day = 86_400_000;
const fewest = 30;
/** Both halves must be this unlikely by chance alone; together that is rarer still, and it is looked at often. */
const level = 0.005;
/** A change of less than this is real perhaps, and not worth a word. */
const leastFall = 0.7;

/** Pace and agreement by week, the oldest first; weeks without a decision are left out. */
export function paceByWeek(decisions: readonly Paced[], now: Date, weeks: number): PaceWeek[] {
  return Array.from({ length: weeks }, (_, back) => weeks - back).flatMap((back) => {
    const from = now.getTime() - back * 7 * day;
    const some = between(decisions, from, from + 7 * day);
    if (some.length === 0) return [];
    const seconds = secondsOf(some);
    return [
      {
        from: new Date(from).toISOString(),
        decisions: some.length,
        medianSeconds: quantile(seconds, 0.5),
        p10Seconds: quantile(seconds, 0.1),
        agreement: agreementOf(some),
      },
    ];
  });
}

/**
 * One plain sentence where a person has lately decided faster and agreed with the machine more often than in the two
 * weeks before, both beyond chance (Mann-Whitney and Fisher, one-sided): a sign of waving through. Null else.
 */
export function rubberStampSentence(decisions: readonly Paced[], now: Date): string | null {
  const shown = decisions.filter(({ agrees }) => agrees !== null);
  const recent = between(shown, now.getTime() - 14 * day, now.getTime());
  const before = between(shown, now.getTime() - 28 * day, now.getTime() - 14 * day);
  if (recent.length < fewest || before.length < fewest) return null;
  const [late, early] = [secondsOf(recent), secondsOf(before)];
  const [fast, slow] = [quantile(late, 0.5), quantile(early, 0.5)];
  const [now2, then] = [recent, before].map((some) => some.filter(({ agrees }) => agrees === true).length);
  const rises = now2! / recent.length > then! / before.length;
  if (!rises || fast > slow * leastFall || lowerThan(late, early) > level) return null;
  if (moreOften(now2!, recent.length, then!, before.length) > level) return null;
  const percent = (count: number, of: number) => Math.round((100 * count) / of);
  return (
    `Decisions fell from ${spoken(slow)} to ${spoken(fast)} in two weeks while agreement with the machine rose from ` +
    `${percent(then!, before.length)} to ${percent(now2!, recent.length)} % (${before.length} and ${recent.length} decisions).`
  );
}

/** How often a person was right, with the exact interval at 95 %; null of nothing. */
export function hitRate(right: number, of: number): Rate | null {
  return of === 0 ? null : { value: right / of, ...clopperPearson(right, of, 0.95), n: of };
}

function between(decisions: readonly Paced[], from: number, to: number): Paced[] {
  return decisions.filter(({ at }) => at.getTime() >= from && at.getTime() < to);
}

function secondsOf(decisions: readonly Paced[]): number[] {
  return decisions.map(({ seconds }) => seconds).sort((a, b) => a - b);
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

function agreementOf(decisions: readonly Paced[]): Rate | null {
  const shown = decisions.filter(({ agrees }) => agrees !== null);
  const agreed = shown.filter(({ agrees }) => agrees === true).length;
  return shown.length === 0
    ? null
    : { value: agreed / shown.length, ...wilson(agreed, shown.length, 0.95), n: shown.length };
}

function spoken(seconds: number): string {
  return seconds < 10 ? `${Math.round(seconds * 10) / 10} s` : `${Math.round(seconds)} s`;
}
