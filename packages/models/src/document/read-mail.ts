import { cleanText } from "@surety/core/prepare/clean-text";
import { mostText, type Reading } from "@surety/core/document/reading";
import { sniffType } from "@surety/core/document/sniff-type";
import { parseMail } from "./parse-mail.ts";

const mostAttachments = 100;

interface ReadMail extends Pick<Reading, "text" | "attachments"> {
  /** The bytes of what is attached, in the same order. */
  contents: Uint8Array[];
}

/** A mail as its reader sees it: subject and text, and what is attached to it. Any bytes are a mail of some kind. */
export async function readMail(bytes: Uint8Array): Promise<ReadMail> {
  const mail = await parseMail(bytes);
  const body = mail.text?.trim() || cleanText(mail.html ?? "", { strip: ["html"], maxLength: mostText }).text;
  const text = [mail.subject, body].filter((part) => part !== undefined && part !== "").join("\n\n");
  const attached = mail.attachments.slice(0, mostAttachments).map(({ filename, content }) => ({
    name: filename ?? "without a name",
    own: typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content),
  }));
  return {
    text: text.slice(0, mostText).toWellFormed().replaceAll("\u0000", ""),
    attachments: attached.map(({ name, own }) => ({ name, type: sniffType(own), size: own.byteLength })),
    contents: attached.map(({ own }) => own),
  };
}
