/** How much is measured: enough for steady figures, or just enough to see that all of it still works. */
export interface Plan {
  concurrency: number;
  perSecond: number;
  /** Length of each measurement at a fixed rate. */
  seconds: number;
  /** And of the warm-up before it. */
  warmUpSeconds: number;
  /** Texts that the embedding alone is measured on in each round. */
  texts: number;
  /** How often (a) and (c), then (b) and the embedding alone, are measured at full load, in turn. */
  rounds: number;
  /** Cases of each measurement at full load, and of the warm-up before it. */
  cases: { rule: number; triage: number; raw: number };
  warmUp: { rule: number; triage: number; raw: number };
  /** Labels that the triage model is trained on; null for all that ship. */
  labels: number | null;
  /** Cases that wait for people, and how many of their like came before them. */
  waitingCases: number;
  waitingWarmUp: number;
  /** How long memory is watched for its lowest value. */
  settleSeconds: number;
}

const full: Plan = {
  concurrency: 64,
  perSecond: 20,
  seconds: 25,
  warmUpSeconds: 4,
  texts: 200,
  rounds: 5,
  cases: { rule: 8000, triage: 700, raw: 2000 },
  // Some ten seconds each: both are quicker once their code is compiled.
  warmUp: { rule: 20_000, triage: 300, raw: 4000 },
  labels: null,
  waitingCases: 10_000,
  waitingWarmUp: 6000,
  settleSeconds: 12,
};

const quick: Plan = {
  ...full,
  seconds: 3,
  warmUpSeconds: 1,
  texts: 60,
  rounds: 1,
  cases: { rule: 1500, triage: 160, raw: 300 },
  warmUp: { rule: 500, triage: 64, raw: 100 },
  labels: 120,
  waitingWarmUp: 3000,
  settleSeconds: 2,
};

export function planFor(args: readonly string[]): Plan {
  return args.includes("--quick") ? quick : full;
}
