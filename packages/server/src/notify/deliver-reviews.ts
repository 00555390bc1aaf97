import { SuretyError } from "@surety/core/errors/surety-error";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { TransientError } from "@surety/core/errors/transient-error";
import type { Connection, EffectRequest, Receipt } from "@surety/core/ports/connector";
import type { StartedTask } from "@surety/core/ports/engine";
import type { Link } from "../watch/deliver-alert.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { chatText } from "./chat-text.ts";
import { mailRequest } from "./mail-request.ts";

const timeoutMs = 30_000;
/** Webhooks of one batch that are under way at the same time. */
const together = 8;

export interface PendingDelivery {
  id: string;
  batch: string;
  connection: string;
  channel: "webhook" | "chat" | "mail";
  event: string;
  workflow: string | null;
  review: string | null;
  person: string | null;
  data: Record<string, unknown>;
}

/** What deliveries need: the world, and links into the console. */
export interface DeliveryParts {
  world: WorkerWorld;
  link: Link;
}

/**
 * Carries what of a batch has not arrived. Each delivery has its own id, which travels with it and is the same at every
 * repetition. One that is refused stands as failed and the others go on; an outage brings the rest back later.
 */
export async function deliverReviews(parts: DeliveryParts, task: StartedTask): Promise<void> {
  const pending = await readPending(parts.world, String(task.payload["batch"]));
  for (const some of inMessages(pending)) {
    const outcomes = await Promise.allSettled(some.map((rows) => deliverOne(parts, rows, task.isLast)));
    const failed = outcomes.find((outcome) => outcome.status === "rejected");
    if (failed !== undefined) throw failed.reason;
  }
}

/** Deliveries of a decision that was taken back are withdrawn, and never read. */
async function readPending(world: WorkerWorld, batch: string): Promise<PendingDelivery[]> {
  await world.database.query(
    `update surety.review_deliveries v set status = 'withdrawn' from surety.decisions d
     where v.batch = $1 and v.status = 'pending' and v.event = 'review.decided' and d.id = (v.data->>'decision')::uuid and d.undone_at is not null`,
    [batch],
  );
  return world.database.query<PendingDelivery>(
    `select id, batch, connection, channel, event, workflow, review, person, data from surety.review_deliveries
     where batch = $1 and status = 'pending' order by created_at, id`,
    [batch],
  );
}

/** A webhook or a mail is one message; everything a channel hears at once is one, too. Several webhooks go side by side. */
function inMessages(pending: readonly PendingDelivery[]): PendingDelivery[][][] {
  const chat = pending.filter(({ channel }) => channel === "chat");
  const single = pending.filter(({ channel }) => channel !== "chat").map((row) => [row]);
  const groups = Array.from({ length: Math.ceil(single.length / together) }, (_, at) =>
    single.slice(at * together, (at + 1) * together),
  );
  return chat.length === 0 ? groups : [[chat], ...groups];
}

/** Throws only what is worth another try. */
async function deliverOne(parts: DeliveryParts, rows: PendingDelivery[], isLast: boolean): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const { world } = parts;
  try {
    const request = first.channel === "mail" ? await mailRequest(parts, first) : requestOf(rows, first, parts.link);
    if (request === null) return await record(world, rows, "withdrawn", null, null);
    const connection = await world.connection(first.connection);
    const receipt = await send(connection, request, first);
    await record(world, rows, "sent", null, receipt);
  } catch (error) {
    const tryAgain = !isLast && (error instanceof TransientError || !(error instanceof SuretyError));
    await record(world, rows, tryAgain ? "pending" : "failed", (error as Error).message, null);
    if (tryAgain) throw error;
  }
}

function requestOf(rows: readonly PendingDelivery[], first: PendingDelivery, link: Link): EffectRequest {
  if (first.channel === "chat") return { kind: "notify", text: chatText(rows, link("/inbox")) };
  return { kind: "webhook", event: first.event, data: { ...first.data, link: link(`/inbox/${first.review}`) } };
}

function send(
  connection: Connection,
  request: EffectRequest,
  { id, batch, channel }: PendingDelivery,
): Promise<Receipt> {
  if (connection.effect === undefined)
    throw new TerminalError({
      code: "no-effects",
      message: "This connection cannot be written to.",
      remedy: "Name a webhook or chat connection in the document's review.notify.",
    });
  // One message of a channel carries many rows; the batch is its key.
  return connection.effect(request, { idempotencyKey: `review:${channel === "chat" ? batch : id}`, timeoutMs });
}

async function record(
  world: WorkerWorld,
  rows: readonly PendingDelivery[],
  status: "pending" | "sent" | "failed" | "withdrawn",
  error: string | null,
  receipt: Receipt | null,
): Promise<void> {
  const kept = receipt === null ? null : { summary: receipt.summary, reference: receipt.reference ?? null };
  await world.database.query(
    `update surety.review_deliveries set status = $2, attempts = attempts + 1, error = $3, receipt = $4,
       sent_at = case when $2 = 'sent' then $5::timestamptz end where id = any($1) and status <> 'sent'`,
    [rows.map(({ id }) => id), status, error, kept === null ? null : JSON.stringify(kept), world.clock.now()],
  );
}
