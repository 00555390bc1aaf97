import type { FailedDelivery, MailPreferences, OwnMailPreferences } from "@surety/core/wire/notification";
import { nameOf, joinNames } from "../queries/names.ts";
import type { Queryable } from "../storage/database.ts";
import { mailConnection } from "./mail-receivers.ts";

interface Row {
  mode: MailPreferences["mode"];
  digest: number;
  from: number;
  until: number;
  zone: string;
  days: number[];
  queues: string[];
}

/** What somebody gets who has not said anything. */
const standard: Row = {
  mode: "none",
  digest: 480,
  from: 480,
  until: 1080,
  zone: "UTC",
  days: [1, 2, 3, 4, 5],
  queues: [],
};
const mostFailures = 50;

/** What a person has chosen, and whether mails are sent at all. */
export async function readPreferences(database: Queryable, person: string): Promise<OwnMailPreferences> {
  const [row] = await database.query<Row>(
    `select mode, digest_minute as digest, from_minute as "from", until_minute as until, zone, days, queues
     from surety.notification_preferences where person = $1`,
    [person],
  );
  const [found] = await database.query<{ email: string }>("select email from surety.people where id = $1", [person]);
  const { mode, digest, from, until, zone, days, queues } = row ?? standard;
  return {
    email: found?.email ?? "",
    sends: (await mailConnection(database)) !== null,
    preferences: { mode, digestAt: timeOf(digest), from: timeOf(from), until: timeOf(until), zone, days, queues },
  };
}

/** What did not arrive and what is still tried after a failure, the newest first. A channel's message counts once. */
export async function failedDeliveries(database: Queryable): Promise<FailedDelivery[]> {
  const rows = await database.query<Omit<FailedDelivery, "createdAt"> & { createdAt: Date }>(
    `select d.* from (
       select distinct on (case v.channel when 'chat' then v.batch else v.id end) v.id, v.channel, v.connection, v.event, v.workflow,
         case when v.person is null then null else ${nameOf("v.person")} end as person, v.status, v.attempts, v.error, v.created_at as "createdAt"
       from surety.review_deliveries v ${joinNames("v.person")}
       where v.status = 'failed' or (v.status = 'pending' and v.attempts > 0)
       order by case v.channel when 'chat' then v.batch else v.id end, v.id) d
     order by d."createdAt" desc, d.id desc limit ${mostFailures}`,
  );
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

/** `08:30` in minutes after midnight. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
