import type { ModelAnswer } from "../ports/judge-model.ts";
import { outOfScopeFrom } from "./out-of-scope-from.ts";

/** Whether nothing is automated whatever the confidence; it must be the same for thresholds and for live cases. */
export function isOutOfScope(answer: Pick<ModelAnswer, "value" | "outOfScope">, none: string | null): boolean {
  return (answer.outOfScope ?? 0) >= outOfScopeFrom || (none !== null && answer.value === none);
}
