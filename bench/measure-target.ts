import { type Measurement, measureLoad, type Target } from "./measure-load.ts";
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
  const { concurrency, perSecond, seconds } = plan;
  await measureLoad(target, { kind: "closed", concurrency, count: plan.warmUp[kind] });
  const loaded = await measureLoad(target, { kind: "closed", concurrency, count: plan.cases[kind] });
  await measureLoad(target, { kind: "open", perSecond, seconds: plan.warmUpSeconds });
  const steady = await measureLoad(target, { kind: "open", perSecond, seconds });
  return {
    figures: { loaded: loaded.measurement, steady: steady.measurement },
    embeddedTexts: [...loaded.embeddedTexts, ...steady.embeddedTexts],
  };
}
