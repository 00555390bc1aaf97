import { SuretyError } from "@surety/core/errors/surety-error";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { TransientError } from "@surety/core/errors/transient-error";
import type { EffectRequest, Receipt } from "@surety/core/ports/connector";
import type { StartedTask } from "@surety/core/ports/engine";
import { alertText } from "@surety/core/watch/alert-message";
import type { AlertFacts } from "@surety/core/wire/alert";
import type { WorkerWorld } from "../worker/world.ts";
import { explainAlert } from "./explain-alert.ts";

const timeoutMs = 30_000;

interface Delivery {
  id: string;
  alert: string;
  connection: string;
  kind: string | null;
  recipient: string | null;
  status: "pending" | "sent" | "failed";
  workflow: string;
  alert_kind: string;
  severity: string;
  judgment: string | null;
  segment: string | null;
  title: string;
  facts: AlertFacts;
  created_at: Date;
}

/** Where people find a page of the console. */
export type Link = (path: string) => string;

/**
 * Carries one alert to one destination; each attempt is recorded where the alert shows it. The delivery's id travels with
 * the message, so that a repetition after a crash is known as one.
 */
export async function deliverAlert(world: WorkerWorld, link: Link, task: StartedTask): Promise<void> {
  const delivery = await readDelivery(world, String(task.payload["delivery"]));
  if (delivery === null || delivery.status === "sent") return;
  try {
    const receipt = await send(world, delivery, await messageOf(world, link, delivery));
    await record(world, delivery, "sent", null, receipt);
  } catch (error) {
    const tryAgain = !task.isLast && (error instanceof TransientError || !(error instanceof SuretyError));
    await record(world, delivery, tryAgain ? "pending" : "failed", (error as Error).message, null);
    throw error;
  }
}

async function readDelivery(world: WorkerWorld, id: string): Promise<Delivery | null> {
  const [row] = await world.database.query<Delivery>(
    `select d.id, d.alert, d.connection, c.kind, d.recipient, d.status, a.workflow, a.kind as alert_kind, a.severity, a.judgment,
       a.segment, a.title, a.facts, a.created_at
     from surety.alert_deliveries d join surety.alerts a on a.id = d.alert
     left join surety.connections c on c.name = d.connection where d.id = $1`,
    [id],
  );
  return row ?? null;
}

async function messageOf(world: WorkerWorld, link: Link, delivery: Delivery): Promise<EffectRequest> {
  // Whoever is woken should read why, but rather hear of it without reasons than not at all.
  const reasons = await explainAlert(world, delivery.alert).catch(() => null);
  const url = link(`/alerts/${delivery.alert}`);
  const { title, facts, created_at: raisedAt } = delivery;
  const text = alertText({ title, facts, reasons, raisedAt, link: url });
  if (delivery.kind === "smtp") return { kind: "email", to: delivery.recipient ?? "", subject: title, text };
  if (delivery.kind === "chat") return { kind: "notify", text: `${title}\n\n${text}` };
  const { workflow, judgment, segment, severity, alert: id, alert_kind: kind } = delivery;
  const data = { id, kind, severity, workflow, judgment, segment, title, raisedAt, ...facts, reasons, link: url };
  return { kind: "webhook", event: `alert.${kind}`, data };
}

async function send(world: WorkerWorld, delivery: Delivery, request: EffectRequest): Promise<Receipt> {
  const connection = await world.connection(delivery.connection);
  if (connection.effect === undefined)
    throw new TerminalError({
      code: "no-effects",
      message: `The connection "${delivery.connection}" cannot be written to.`,
      remedy: "Name a mail, webhook or chat connection in the document's alerts.",
    });
  return connection.effect(request, { idempotencyKey: `alert:${delivery.id}`, timeoutMs });
}

async function record(
  world: WorkerWorld,
  { id, alert, workflow }: Delivery,
  status: Delivery["status"],
  error: string | null,
  receipt: Receipt | null,
): Promise<void> {
  const kept = receipt === null ? null : { summary: receipt.summary, reference: receipt.reference ?? null };
  await world.database.query(
    `update surety.alert_deliveries set status = $2, attempts = attempts + 1, error = $3, receipt = $4,
       sent_at = case when $2 = 'sent' then $5::timestamptz end where id = $1 and status <> 'sent'`,
    [id, status, error, kept === null ? null : JSON.stringify(kept), world.clock.now()],
  );
  world.live.emit({ noun: "alert", workflow, ids: [alert] });
}
