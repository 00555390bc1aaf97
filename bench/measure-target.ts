import { type Measured, type Measurement, measureLoad, type Target } from "./measure-load.ts";
import type { Plan } from "./plan.ts";

/** What one target did at full load and at a fixed rate. */
export interface TargetFigures {
  loaded: Measurement;
  steady: Measurement;
}

type Kind = keyof Plan["cases"];

export async function warmUp(target: Target, kind: Kind, plan: Plan): Promise<void> {
  await measureLoad(target, { kind: "closed", concurrency: plan.concurrency, count: plan.warmUp[kind] });
}

/** With all callers at once. */
export function measureLoaded(target: Target, kind: Kind, plan: Plan): Promise<Measured> {
  return measureLoad(target, { kind: "closed", concurrency: plan.concurrency, count: plan.cases[kind] });
}

/** At a fixed rate. */
export async function measureSteady(target: Target, plan: Plan): Promise<Measurement> {
  const { perSecond, seconds, warmUpSeconds } = plan;
  await measureLoad(target, { kind: "open", perSecond, seconds: warmUpSeconds });
  return (await measureLoad(target, { kind: "open", perSecond, seconds })).measurement;
}

/** The one in the middle of an odd number, by a figure of each. */
export function middle<One>(all: readonly One[], figure: (one: One) => number): One {
  const sorted = all.toSorted((one, other) => figure(one) - figure(other));
  return sorted[Math.floor(sorted.length / 2)] as One;
}
