import { cleanText } from "@surety/core/prepare/clean-text";
import { mostText, type Reading } from "@surety/core/document/reading";
import { sniffType } from "@surety/core/document/sniff-type";
import PostalMime from "postal-mime";

const mostAttachments = 100;

/** A mail as its reader sees it: subject and text, and what is attached to it. Any bytes are a mail of some kind. */
export async function readMail(bytes: Uint8Array): Promise<Pick<Reading, "text" | "attachments">> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 50 });
  const body = mail.text?.trim() || cleanText(mail.html ?? "", { strip: ["html"], maxLength: mostText }).text;
  const text = [mail.subject, body].filter((part) => part !== undefined && part !== "").join("\n\n");
  return {
    text: text.slice(0, mostText).toWellFormed().replaceAll("\u0000", ""),
    attachments: mail.attachments.slice(0, mostAttachments).map(({ filename, content }) => {
      const own = typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
      return { name: filename ?? "without a name", type: sniffType(own), size: own.byteLength };
    }),
  };
}
