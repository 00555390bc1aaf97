import { createHash } from "node:crypto";
import { documentFields, fieldsOfFormat } from "@surety/core/document/named-files";
import { UserError } from "@surety/core/errors/user-error";
import type { Arrival } from "@surety/core/wire/case";
import type { MailInput } from "@surety/core/wire/mail";
import type { StoredDocument } from "@surety/core/wire/stored-document";
import { canonicalJson } from "@surety/core/workflow/canonical-json";
import type { CompiledTrigger, CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import type { IngestRequest } from "../commands/commands.ts";
import type { HouseDocuments } from "../documents/house-documents.ts";
import type { Files } from "../files/files.ts";

export interface MailParts {
  files: Pick<Files, "add">;
  documents: Pick<HouseDocuments, "openMail">;
  ingest(request: IngestRequest): Promise<Arrival[]>;
}

/** One mail as it came over the wire, for a trigger of kind email. */
export interface PostedMail {
  workflow: CompiledWorkflow;
  trigger: CompiledTrigger;
  content: AsyncIterable<Uint8Array>;
  /** Who sent it here; null where it was fetched. */
  sender: string | null;
}

/** Keeps a mail and what is attached to it, and makes its events: one, or one for each attachment. */
export async function takeMail(parts: MailParts, posted: PostedMail): Promise<Arrival[]> {
  const message = await parts.files.add(posted.content, "mail.eml");
  const { mail, attachments } = await parts.documents.openMail(message.hash);
  const kept: StoredDocument[] = [];
  for (const { name, isDecoration, content } of attachments) {
    if (isDecoration || content.byteLength === 0) continue;
    kept.push(documentOf(await parts.files.add(only(content), name === null ? null : shortened(name))));
  }
  const key = keyOf(mail, kept);
  return parts.ingest({
    workflow: posted.workflow.document.name,
    trigger: posted.trigger.id,
    kind: "email",
    sender: posted.sender ?? undefined,
    events: payloadsOf(posted, mail, { message: documentOf(message), attachments: kept }).map((payload, at) => ({
      payload,
      idempotencyKey: `${key}/${at}`,
    })),
  });
}

interface Kept {
  message: StoredDocument;
  attachments: StoredDocument[];
}

/** A mail without an attachment is an event too: it is found to lack one, and kept in the journal. */
function payloadsOf(posted: PostedMail, mail: MailInput, { message, attachments }: Kept): unknown[] {
  const { workflow, trigger } = posted;
  const events =
    each(trigger) === "mail"
      ? [{ mail, message, attachments }]
      : (attachments.length === 0 ? [null] : attachments).map((document) => ({ mail, message, attachments, document }));
  return trigger.map === null ? events.map((event) => withoutMap(workflow, event)) : events;
}

function withoutMap(
  { document: { input } }: CompiledWorkflow,
  { mail, document }: { mail: MailInput; document?: StoredDocument | null },
): Record<string, unknown> {
  const [[mailField], [documentField]] = [fieldsOfFormat(input, "mail"), documentFields(input)];
  return {
    ...(mailField !== undefined && { [mailField]: mail }),
    ...(documentField !== undefined && document !== null && document !== undefined && { [documentField]: document }),
  };
}

function each({ spec }: CompiledTrigger): "mail" | "attachment" {
  if ("email" in spec) return spec.email.each;
  throw new UserError({ code: "trigger-not-found", message: "This is not a trigger for mails." });
}

/**
 * What the mail says, without what servers wrote into it on its way: the same mail that is delivered again has the same
 * key, and another one that borrows its Message-ID has not.
 */
function keyOf(mail: MailInput, attachments: readonly StoredDocument[]): string {
  const content = canonicalJson({ mail, attachments: attachments.map(({ hash }) => hash) });
  return `mail:${createHash("sha256").update(content).digest("hex")}`;
}

function documentOf({ hash, name, type, size }: Awaited<ReturnType<Files["add"]>>): StoredDocument {
  return { hash, ...(name !== null && { name }), type, size };
}

async function* only(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

/** The last part of what may be a whole path. */
function shortened(name: string): string | null {
  const last = name
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "")
    .trim()
    .slice(0, 200);
  return last === undefined || last === "" ? null : last;
}
