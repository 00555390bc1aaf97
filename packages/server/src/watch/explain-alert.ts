import { type DriftReason, driftReasons, type DriftSample } from "@surety/core/watch/drift-reasons";
import type { AlertFacts } from "@surety/core/wire/alert";
import type { Queryable } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";

/** Judgments that are compared: enough to see a shift of a few points, few enough to read in an instant. */
const mostBefore = 1000;
const mostAfter = 500;

interface Alarm {
  workflow: string;
  judgment: string | null;
  watch: string | null;
  facts: AlertFacts;
  reasons: DriftReason[] | null;
  created_at: Date;
}

/** Works out what may be behind an alarm, once, and keeps it with the alert. */
export async function explainAlert(world: WorkerWorld, alert: string): Promise<DriftReason[] | null> {
  const { database } = world;
  const [alarm] = await database.query<Alarm>(
    "select workflow, judgment, watch, facts, reasons, created_at from surety.alerts where id = $1",
    [alert],
  );
  if (alarm === undefined || alarm.reasons !== null || alarm.judgment === null) return alarm?.reasons ?? null;
  const reasons = await reasonsOf(database, alarm, alarm.judgment);
  await database.query("update surety.alerts set reasons = $2 where id = $1 and reasons is null", [
    alert,
    JSON.stringify(reasons),
  ]);
  world.live.emit({ noun: "alert", workflow: alarm.workflow, ids: [alert] });
  return reasons;
}

async function reasonsOf(database: Queryable, alarm: Alarm, judgment: string): Promise<DriftReason[]> {
  const since = alarm.facts.since === null ? alarm.created_at : new Date(alarm.facts.since);
  const columns = "confidence, value, length(coalesce(text, '')) as length";
  const [before, after, audits] = await Promise.all([
    database.query<DriftSample>(
      `select ${columns} from surety.judgments where workflow = $1 and name = $2 and at < $3 order by at desc limit $4`,
      [alarm.workflow, judgment, since, mostBefore],
    ),
    database.query<DriftSample>(
      `select ${columns} from surety.judgments where workflow = $1 and name = $2 and at >= $3 and at <= $4 order by at desc limit $5`,
      [alarm.workflow, judgment, since, alarm.created_at, mostAfter],
    ),
    database.query<{ confidence: number; error: 0 | 1 }>(
      "select confidence, error from surety.audits where watch = $1 and judged_at >= $2",
      [alarm.watch, since],
    ),
  ]);
  return driftReasons({ before, after, audits });
}
