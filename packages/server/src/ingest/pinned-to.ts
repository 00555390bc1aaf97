import { isCanary } from "@surety/core/challenger/canary-side";
import type { Definition } from "../definitions/definition-store.ts";
import type { Candidate } from "./accept-arrivals.ts";

/**
 * What a new case is begun with for good: the version in force, or that of a challenger whose canary it was drawn into. The
 * draw is by the case's own key where it has one, so that the same thing that arrives again is on the same side.
 */
export function pinnedTo(
  { version, canary }: Pick<Definition, "version" | "canary">,
  { dedupe, idempotencyKey, caseId }: Pick<Candidate, "dedupe" | "idempotencyKey" | "caseId">,
): Pick<Candidate, "version" | "challenger"> {
  if (canary === null || !isCanary(canary.challenger, dedupe?.key ?? idempotencyKey ?? caseId, canary.share))
    return { version, challenger: null };
  return { version: canary.version, challenger: canary.challenger };
}
