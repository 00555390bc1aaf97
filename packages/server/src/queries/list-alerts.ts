import type { AlertDetail, AlertRow } from "@surety/core/wire/alert";
import type { Database } from "../storage/database.ts";
import { Conditions } from "./conditions.ts";
import { isUuid, limitOf, type Page, type PageRequest, pageFrom, readCursor } from "./page.ts";

export interface AlertFilter extends PageRequest {
  workflow?: string | undefined;
  state?: AlertRow["state"] | undefined;
}

interface Row {
  id: string;
  workflow: string;
  judgment: string | null;
  segment: string | null;
  kind: AlertRow["kind"];
  rate: AlertRow["rate"];
  severity: AlertRow["severity"];
  state: AlertRow["state"];
  title: string;
  created_at: Date;
  undelivered: number;
}

const columns = `a.id, a.workflow, a.judgment, a.segment, a.kind, a.rate, a.severity, a.state, a.title, a.created_at,
  (select count(*)::int from surety.alert_deliveries d where d.alert = a.id and d.status <> 'sent') as undelivered`;

/** Alerts, the newest first. */
export async function listAlerts(database: Database, filter: AlertFilter): Promise<Page<AlertRow>> {
  const limit = limitOf(filter);
  const conditions = new Conditions();
  conditions.add("a.workflow = #", filter.workflow);
  conditions.add("a.state = #", filter.state);
  conditions.add("a.id < #::uuid", readCursor(filter, 1)?.[0]);
  const rows = await database.query<Row>(
    `select ${columns} from surety.alerts a ${conditions.where()} order by a.id desc limit ${limit + 1}`,
    conditions.values,
  );
  return pageFrom(rows, limit, rowOf, (row) => [row.id]);
}

/** How many alerts nobody has taken on yet: the badge beside the word. */
export async function countOpenAlerts(database: Database): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    "select count(*)::int as count from surety.alerts where state = 'open' and state <> 'resolved'",
  );
  return row?.count ?? 0;
}

type DetailRow = Row & {
  facts: AlertDetail["facts"];
  reasons: AlertDetail["reasons"];
  acknowledged_at: Date | null;
  acknowledged_by: string | null;
  resolved_at: Date | null;
  resolved_by: string | null;
  resolution: string | null;
  closed: boolean;
  labels: number;
};

/** Everything about one alert; null where there is none of that id. */
export async function readAlert(database: Database, id: string): Promise<AlertDetail | null> {
  if (!isUuid(id)) return null;
  const [row] = await database.query<DetailRow>(
    `select ${columns}, a.facts, a.reasons, a.acknowledged_at, surety.name_of(a.acknowledged_by) as acknowledged_by,
       a.resolved_at, surety.name_of(a.resolved_by) as resolved_by, a.resolution,
       exists (select 1 from surety.gates g where g.active and g.workflow = a.workflow and g.judgment = a.judgment
         and g.closed ? coalesce(a.segment, '')) as closed,
       (select count(*)::int from surety.labels l where l.workflow = a.workflow and l.judgment = a.judgment and l.part = 'calibration'
         and l.draw_probability is not null and l.at > a.created_at and (a.segment = '' or l.segment = a.segment)) as labels
     from surety.alerts a where a.id = $1`,
    [id],
  );
  if (row === undefined) return null;
  return {
    ...rowOf(row),
    facts: row.facts,
    reasons: row.reasons,
    deliveries: await deliveriesOf(database, id),
    acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
    acknowledgedBy: row.acknowledged_by,
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    resolvedBy: row.resolved_by,
    resolution: row.resolution,
    gateClosed: row.closed,
    labelsSince: row.labels,
  };
}

async function deliveriesOf(database: Database, alert: string): Promise<AlertDetail["deliveries"]> {
  const rows = await database.query<{
    id: string;
    connection: string;
    recipient: string | null;
    status: "pending" | "sent" | "failed";
    attempts: number;
    receipt: { summary: string } | null;
    error: string | null;
    sent_at: Date | null;
  }>(
    "select id, connection, recipient, status, attempts, receipt, error, sent_at from surety.alert_deliveries where alert = $1 order by id",
    [alert],
  );
  return rows.map(({ recipient, receipt, sent_at, ...row }) => ({
    ...row,
    to: recipient,
    receipt: receipt?.summary ?? null,
    sentAt: sent_at?.toISOString() ?? null,
  }));
}

function rowOf(row: Row): AlertRow {
  const { id, workflow, segment, kind, rate, severity, state, title, undelivered } = row;
  // What concerns a workflow as a whole names no judgment.
  const judgment = row.judgment === "" ? null : row.judgment;
  const createdAt = row.created_at.toISOString();
  return { id, workflow, judgment, segment, kind, rate, severity, state, title, undelivered, createdAt };
}
