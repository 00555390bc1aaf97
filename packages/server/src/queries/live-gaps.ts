import { readiness, unmetOf } from "@surety/core/stage/readiness";
import type { Stage } from "@surety/core/wire/common";
import type { LiveOverride, RequirementKey } from "@surety/core/wire/stage";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import type { Queryable } from "../storage/database.ts";
import { overrideInForce } from "./read-readiness.ts";
import { readinessFacts } from "./readiness-facts.ts";

export interface LiveGaps {
  missing: RequirementKey[];
  override: LiveOverride | null;
}

export interface StagedWorkflow {
  stage: Stage;
  live_override: LiveOverride | null;
  override_by: string | null;
  document: WorkflowDocument;
}

/** What a live workflow should have and has not, and why it is live nevertheless. Nothing is asked of the others. */
export async function liveGaps(database: Queryable, workflow: StagedWorkflow): Promise<LiveGaps> {
  if (workflow.stage !== "live" && workflow.live_override === null) return { missing: [], override: null };
  const missing = unmetOf(readiness(await readinessFacts(database, workflow.document)));
  return { missing, override: overrideInForce(workflow.live_override, workflow.override_by, missing) };
}
