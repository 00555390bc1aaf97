import { readiness, unmetOf } from "@surety/core/stage/readiness";
import type { Stage } from "@surety/core/wire/common";
import type { LiveOverride, ReadinessWire, RequirementKey } from "@surety/core/wire/stage";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import type { Queryable } from "../storage/database.ts";
import { readinessFacts } from "./readiness-facts.ts";
import { stageForecast } from "./stage-forecast.ts";

interface Row {
  stage: Stage;
  live_override: LiveOverride | null;
  by: string | null;
  document: WorkflowDocument;
}

/** Whether a workflow may go live, what is missing, and what its trial has shown; null where there is none. */
export async function readReadiness(database: Queryable, workflow: string): Promise<ReadinessWire | null> {
  const [row] = await database.query<Row>(
    `select w.stage, w.live_override, surety.name_of(w.live_override->>'by') as by, v.document
     from surety.workflows w join surety.versions v on v.hash = w.version where w.name = $1`,
    [workflow],
  );
  if (row === undefined) return null;
  const [facts, forecast] = await Promise.all([
    readinessFacts(database, row.document),
    stageForecast(database, workflow),
  ]);
  const requirements = readiness(facts);
  const missing = unmetOf(requirements);
  return {
    workflow,
    stage: row.stage,
    ready: missing.length === 0,
    requirements,
    override: overrideInForce(row.live_override, row.by, missing),
    forecast,
  };
}

/** An override speaks only of what is still missing; null where that is nothing. */
export function overrideInForce(
  stored: LiveOverride | null,
  by: string | null,
  missing: readonly RequirementKey[],
): LiveOverride | null {
  const still = stored?.missing.filter((key) => missing.includes(key)) ?? [];
  return stored === null || still.length === 0 ? null : { ...stored, by: by ?? stored.by, missing: still };
}
