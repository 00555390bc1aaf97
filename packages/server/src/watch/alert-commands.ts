import { UserError } from "@surety/core/errors/user-error";
import { testFacts } from "@surety/core/watch/alert-facts";
import type { Actor } from "../commands/commands.ts";
import type { Transaction } from "../storage/database.ts";
import { append } from "../security/audit-log.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { raiseAlert } from "./raise-alert.ts";
import { restartRaised } from "./restart-raised.ts";

interface Row {
  id: string;
  workflow: string;
  state: "open" | "acknowledged" | "resolved";
  kind: string;
  judgment: string | null;
  rate: string | null;
}

/** Somebody has seen it and takes care of it. */
export async function acknowledgeAlert(world: WorkerWorld, id: string, actor: Actor): Promise<void> {
  await change(world, id, actor, "acknowledge alert", {}, async (tx, row) => {
    if (row.state !== "open") throw alreadyDone(row);
    await tx.query(
      "update surety.alerts set state = 'acknowledged', acknowledged_at = $2, acknowledged_by = $3 where id = $1",
      [id, world.clock.now(), actor.id],
    );
  });
}

/** It is dealt with, and `resolution` says how. A rate that had risen is watched afresh; a gate stays as it is. */
export async function resolveAlert(world: WorkerWorld, id: string, resolution: string, actor: Actor): Promise<void> {
  await change(world, id, actor, "resolve alert", { resolution }, async (tx, row) => {
    if (row.state === "resolved") throw alreadyDone(row);
    await tx.query(
      "update surety.alerts set state = 'resolved', resolved_at = $2, resolved_by = $3, resolution = $4 where id = $1",
      [id, world.clock.now(), actor.id, resolution],
    );
    if (row.kind === "rate-raised") await restartRaised(tx, row);
  });
}

/** Tries what did not arrive again. */
export async function redeliverAlert(world: WorkerWorld, id: string, actor: Actor): Promise<void> {
  await change(world, id, actor, "redeliver alert", {}, async (tx) => {
    const again = await tx.query<{ id: string; attempts: number }>(
      "update surety.alert_deliveries set status = 'pending' where alert = $1 and status = 'failed' returning id, attempts",
      [id],
    );
    await world.engine().enqueueTasks(
      tx,
      again.map((one) => ({
        id: `deliver:${one.id}:${one.attempts}`,
        name: "deliver-alert",
        payload: { delivery: one.id },
      })),
    );
  });
}

/** Sends an alert that says that nothing is wrong, to everybody whom the document names. */
export async function testAlerts(world: WorkerWorld, workflow: string, actor: Actor): Promise<string> {
  const { compiled } = await world.definitions.current(workflow);
  if ((compiled.document.alerts ?? []).length === 0)
    throw new UserError({
      code: "no-alert-destination",
      message: `${workflow} names nobody who would hear of an alert.`,
      remedy: "Add alerts to its document: a mail, webhook or chat connection.",
    });
  const id = world.newId();
  const alert = { id, workflow, judgment: null, segment: null, kind: "test", rate: null, severity: "info" } as const;
  await world.database.transaction(async (tx) => {
    await raiseAlert(tx, world, { ...alert, gate: null, watch: null, facts: testFacts });
    await append(tx, { actor, verb: "test alerts", object: `workflow ${workflow}`, detail: {} }, world.clock.now());
  });
  return id;
}

async function change(
  world: WorkerWorld,
  id: string,
  actor: Actor,
  verb: string,
  detail: Record<string, unknown>,
  apply: (tx: Transaction, row: Row) => Promise<void>,
): Promise<void> {
  await world.database.transaction(async (tx) => {
    const [row] = await tx.query<Row>(
      "select id, workflow, state, kind, judgment, rate from surety.alerts where id = $1 for update",
      [id],
    );
    if (row === undefined)
      throw new UserError({ code: "alert-not-found", message: `There is no alert ${id.slice(0, 100)}.` });
    await apply(tx, row);
    await append(tx, { actor, verb, object: `alert ${id}`, detail }, world.clock.now());
    tx.afterCommit(() => world.live.emit({ noun: "alert", workflow: row.workflow, ids: [id] }));
  });
}

function alreadyDone(row: Row): UserError {
  return new UserError({
    code: "alert-settled",
    message: `This alert is ${row.state} already.`,
    remedy: "Somebody was quicker; look at it again.",
  });
}
