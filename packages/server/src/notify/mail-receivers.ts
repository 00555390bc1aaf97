import type { MailWish } from "@surety/core/review/mail-due";
import type { Role } from "@surety/core/wire/session";
import { may } from "../security/policy.ts";
import type { Queryable } from "../storage/database.ts";

/** Somebody who wants mails about reviews and may decide them. */
export interface MailReceiver extends MailWish {
  person: string;
  name: string;
  email: string;
  role: Role;
  queues: string[];
  since: Date;
  toldUntil: Date | null;
}

const columns = `p.id as person, p.name, p.email, p.role, n.mode, n.zone, n.days, n.digest_minute as "digestMinute",
  n.from_minute as "fromMinute", n.until_minute as "untilMinute", n.last_digest_on as "lastDigestOn",
  n.last_mail_at as "lastMailAt", n.queues, n.since, n.told_until as "toldUntil"`;

/** All but those who are away: they hear of what is still open when they are back. */
export async function readReceivers(database: Queryable): Promise<MailReceiver[]> {
  const rows = await database.query<MailReceiver>(
    `select ${columns} from surety.notification_preferences n join surety.people p on p.id = n.person where n.mode <> 'none'
       and not exists (select from surety.absences a where a.person = p.id and a.from_at <= now() and a.until_at > now()) order by p.id`,
  );
  return rows.filter(mayDecide);
}

/** One person, as they are now; null where they want no mail any more, or may not decide. */
export async function readReceiver(database: Queryable, person: string): Promise<MailReceiver | null> {
  const [row] = await database.query<MailReceiver>(
    `select ${columns} from surety.notification_preferences n join surety.people p on p.id = n.person where n.mode <> 'none' and p.id = $1`,
    [person],
  );
  return row !== undefined && mayDecide(row) ? row : null;
}

/** The connection through which people hear; null while nobody has chosen one. */
export async function mailConnection(database: Queryable): Promise<string | null> {
  const [row] = await database.query<{ connection: string | null }>(
    "select connection from surety.notification_settings",
  );
  return row?.connection ?? null;
}

function mayDecide({ person: id, name, role }: MailReceiver): boolean {
  return may({ kind: "person", id, name, role }, "decide", "review");
}
