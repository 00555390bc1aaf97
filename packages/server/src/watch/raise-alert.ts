import type { AlertFacts, AlertKind } from "@surety/core/wire/alert";
import { alertTitle } from "@surety/core/watch/alert-facts";
import type { WatchedRate } from "@surety/core/watch/rate-watch";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import type { Actor } from "../commands/commands.ts";
import type { Queryable, Transaction } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";

/** Who acts where Surety acts by itself. */
export const system: Actor = { kind: "system", id: "watch", name: "Surety", role: "owner" };

export interface NewAlert {
  id: string;
  workflow: string;
  judgment: string | null;
  segment: string | null;
  kind: AlertKind;
  rate: WatchedRate | null;
  severity: "critical" | "warning" | "info";
  gate: string | null;
  watch: string | null;
  facts: AlertFacts;
  /** In place of the usual words for its kind. */
  title?: string;
}

/**
 * Writes an alert with one delivery for each destination that the document in force names, and the tasks that carry them
 * out: all of it exists exactly when the caller's transaction commits. Gives false where the same alert is open already.
 */
export async function raiseAlert(tx: Transaction, world: WorkerWorld, alert: NewAlert): Promise<boolean> {
  const now = world.clock.now();
  const made = await tx.query(
    `insert into surety.alerts (id, workflow, judgment, segment, kind, rate, severity, state, gate, watch, title, facts, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'open', $8, $9, $10, $11, $12)
     on conflict (workflow, judgment, rate) where kind = 'rate-raised' and state <> 'resolved' do nothing returning id`,
    [
      alert.id,
      alert.workflow,
      alert.judgment,
      alert.segment,
      alert.kind,
      alert.rate,
      alert.severity,
      alert.gate,
      alert.watch,
      alert.title ?? alertTitle(alert),
      JSON.stringify(alert.facts),
      now,
    ],
  );
  if (made.length === 0) return false;
  const deliveries = (await destinationsOf(tx, alert.workflow)).map((to) => ({ id: world.newId(), ...to }));
  for (const { id, connection, to } of deliveries)
    await tx.query(
      "insert into surety.alert_deliveries (id, alert, connection, recipient, status, created_at) values ($1, $2, $3, $4, 'pending', $5)",
      [id, alert.id, connection, to ?? null, now],
    );
  await world
    .engine()
    .enqueueTasks(tx, [
      ...(alert.kind === "test"
        ? []
        : [{ id: `explain:${alert.id}`, name: "explain-alert", payload: { alert: alert.id } }]),
      ...deliveries.map(({ id }) => ({ id: `deliver:${id}`, name: "deliver-alert", payload: { delivery: id } })),
    ]);
  tx.afterCommit(() => world.live.emit({ noun: "alert", workflow: alert.workflow, ids: [alert.id] }));
  return true;
}

async function destinationsOf(tx: Queryable, workflow: string): Promise<NonNullable<WorkflowDocument["alerts"]>> {
  const [row] = await tx.query<{ alerts: WorkflowDocument["alerts"] | null }>(
    `select v.document->'alerts' as alerts from surety.workflows w join surety.versions v on v.hash = w.version where w.name = $1`,
    [workflow],
  );
  return row?.alerts ?? [];
}
