/** What a gate that waits for a promotion rests on. */
export interface WaitingGate {
  at: Date;
  labels: number;
}

/**
 * Whether a gate that waits for a promotion must be derived again: an alarm has disproved what it rests on, or there are
 * twice as many labels by now. Each derivation is one more look and costs assurance, so a few more labels are no reason.
 */
export function isGateOutdated(gate: WaitingGate, alarms: Iterable<Date>, labels: number): boolean {
  for (const alarm of alarms) if (alarm >= gate.at) return true;
  return labels >= 2 * Math.max(1, gate.labels);
}
