import type { CompiledWorkflow } from "../workflow/compiled-workflow.ts";
import { afterOpenTime } from "./business-hours.ts";

/** When a review that opens now is due; null where its workflow sets no time. */
export function dueTime({ dueMs, hours }: CompiledWorkflow["review"], now: Date): Date | null {
  if (dueMs === null) return null;
  return hours === null ? new Date(now.getTime() + dueMs) : afterOpenTime(hours, now, dueMs);
}
