import { type Measured, type Measurement, measureLoad, type Target } from "./measure-load.ts";
import type { Plan } from "./plan.ts";

/** What one target did at full load and at a fixed rate. */
export interface TargetFigures {
  loaded: Measurement;
  steady: Measurement;
}

export interface TargetMeasured {
  figures: TargetFigures;
  /** Texts of both measurements that the sentence embedding was asked about. */
  embeddedTexts: string[];
}

/** Warms a target up, then measures it with all callers at once and at a fixed rate. */
export async function measureTarget(target: Target, kind: keyof Plan["cases"], plan: Plan): Promise<TargetMeasured> {
  await warmUp(target, kind, plan);
  const loaded = await measureLoaded(target, kind, plan);
  const steady = await measureSteady(target, plan);
  return {
    figures: { loaded: loaded.measurement, steady: steady.measurement },
    embeddedTexts: [...loaded.embeddedTexts, ...steady.embeddedTexts],
  };
}

export async function warmUp(target: Target, kind: keyof Plan["cases"], plan: Plan): Promise<void> {
  await measureLoad(target, { kind: "closed", concurrency: plan.concurrency, count: plan.warmUp[kind] });
}

/** With all callers at once. */
export function measureLoaded(target: Target, kind: keyof Plan["cases"], plan: Plan): Promise<Measured> {
  return measureLoad(target, { kind: "closed", concurrency: plan.concurrency, count: plan.cases[kind] });
}

/** At a fixed rate. */
export async function measureSteady(target: Target, { perSecond, seconds, warmUpSeconds }: Plan): Promise<Measured> {
  await measureLoad(target, { kind: "open", perSecond, seconds: warmUpSeconds });
  return measureLoad(target, { kind: "open", perSecond, seconds });
}
