import { UserError } from "@surety/core/errors/user-error";
import { digestsFrom } from "@surety/core/review/mail-due";
import { type MailPreferences, mailPreferences } from "@surety/core/wire/notification";
import type { DecisionResult } from "@surety/core/wire/review";
import { mailConnection } from "../notify/mail-receivers.ts";
import { minuteOf } from "../notify/mail-preferences.ts";
import { deliveryTask } from "../notify/tell-reviews.ts";
import { append } from "../security/audit-log.ts";
import { tokenHash } from "../security/mail-tokens.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";
import { decideByLink, type LinkChoice, type LinkState, readLink, stampOf } from "./decide-by-link.ts";
import type { ReviewVerbs } from "./planted-reviews.ts";

/** What people and the owner say about mails, and what mailed links do. */
export interface MailCommands {
  savePreferences(preferences: MailPreferences, actor: Actor): Promise<void>;
  /** Chooses the connection through which people hear; null ends all mails. */
  saveMailConnection(connection: string | null, actor: Actor): Promise<void>;
  /** Sends a mail to whoever asks; never throws for what the mail server says: that is the message. */
  sendTestMail(actor: Actor, link: string): Promise<{ ok: boolean; message: string }>;
  /** Tries what was given up again. */
  retryDelivery(id: string, actor: Actor): Promise<void>;
  /** Ends the mails of whoever the token belongs to; false where it belongs to nobody. */
  unsubscribe(token: string): Promise<boolean>;
  /** What a mailed link can do now, and a stamp for its page. Nothing is written. */
  readLink(token: string): Promise<LinkState & { stamp: string }>;
  decideByLink(choice: LinkChoice): Promise<DecisionResult>;
}

export function mailCommands(world: WorkerWorld, decideReview: ReviewVerbs["decideReview"]): MailCommands {
  return {
    savePreferences: (preferences, actor) => savePreferences(world, preferences, actor),
    saveMailConnection: (connection, actor) => saveMailConnection(world, connection, actor),
    sendTestMail: (actor, link) => sendTestMail(world, actor, link),
    retryDelivery: (id, actor) => retryDelivery(world, id, actor),
    unsubscribe: (token) => unsubscribe(world, token),
    async readLink(token) {
      const state = await readLink(world, token);
      return { ...state, stamp: state.kind === "unknown" ? "" : stampOf(world, state.link) };
    },
    decideByLink: (choice) => decideByLink(world, decideReview, choice),
  };
}

async function savePreferences(world: WorkerWorld, given: MailPreferences, actor: Actor): Promise<void> {
  refuseUnlessPerson(actor);
  const { mode, zone, days, queues, ...times } = mailPreferences.parse(given);
  refuseUnknownZone(zone);
  const now = world.clock.now();
  const digestMinute = minuteOf(times.digestAt);
  await world.database.query(
    `insert into surety.notification_preferences as n
       (person, mode, digest_minute, from_minute, until_minute, zone, days, queues, unsubscribe_hash, since, told_until, last_digest_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11)
     on conflict (person) do update set mode = excluded.mode, digest_minute = excluded.digest_minute, from_minute = excluded.from_minute,
       until_minute = excluded.until_minute, zone = excluded.zone, days = excluded.days, queues = excluded.queues,
       since = case when n.mode = excluded.mode then n.since else excluded.since end,
       told_until = case when n.mode = excluded.mode then n.told_until else excluded.told_until end,
       last_digest_on = case when n.mode = excluded.mode then n.last_digest_on else excluded.last_digest_on end`,
    [
      actor.id,
      mode,
      digestMinute,
      minuteOf(times.from),
      minuteOf(times.until),
      zone,
      [...new Set(days)].toSorted((a, b) => a - b),
      [...new Set(queues)],
      tokenHash(world.mailTokens.unsubscribe(actor.id)),
      now,
      // Whoever begins in the afternoon does not get the digest of the morning.
      digestsFrom({ zone, digestMinute }, now),
    ],
  );
}

async function saveMailConnection(world: WorkerWorld, connection: string | null, actor: Actor): Promise<void> {
  if (connection !== null) await refuseUnlessMail(world, connection);
  await world.database.transaction(async (tx) => {
    await tx.query(
      "insert into surety.notification_settings (connection) values ($1) on conflict (single) do update set connection = excluded.connection",
      [connection],
    );
    const detail = { connection };
    await append(tx, { actor, verb: "choose mail connection", object: "notifications", detail }, world.clock.now());
  });
}

async function refuseUnlessMail(world: WorkerWorld, name: string): Promise<void> {
  const [row] = await world.database.query<{ kind: string }>("select kind from surety.connections where name = $1", [
    name,
  ]);
  if (row?.kind === "smtp") return;
  throw new UserError({
    code: "not-a-mail-connection",
    field: "connection",
    message:
      row === undefined
        ? `There is no connection "${name}".`
        : `"${name}" is a connection of kind ${row.kind}, not mail.`,
    remedy: "Make a connection of kind smtp under Connections, and choose it here.",
  });
}

async function sendTestMail(world: WorkerWorld, actor: Actor, link: string): Promise<{ ok: boolean; message: string }> {
  refuseUnlessPerson(actor);
  const name = await mailConnection(world.database);
  if (name === null) return { ok: false, message: "No mail connection is chosen yet." };
  const [person] = await world.database.query<{ email: string }>("select email from surety.people where id = $1", [
    actor.id,
  ]);
  const text = `This is a test: people of this installation can hear of reviews by mail.\n\nChoose what you get: ${link}\n`;
  const mail = { kind: "email", to: person?.email ?? "", subject: "A test mail from Surety", text } as const;
  try {
    const connection = await world.connection(name);
    const receipt = await connection.effect?.(mail, { idempotencyKey: `test:${world.newId()}`, timeoutMs: 20_000 });
    return { ok: true, message: `${receipt?.summary ?? "Sent"}: look into ${mail.to}.` };
  } catch (error) {
    return { ok: false, message: (error as Error).message };
  }
}

async function retryDelivery(world: WorkerWorld, id: string, actor: Actor): Promise<void> {
  await world.database.transaction(async (tx) => {
    // One message of a channel carries many rows.
    const rows = await tx.query<{ batch: string; attempts: number }>(
      `update surety.review_deliveries set status = 'pending', error = null
       where status = 'failed' and batch = (select batch from surety.review_deliveries where id = $1)
         and (id = $1 or channel = 'chat') returning batch, attempts`,
      [id],
    );
    const [first] = rows;
    if (first === undefined)
      throw new UserError({
        code: "delivery-not-found",
        message: "There is no failed delivery of that id.",
        remedy: "Somebody may have tried it again already.",
      });
    await world.engine().enqueueTasks(tx, [deliveryTask(`${id}:${first.attempts}`, first.batch)]);
    await append(tx, { actor, verb: "retry delivery", object: `delivery ${id}`, detail: {} }, world.clock.now());
  });
  world.engine().wake();
}

async function unsubscribe(world: WorkerWorld, token: string): Promise<boolean> {
  return world.database.transaction(async (tx) => {
    const [row] = await tx.query<{ person: string; mode: string }>(
      "select person, mode from surety.notification_preferences where unsubscribe_hash = $1 for update",
      [tokenHash(token)],
    );
    if (row === undefined) return false;
    if (row.mode === "none") return true;
    await tx.query("update surety.notification_preferences set mode = 'none' where person = $1", [row.person]);
    const actor: Actor = { kind: "person", id: row.person, name: row.person, role: "viewer" };
    const detail = { by: "a link in a mail" };
    await append(tx, { actor, verb: "end mails", object: `person ${row.person}`, detail }, world.clock.now());
    return true;
  });
}

function refuseUnlessPerson(actor: Actor): void {
  if (actor.kind === "person") return;
  throw new UserError({
    code: "needs-person",
    message: "A key gets no mail.",
    remedy: "Sign in, and choose in the settings what you get.",
  });
}

function refuseUnknownZone(zone: string): void {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    if (!/^[+-]/.test(zone)) return;
  } catch {
    // Told below.
  }
  throw new UserError({
    code: "unknown-zone",
    field: "zone",
    message: `"${zone}" is no time zone that this server knows.`,
    remedy: "Write a name of the IANA database, such as Europe/Berlin.",
  });
}
