import type { Job } from "@surety/core/wire/workflow";
import type { Queryable } from "../storage/database.ts";
import type { JobsTable } from "../storage/house-schema.ts";
import { isUuid } from "./page.ts";

type Row = Pick<JobsTable, "id" | "kind" | "workflow" | "status" | "progress" | "stage"> &
  Pick<Job, "result" | "error"> & { started_at: Date; ended_at: Date | null };

/** A piece of work that takes a while; null where there is none. */
export async function readJob(database: Queryable, id: string): Promise<Job | null> {
  if (!isUuid(id)) return null;
  const [row] = await database.query<Row>("select * from surety.jobs where id = $1", [id]);
  return row === undefined ? null : jobOf(row);
}

function jobOf(row: Row): Job {
  return {
    id: row.id,
    kind: row.kind,
    workflow: row.workflow,
    status: row.status,
    progress: row.progress,
    stage: row.stage,
    result: row.result,
    error: row.error,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}
