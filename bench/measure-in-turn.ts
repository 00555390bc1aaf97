import type { Measurement, Target } from "./measure-load.ts";
import { measureLoaded, measureSteady, middle, type TargetFigures, warmUp } from "./measure-target.ts";
import type { Plan } from "./plan.ts";

/** (a) and (c), each by its round in the middle. */
export interface InTurn {
  rule: TargetFigures;
  raw: TargetFigures;
  /** How many times the throughput of (c) was that of (a), round by round. */
  times: number[];
}

/**
 * (a) and (c) at full load, round after round: the speed of a machine that others share drifts by a quarter within minutes,
 * and so it does for both. Whichever is not measured rests.
 */
export async function measureInTurn(rule: Target, raw: Target, plan: Plan): Promise<InTurn> {
  await warmUp(raw, "raw", plan);
  await warmUp(rule, "rule", plan);
  const rounds: { rule: Measurement; raw: Measurement }[] = [];
  for (let at = 0; at < plan.rounds; at += 1) {
    const { measurement: ofRaw } = await measureLoaded(raw, "raw", plan);
    const { measurement: ofRule } = await measureLoaded(rule, "rule", plan);
    rounds.push({ rule: ofRule, raw: ofRaw });
  }
  const steady = { rule: await measureSteady(rule, plan), raw: await measureSteady(raw, plan) };
  const figures = (of: "rule" | "raw"): TargetFigures => ({
    loaded: middle(
      rounds.map((one) => one[of]),
      (one) => one.casesPerSecond,
    ),
    steady: steady[of],
  });
  return {
    rule: figures("rule"),
    raw: figures("raw"),
    times: rounds.map((one) => one.rule.casesPerSecond / one.raw.casesPerSecond),
  };
}
