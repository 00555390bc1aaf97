import type { MeasuredCascade, MeasuredStage } from "../wire/cascade.ts";

/** What a stage saves for each case, in micro-units: less than nothing where it costs more; null where it is not asked. */
export function savedBy({ costMicros }: Pick<MeasuredCascade, "costMicros">, stage: MeasuredStage): number | null {
  return stage.without === null ? null : stage.without.costMicros - costMicros;
}
