import { alarmEvidence, observeAudit, startBettingAlarm } from "../statistics/betting-alarm.ts";

/** Chance at most of closing a gate whose guarantee holds, over its whole life and however often one looks. */
export const guaranteeFalseAlarm = 0.05;

/** Audits after which another set of purses joins the game. */
const joinEvery = 50;

/** One audited case of a guarantee. `weight` is the smallest audit probability there was over its own, in (0, 1]. */
export interface WatchedAudit {
  error: 0 | 1;
  weight: number;
}

/**
 * What audits have said about one guarantee so far. Money is bet against the promise by sets of purses, of which
 * another joins with every fiftieth audit: those that were there in good times have lost what they would need to notice
 * bad ones soon. Plain data: it is stored between audits.
 */
export interface GuaranteeWatch {
  maxError: number;
  /** ln of the money in each purse, by set and bet; the sets stand in the order in which they joined. */
  logWealth: number[][];
  observed: number;
  errors: number;
  /** The largest evidence there ever was: an alarm is not taken back by luck afterwards. */
  peak: number;
}

/** Begins to watch "the error rate of automated cases is at most `maxError`". */
export function startGuarantee(maxError: number): GuaranteeWatch {
  return { maxError, logWealth: [freshPurses(maxError)], observed: 0, errors: 0, peak: 1 };
}

/** The watch after one more audit. */
export function feedGuarantee(watch: GuaranteeWatch, { error, weight }: WatchedAudit): GuaranteeWatch {
  const { maxError } = watch;
  const observed = watch.observed + 1;
  const steps = observeAudit(startBettingAlarm(maxError), error, weight).logWealth;
  const fed = watch.logWealth.map((purses) => purses.map((wealth, i) => wealth + (steps[i] ?? 0)));
  const logWealth = observed % joinEvery === 0 ? [...fed, freshPurses(maxError)] : fed;
  const next = { maxError, logWealth, observed, errors: watch.errors + error };
  return { ...next, peak: Math.max(watch.peak, guaranteeEvidence(next)) };
}

/** The watch as it would be had there been exactly these audits: what is left when one of them is taken back. */
export function replayGuarantee(maxError: number, audits: readonly WatchedAudit[]): GuaranteeWatch {
  return audits.reduce(feedGuarantee, startGuarantee(maxError));
}

/**
 * Evidence against the promise: all the money, where set j (0, 1, …) came with 1 / ((j + 1)(j + 2)) of it and what is to
 * come has not been bet yet. These shares sum to one, so Ville's inequality holds for the sum as for each of them: a
 * promise that is kept reaches 1 / alpha with probability alpha at most, ever.
 */
export function guaranteeEvidence({ maxError, logWealth }: Pick<GuaranteeWatch, "maxError" | "logWealth">): number {
  const game = startBettingAlarm(maxError);
  const money = (purses: number[]) => alarmEvidence({ ...game, logWealth: purses });
  const bet = logWealth.reduce((sum, purses, j) => sum + money(purses) / ((j + 1) * (j + 2)), 0);
  return bet + 1 / (logWealth.length + 1);
}

/** Evidence from which a guarantee counts as broken. */
export function alarmLine(falseAlarm = guaranteeFalseAlarm): number {
  return 1 / falseAlarm;
}

/** Whether the promise must be withdrawn. */
export function isBroken(watch: GuaranteeWatch, falseAlarm = guaranteeFalseAlarm): boolean {
  return watch.peak >= alarmLine(falseAlarm);
}

/**
 * Where the change most likely was: the index of the first audit after which the money of the luckiest purse only grew,
 * on the whole. 0 for no audits.
 */
export function changePoint(maxError: number, audits: readonly WatchedAudit[]): number {
  const { bets } = startBettingAlarm(maxError);
  const paths = bets.map((bet) =>
    lowestPoint(audits.map((one) => Math.log1p(bet * one.weight * (one.error - maxError)))),
  );
  return paths.reduce((best, one) => (one.rise > best.rise ? one : best), { at: 0, rise: -1 }).at;
}

/** After which step a path that rises by these steps is lowest, and how far it rises from there to its end. */
function lowestPoint(steps: readonly number[]): { at: number; rise: number } {
  let sum = 0;
  let lowest = { at: 0, sum: 0 };
  steps.forEach((step, index) => {
    sum += step;
    if (sum <= lowest.sum) lowest = { at: index + 1, sum };
  });
  return { at: Math.min(lowest.at, Math.max(0, steps.length - 1)), rise: sum - lowest.sum };
}

function freshPurses(maxError: number): number[] {
  return startBettingAlarm(maxError).logWealth;
}
