import { z } from "zod";
import { instant } from "./common.ts";

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time of day such as 08:30");
const endTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "a time of day such as 18:00");

/** Whether and when a person hears of reviews by mail. */
export const mailPreferences = z.strictObject({
  /** `digest` is one mail a day, `each` a mail soon after something happened, at most one in ten minutes. */
  mode: z.enum(["none", "digest", "each"]),
  /** When the digest comes, by the clocks of `zone`. */
  digestAt: clockTime,
  /** Single mails come between these times; `from` after `until` is a night. */
  from: clockTime,
  until: endTime,
  /** A zone of the IANA database, such as Europe/Berlin. */
  zone: z.string().min(1).max(100),
  /** Days with mail, 1 (Monday) to 7. */
  days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  /** Only reviews of these queues; empty for all. */
  queues: z.array(z.string().min(1).max(200)).max(100),
});
export type MailPreferences = z.output<typeof mailPreferences>;

/** Somebody's own preferences; `sends` is false while nobody has chosen a mail connection. */
export const ownMailPreferences = z.object({ email: z.string(), sends: z.boolean(), preferences: mailPreferences });
export type OwnMailPreferences = z.output<typeof ownMailPreferences>;

/** How this installation sends mails to people: the name of a mail connection, or none. */
export const mailSettings = z.strictObject({ connection: z.string().max(100).nullable() });
export type MailSettings = z.output<typeof mailSettings>;

/** Something about reviews that did not arrive: at a webhook, a channel, or a person. */
export const failedDelivery = z.object({
  id: z.string(),
  channel: z.enum(["webhook", "chat", "mail"]),
  connection: z.string(),
  event: z.string(),
  workflow: z.string().nullable(),
  person: z.string().nullable(),
  /** `failed` is given up until somebody tries again; `pending` is still tried. */
  status: z.enum(["pending", "failed"]),
  attempts: z.number().int(),
  error: z.string().nullable(),
  createdAt: instant,
});
export type FailedDelivery = z.output<typeof failedDelivery>;
