import type { CompiledWorkflow } from "../workflow/compiled-workflow.ts";
import { afterOpenTime, type BusinessHours } from "./business-hours.ts";

/** When a review that opens now is due; null where its workflow sets no time. */
export function dueTime({ dueMs, hours }: CompiledWorkflow["review"], now: Date): Date | null {
  return dueMs === null ? null : openTime(hours, now, dueMs);
}

/** So many milliseconds after `now`: of open time where there are hours. */
export function openTime(hours: BusinessHours | null, now: Date, milliseconds: number): Date {
  return hours === null ? new Date(now.getTime() + milliseconds) : afterOpenTime(hours, now, milliseconds);
}
