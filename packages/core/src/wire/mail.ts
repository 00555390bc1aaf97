import { z } from "zod";

const line = z.string().max(2000);
const people = z.union([line, z.array(line).max(100)]);
const longest = 1_000_000;

const message = {
  from: line.optional(),
  to: people.optional(),
  cc: people.optional(),
  /** As the mail says it; ISO 8601 is shown in the reader's own zone. */
  date: z.string().max(100).optional(),
  subject: line.optional(),
  text: z.string().max(longest).optional(),
  html: z.string().max(longest).optional(),
};

/** What an input field of `format: mail` holds. `earlier` are the mails before it, the latest first. */
export const mailInput = z.strictObject({
  messageId: line.optional(),
  ...message,
  earlier: z.array(z.strictObject(message)).max(50).optional(),
});
export type MailInput = z.output<typeof mailInput>;
