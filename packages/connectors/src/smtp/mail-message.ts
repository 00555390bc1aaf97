import { createHash } from "node:crypto";
import { UserError } from "@surety/core/errors/user-error";
import type { EffectRequest } from "@surety/core/ports/connector";

export type MailRequest = Extract<EffectRequest, { kind: "email" }>;

export interface MailMessage {
  from: string;
  to: string[];
  subject: string;
  text: string;
  messageId: string;
  headers?: Record<string, string>;
}

// oxlint-disable-next-line no-control-regex -- a line break in a header would begin another header
const CONTROL = /[\u0000-\u001f\u007f]/;
const ADDRESS = /^[^\s@<>()[\]\\,;:"]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/;
const DOT_ATOM = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;

/** The mail as it is sent; refuses recipients and subjects that could smuggle headers or further recipients in. */
export function mailMessage(from: string, request: MailRequest, idempotencyKey: string): MailMessage {
  if (CONTROL.test(request.subject)) throw refused("subject", "contains a line break or control character");
  const to = request.to.split(",").map((address) => address.trim());
  for (const address of to) {
    if (!ADDRESS.test(address))
      throw refused("to", `contains ${JSON.stringify(address.slice(0, 100))}, which is not a plain address`);
  }
  const messageId = messageIdFor(idempotencyKey, from);
  const headers = request.unsubscribe === undefined ? {} : { headers: listHeaders(request.unsubscribe) };
  return { from, to, subject: request.subject, text: request.text, messageId, ...headers };
}

/** Mailboxes show a button for these, and out-of-office answers keep quiet. */
function listHeaders(unsubscribe: string): Record<string, string> {
  const url = URL.parse(unsubscribe);
  if (url === null || CONTROL.test(unsubscribe) || /[<>\s]/.test(unsubscribe))
    throw refused("unsubscribe", "is not an address");
  return {
    "List-Unsubscribe": `<${unsubscribe}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    "Auto-Submitted": "auto-generated",
  };
}

/** The same key gives the same Message-ID, by which mail servers and mailboxes know a repeat. */
export function messageIdFor(idempotencyKey: string, from: string): string {
  const plain = DOT_ATOM.test(idempotencyKey) && idempotencyKey.length <= 200;
  const left = plain ? idempotencyKey : createHash("sha256").update(idempotencyKey).digest("hex");
  return `<${left}@${from.slice(from.lastIndexOf("@") + 1)}>`;
}

function refused(field: string, reason: string): UserError {
  return new UserError({
    code: "unsafe-mail",
    message: `The ${field} of the mail ${reason}.`,
    remedy: `Write the ${field} as one line of plain text; several recipients are separated by commas.`,
    field,
  });
}
