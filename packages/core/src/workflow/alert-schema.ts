import { z } from "zod";
import { connection } from "./document-parts.ts";

/** One destination of alerts: a mail connection with its recipients, a webhook or a chat connection. */
export const alertDestination = z.strictObject({
  connection,
  /** Recipients, separated by commas; for mail, and only for mail. */
  to: z.string().min(3).max(500).optional(),
});
export type AlertDestination = z.output<typeof alertDestination>;

export const alertDestinations = z.array(alertDestination).max(10);
