import { quotedMails } from "../prepare/quoted-mails.ts";
import { stripHtml } from "../prepare/strip-html.ts";
import { type MailInput, mailInput } from "../wire/mail.ts";

export interface ThreadMail {
  from: string | null;
  date: string | null;
  /** What the quoting mail says of it, where it has no headers of its own. */
  head: string | null;
  text: string;
}

/** A mail as people read it: its headers, and all mails of the thread, the newest first. */
export interface MailThread {
  /** The fields of the input that are shown by this. */
  fields: string[];
  subject: string | null;
  from: string | null;
  to: string | null;
  cc: string | null;
  date: string | null;
  html: string | null;
  mails: ThreadMail[];
}

type Input = Record<string, unknown>;
type Fields = readonly { name: string; format: string | null }[];

/** The mail that an input is or has: a field of `format: mail`, else the fields of one; null where it is none. */
export function mailThread(input: Input, fields: Fields): MailThread | null {
  for (const { name, format } of fields) {
    const parsed = format === "mail" ? mailInput.safeParse(input[name]) : null;
    if (parsed?.success === true) return threadOf(parsed.data, [name]);
  }
  return flatMail(input);
}

const bodies = ["text", "body", "message"];
const senders = ["from", "sender"];
const dates = ["date", "sentAt"];

/** An input with a subject, a text, and a sender or a message id is a mail too. */
function flatMail(input: Input): MailThread | null {
  const named = (names: readonly string[]) =>
    names.find((name) => typeof input[name] === "string" && input[name] !== "");
  const text = named(bodies);
  const [from, html, date] = [named(senders), named(["html"]), named(dates)];
  const isMail = typeof input["subject"] === "string" && (from ?? named(["messageId"])) !== undefined;
  if (!isMail || (text ?? html) === undefined) return null;
  const people = ["to", "cc"].filter((name) => typeof input[name] === "string" || Array.isArray(input[name]));
  const used = [from, date, text, html, named(["messageId"])].filter((name) => name !== undefined);
  const pick = (name: string) => input[name];
  const mail = mailInput.safeParse({
    subject: input["subject"],
    ...(from && { from: pick(from) }),
    ...(date && { date: pick(date) }),
    ...(text && { text: pick(text) }),
    ...(html && { html: pick(html) }),
    ...Object.fromEntries(people.map((name) => [name, input[name]])),
  });
  return mail.success ? threadOf(mail.data, ["subject", ...used, ...people]) : null;
}

function threadOf(mail: MailInput, fields: string[]): MailThread {
  const own = mailsOf(mail);
  const earlier = (mail.earlier ?? []).flatMap(mailsOf);
  return {
    fields,
    subject: mail.subject ?? null,
    from: mail.from ?? null,
    to: listed(mail.to),
    cc: listed(mail.cc),
    date: mail.date ?? null,
    html: mail.html ?? null,
    mails: [...own, ...earlier.filter((one) => !isQuoted(one, own))],
  };
}

function mailsOf({ from, date, text, html }: Pick<MailInput, "from" | "date" | "text" | "html">): ThreadMail[] {
  const said = text !== undefined && text.trim() !== "" ? text : stripHtml(html ?? "");
  return quotedMails(said.replaceAll("\r\n", "\n")).map((mail) => ({
    head: mail.head,
    text: mail.text,
    from: mail.head === null ? (from ?? null) : null,
    date: mail.head === null ? (date ?? null) : null,
  }));
}

/** An earlier mail that the newest one quotes in full is shown once. */
function isQuoted(earlier: ThreadMail, own: readonly ThreadMail[]): boolean {
  const flat = (text: string) => text.replaceAll(/\s+/g, " ").trim();
  return own.slice(1).some((mail) => flat(mail.text) === flat(earlier.text));
}

const listed = (people: MailInput["to"]): string | null =>
  people === undefined ? null : typeof people === "string" ? people : people.join(", ");
