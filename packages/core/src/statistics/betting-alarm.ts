/**
 * Money bet against "the error rate is at most `tolerated`": one purse per bet size. Plain data: it is
 * stored between observations.
 */
export type BettingAlarm = { tolerated: number; bets: number[]; logWealth: number[]; observed: number };

const BETS = [0.5, 1, 2, 3, 5, 8];

/**
 * A fresh alarm. A bet of 1/tolerated or more could lose everything on one right case, so those are left out. Bets
 * against a mean as in Waudby-Smith and Ramdas (2024).
 */
export function startBettingAlarm(tolerated: number, bets: readonly number[] = BETS): BettingAlarm {
  const fair = bets.filter((bet) => bet > 0 && bet * tolerated < 1);
  return { tolerated, bets: fair, logWealth: fair.map(() => 0), observed: 0 };
}

/**
 * The alarm after one more audited case: `error` 1 if it was wrong, 0 if right. Where cases are audited with
 * different probabilities, `weight` is the smallest of them divided by that of this case, in (0, 1]. One step of
 * the capital process of Waudby-Smith and Ramdas (2024); weights as in Waudby-Smith et al. (2022).
 */
export function observeAudit(alarm: BettingAlarm, error: number, weight = 1): BettingAlarm {
  const surprise = weight * (error - alarm.tolerated);
  const logWealth = alarm.logWealth.map((wealth, i) => wealth + Math.log1p(alarm.bets[i]! * surprise));
  return { ...alarm, logWealth, observed: alarm.observed + 1 };
}

/**
 * The mean wealth: evidence (an e-value) that the error rate is above what is tolerated. While it is not, the
 * evidence ever reaches 1/alpha with probability at most alpha, however often one looks (Ville 1939).
 */
export function alarmEvidence(alarm: BettingAlarm): number {
  if (alarm.bets.length === 0) return 1;
  return alarm.logWealth.reduce((sum, wealth) => sum + Math.exp(wealth), 0) / alarm.bets.length;
}

/**
 * Whether the guarantee must be withdrawn, at a chance of at most `falseAlarm` to do so wrongly, ever. Ville
 * (1939).
 */
export function alarmRaised(alarm: BettingAlarm, falseAlarm: number): boolean {
  return alarmEvidence(alarm) >= 1 / falseAlarm;
}
