import { secretText } from "@surety/core/ports/secret";
import { z } from "zod";
import { allowPrivate } from "../outbound/allow-list.ts";

/** A mail server to send through. `starttls` insists on encryption; `none` is for servers on the own machine. */
export const smtpSettings = z.strictObject({
  host: z.string().regex(/^[A-Za-z0-9._-]{1,253}$|^\[[0-9a-fA-F:.]+\]$/, "a host name or address"),
  port: z.number().int().min(1).max(65_535).default(587),
  security: z.enum(["starttls", "tls", "none"]).default("starttls"),
  user: z.string().min(1).max(500).optional(),
  password: secretText.optional(),
  from: z.email(),
  allowPrivate,
});
export type SmtpSettings = z.output<typeof smtpSettings>;
