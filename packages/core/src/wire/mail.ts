// The small form of zod: the console reads mails with it, too, on the page that has to open quickly.
import * as z from "zod/mini";

const atMost = (length: number) => z.string().check(z.maxLength(length));
const line = atMost(2000);
const people = z.union([line, z.array(line).check(z.maxLength(100))]);
const body = atMost(1_000_000);

const message = {
  from: z.optional(line),
  to: z.optional(people),
  cc: z.optional(people),
  /** As the mail says it; ISO 8601 is shown in the reader's own zone. */
  date: z.optional(atMost(100)),
  subject: z.optional(line),
  text: z.optional(body),
  html: z.optional(body),
};

/** What an input field of `format: mail` holds. `earlier` are the mails before it, the latest first. */
export const mailInput = z.strictObject({
  messageId: z.optional(line),
  ...message,
  earlier: z.optional(z.array(z.strictObject(message)).check(z.maxLength(50))),
});
export type MailInput = z.output<typeof mailInput>;
