/** Evidence against "the promise holds" at which an alarm sounds: false once in twenty gates at most (Ville). */
const alarmAt = Math.log(20);

/**
 * About how many audits a betting alarm needs until it notices that the error rate rose from `promised` to `actual`: the
 * wanted evidence over the best growth per audit, ln(20) / KL(actual ‖ promised). STATISTICS: 5 % to 8 % took 392 audits
 * in the median, this gives 372.
 */
export function auditsToNotice(promised: number, actual: number): number {
  if (actual <= promised) return Infinity;
  const right = actual < 1 ? (1 - actual) * Math.log((1 - actual) / (1 - promised)) : 0;
  return Math.ceil(alarmAt / (actual * Math.log(actual / promised) + right));
}
