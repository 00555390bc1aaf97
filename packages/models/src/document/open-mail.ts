import type { MailInput } from "@surety/core/wire/mail";
import type { Address, Attachment, Email } from "postal-mime";
import { parseMail } from "./parse-mail.ts";

const mostAttachments = 100;
const [longestLine, longestBody, mostPeople] = [2000, 1_000_000, 100];

/** What a mail is made of: what an input of `format: mail` holds, and what is attached to it. */
export interface OpenedMail {
  mail: MailInput;
  attachments: {
    name: string | null;
    /** Part of how the mail looks, such as the logo of a signature, and not what somebody attached. */
    isDecoration: boolean;
    content: Uint8Array;
  }[];
}

/** Takes a mail apart. Any bytes are a mail of some kind. */
export async function openMail(bytes: Uint8Array): Promise<OpenedMail> {
  const read = await parseMail(bytes);
  return {
    mail: mailOf(read),
    attachments: read.attachments.slice(0, mostAttachments).map((one) => ({
      name: one.filename ?? null,
      isDecoration: isDecoration(one),
      content: typeof one.content === "string" ? new TextEncoder().encode(one.content) : new Uint8Array(one.content),
    })),
  };
}

function mailOf({ messageId, from, to, cc, date, subject, text, html }: Email): MailInput {
  const given = {
    messageId: line(messageId),
    from: from === undefined ? undefined : line(named(from)),
    to: people(to),
    cc: people(cc),
    date: line(date)?.slice(0, 100),
    subject: line(subject),
    text: body(text),
    html: body(html),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== ""));
}

function isDecoration({ related, disposition, mimeType }: Attachment): boolean {
  return related === true || (disposition === "inline" && mimeType.startsWith("image/"));
}

/** `Ada Lovelace <ada@example.org>`; of a group its name. */
function named({ name, address = "" }: Address): string {
  if (address === "") return name;
  return name === "" ? address : `${name} <${address}>`;
}

function people(addresses: readonly Address[] | undefined): string[] | undefined {
  const found = (addresses ?? []).slice(0, mostPeople).flatMap((one) => line(named(one)) ?? []);
  return found.length === 0 ? undefined : found;
}

/** PostgreSQL keeps neither NUL nor half of a character. */
const clean = (text: string): string => text.toWellFormed().replaceAll("\u0000", "");
const line = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : clean(text).replace(/\s+/g, " ").trim().slice(0, longestLine).toWellFormed();
const body = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : clean(text).slice(0, longestBody).toWellFormed();
