import { secretText } from "@surety/core/ports/secret";
import { z } from "zod";
import { allowPrivate } from "../outbound/allow-list.ts";

const folder = z.string().min(1).max(200);

/** A mailbox that mails are taken out of. `starttls` insists on encryption; `none` is for servers on the own machine. */
export const mailboxSettings = z.strictObject({
  host: z.string().regex(/^[A-Za-z0-9._-]{1,253}$|^\[[0-9a-fA-F:.]+\]$/, "a host name or address"),
  port: z.number().int().min(1).max(65_535).default(993),
  security: z.enum(["tls", "starttls", "none"]).default("tls"),
  user: z.string().min(1).max(500),
  password: secretText,
  /** Where mails are taken from: all that lie there. */
  folder: folder.default("INBOX"),
  /** Where they go afterwards. */
  taken: folder.default("Taken"),
  refused: folder.default("Refused"),
  allowPrivate,
});
export type MailboxSettings = z.output<typeof mailboxSettings>;
