import type { Generated } from "kysely";
import type { Json, Time } from "./column-types.ts";

export interface ReviewDeliveriesTable {
  id: string;
  /** What travels together; null while a chat message still gathers. */
  batch: string | null;
  connection: string;
  channel: "webhook" | "chat" | "mail";
  event: string;
  workflow: string | null;
  review: string | null;
  person: string | null;
  data: Json<Record<string, unknown>>;
  status: Generated<"pending" | "sent" | "failed" | "withdrawn">;
  attempts: Generated<number>;
  receipt: Json<{ summary: string; reference: string | null } | null>;
  error: string | null;
  created_at: Time;
  sent_at: Time | null;
}

export interface NotificationPreferencesTable {
  person: string;
  mode: "none" | "digest" | "each";
  /** Minutes after midnight in `zone`. */
  digest_minute: number;
  zone: string;
  /** Days with a digest, 1 (Monday) to 7. */
  days: number[];
  /** Empty for all. */
  queues: string[];
  unsubscribe_hash: string;
  since: Time;
  /** Single mails come between these minutes after midnight. */
  from_minute: Generated<number>;
  until_minute: Generated<number>;
  /** What opened or fell due until then has been told. */
  told_until: Time | null;
  last_mail_at: Time | null;
  last_digest_on: string | null;
}

export interface NotificationSettingsTable {
  single: Generated<boolean>;
  connection: string | null;
}

export interface PersonNoticesTable {
  id: string;
  person: string;
  review: string;
  event: "new" | "overdue" | "assigned" | "mentioned";
  ref: Generated<string>;
  at: Time;
  /** The mail that told it; null while it waits for one. */
  mail: string | null;
}

export interface ApprovalLinksTable {
  id: string;
  token_hash: string;
  person: string;
  review: string;
  /** Everything that the page shows: the case, each answer, and what it would do. */
  screen_hash: string;
  mail: string;
  created_at: Time;
  expires_at: Time;
  used_at: Time | null;
}

export interface ScreensTable {
  hash: string;
  content: Json<Record<string, unknown>>;
  at: Time;
}

/** The tables of migration 015. */
export interface NotifySchema {
  "surety.review_deliveries": ReviewDeliveriesTable;
  "surety.notification_preferences": NotificationPreferencesTable;
  "surety.notification_settings": NotificationSettingsTable;
  "surety.person_notices": PersonNoticesTable;
  "surety.approval_links": ApprovalLinksTable;
  "surety.screens": ScreensTable;
}
