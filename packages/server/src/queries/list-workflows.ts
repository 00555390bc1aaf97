import type { WorkflowRow } from "@surety/core/wire/overview";
import type { Queryable } from "../storage/database.ts";
import { caseCounts } from "./case-counts.ts";
import { startOfDay } from "./time-bounds.ts";
import { workflowRows } from "./workflow-rows.ts";

const countedDays = 6;

/** All workflows with what happened today; automation rates are those of the last seven days. */
export async function listWorkflows(database: Queryable, now: Date): Promise<WorkflowRow[]> {
  return await workflowRows(database, await caseCounts(database, startOfDay(now, countedDays)), now);
}
