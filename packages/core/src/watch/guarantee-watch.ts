import { alarmEvidence, type BettingAlarm, observeAudit, startBettingAlarm } from "../statistics/betting-alarm.ts";

/** Chance at most of closing a gate whose guarantee holds, over its whole life and however often one looks. */
export const guaranteeFalseAlarm = 0.05;

/** One audited case of a guarantee. `weight` is the smallest audit probability there was over its own, in (0, 1]. */
export interface WatchedAudit {
  error: 0 | 1;
  weight: number;
}

/** What audits have said about one guarantee so far. Plain data: it is stored between audits. */
export interface GuaranteeWatch {
  alarm: BettingAlarm;
  errors: number;
  /** The largest evidence there ever was: an alarm is not taken back by luck afterwards. */
  peak: number;
}

/** Begins to watch "the error rate of automated cases is at most `maxError`". */
export function startGuarantee(maxError: number): GuaranteeWatch {
  return { alarm: startBettingAlarm(maxError), errors: 0, peak: 1 };
}

/** The watch after one more audit. */
export function feedGuarantee(watch: GuaranteeWatch, { error, weight }: WatchedAudit): GuaranteeWatch {
  const alarm = observeAudit(watch.alarm, error, weight);
  return { alarm, errors: watch.errors + error, peak: Math.max(watch.peak, alarmEvidence(alarm)) };
}

/** The watch as it would be had there been exactly these audits: what is left when one of them is taken back. */
export function replayGuarantee(maxError: number, audits: readonly WatchedAudit[]): GuaranteeWatch {
  return audits.reduce(feedGuarantee, startGuarantee(maxError));
}

/** Evidence from which a guarantee counts as broken (Ville): it is reached by chance at most so often. */
export function alarmLine(falseAlarm = guaranteeFalseAlarm): number {
  return 1 / falseAlarm;
}

/** Whether the promise must be withdrawn. */
export function isBroken(watch: GuaranteeWatch, falseAlarm = guaranteeFalseAlarm): boolean {
  return watch.peak >= alarmLine(falseAlarm);
}
