import { mailDue } from "@surety/core/review/mail-due";
import type { Transaction } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { type NewApprovalLink, newApprovalLinks, writeApprovalLinks } from "./approval-links.ts";
import type { MailContent, ToldReview } from "./mail-content.ts";
import { mailConnection, type MailReceiver, readReceivers } from "./mail-receivers.ts";
import { deliveryTask } from "./tell-reviews.ts";
import { countWaiting, newlyWaiting, urgentWaiting, waitingNotices, type WaitingReview } from "./waiting-for.ts";

/** Reviews of the last moments are told next time: a run may still be writing one with an earlier time. */
const lagMs = 20_000;
/** Reviews of each kind that a mail lists; the rest is counted. */
const mostListed = 10;
const mostInDigest = 5;
/** How far what was told may lie back where nothing is new, before that is written down. */
const mostSilenceMs = 10 * 60_000;

interface NewMail {
  event: "notice" | "digest";
  content: MailContent;
  /** Rows of `person_notices` that it tells. */
  notices: string[];
  links: NewApprovalLink[];
  /** Takes the turn of this mail; false where another process has written it. */
  take(tx: Transaction): Promise<boolean>;
}

/** Writes the mails that are due to people. What follows from the commit sends each of them. */
export async function gatherMail(world: WorkerWorld): Promise<void> {
  const connection = await mailConnection(world.database);
  if (connection === null) return;
  for (const receiver of await readReceivers(world.database)) {
    const due = mailDue(receiver, world.clock.now());
    if (due === null) continue;
    const mail = due.kind === "digest" ? await digestFor(world, receiver, due.on) : await noticeFor(world, receiver);
    if (mail !== null) await write(world, connection, receiver, mail);
  }
}

async function noticeFor(world: WorkerWorld, receiver: MailReceiver): Promise<NewMail | null> {
  const now = world.clock.now();
  const since = receiver.toldUntil ?? receiver.since;
  const until = new Date(now.getTime() - lagMs);
  if (until <= since) return null;
  const span = { since, until, most: mostListed };
  const overdue = await newlyWaiting(world.database, receiver, "overdue", span);
  const fresh = await newlyWaiting(world.database, receiver, "new", span);
  const notices = await waitingNotices(world.database, receiver.person, receiver.since);
  const take = (tx: Transaction) => tellUntil(tx, receiver, until, now);
  const told = [
    ...overdue.reviews.map((one) => ({ ...one, event: "overdue" as const })),
    ...notices,
    ...fresh.reviews.map((one) => ({ ...one, event: "new" as const })),
  ];
  if (told.length === 0) {
    if (until.getTime() - since.getTime() > mostSilenceMs)
      await world.database.transaction((tx) => keepUntil(tx, receiver, until));
    return null;
  }
  const once = [...new Map(told.toReversed().map((one) => [one.id, one])).values()].toReversed();
  const links = await newApprovalLinks(
    world,
    receiver,
    once.map(({ id }) => id),
  );
  const content: MailContent = {
    at: now.toISOString(),
    zone: receiver.zone,
    counts: [],
    reviews: once.map((one) => toldReview(one, one.event, links)),
    totals: { overdue: overdue.total, new: fresh.total, ...countsOf(notices) },
  };
  return { event: "notice", content, notices: notices.map(({ notice }) => notice), links, take };
}

async function digestFor(world: WorkerWorld, receiver: MailReceiver, on: string): Promise<NewMail | null> {
  const now = world.clock.now();
  const counts = await countWaiting(world.database, receiver, now);
  const notices = await waitingNotices(world.database, receiver.person, receiver.since);
  const take = (tx: Transaction) => takeDigest(tx, receiver, on, now);
  if (counts.length === 0 && notices.length === 0) {
    await world.database.transaction(take);
    return null;
  }
  const urgent = await urgentWaiting(world.database, receiver, mostInDigest);
  const content: MailContent = {
    at: now.toISOString(),
    zone: receiver.zone,
    counts,
    reviews: [
      ...notices.map((one) => toldReview(one, one.event, [])),
      ...urgent.map((one) => toldReview(one, "waiting", [])),
    ],
    totals: countsOf(notices),
  };
  return { event: "digest", content, notices: notices.map(({ notice }) => notice), links: [], take };
}

function toldReview(review: WaitingReview, event: ToldReview["event"], links: readonly NewApprovalLink[]): ToldReview {
  const link = links.find((one) => one.review === review.id);
  return {
    id: review.id,
    event,
    workflow: review.workflow,
    queue: review.queue,
    createdAt: review.createdAt.toISOString(),
    dueAt: review.dueAt?.toISOString() ?? null,
    approval: link === undefined ? null : { id: link.id, expiresAt: link.expiresAt.toISOString() },
  };
}

function countsOf(notices: readonly { event: ToldReview["event"] }[]): MailContent["totals"] {
  const totals: MailContent["totals"] = {};
  for (const { event } of notices) totals[event] = (totals[event] ?? 0) + 1;
  return totals;
}

/** The mail, its links, what it tells and the task that sends it: all of it, or nothing. */
async function write(
  world: WorkerWorld,
  connection: string,
  { person }: MailReceiver,
  { event, content, notices, links, take }: NewMail,
): Promise<void> {
  const id = world.newId();
  await world.database.transaction(async (tx) => {
    if (!(await take(tx))) return;
    await tx.query(
      `insert into surety.review_deliveries (id, batch, connection, channel, event, person, data, created_at)
       values ($1, $1, $2, 'mail', $3, $4, $5, $6)`,
      [id, connection, event, person, JSON.stringify(content), world.clock.now()],
    );
    await tx.query("update surety.person_notices set mail = $1 where id = any($2)", [id, notices]);
    await writeApprovalLinks(tx, world, id, links);
    await world.engine().enqueueTasks(tx, [deliveryTask(id, id)]);
  });
}

async function tellUntil(tx: Transaction, receiver: MailReceiver, until: Date, now: Date): Promise<boolean> {
  const rows = await tx.query(
    `update surety.notification_preferences set told_until = $2, last_mail_at = $3
     where person = $1 and mode = 'each' and told_until is not distinct from $4 and last_mail_at is not distinct from $5 returning person`,
    [receiver.person, until, now, receiver.toldUntil, receiver.lastMailAt],
  );
  return rows.length > 0;
}

async function keepUntil(tx: Transaction, receiver: MailReceiver, until: Date): Promise<void> {
  await tx.query(
    "update surety.notification_preferences set told_until = $2 where person = $1 and told_until is not distinct from $3",
    [receiver.person, until, receiver.toldUntil],
  );
}

async function takeDigest(tx: Transaction, receiver: MailReceiver, on: string, now: Date): Promise<boolean> {
  const rows = await tx.query(
    `update surety.notification_preferences set last_digest_on = $2, last_mail_at = $3
     where person = $1 and mode = 'digest' and (last_digest_on is null or last_digest_on < $2) returning person`,
    [receiver.person, on, now],
  );
  return rows.length > 0;
}
