import { documentFields, fieldsOfFormat } from "../document/named-files.ts";
import type { Compilation, Path } from "./compilation.ts";
import type { WorkflowDocument } from "./document.ts";
import type { Trigger } from "./trigger-schema.ts";

/** Without a map a mail goes to the one field for mails, and an attachment to the one for documents. */
export function checkMail(
  spec: Extract<Trigger, { email: unknown }>,
  { input }: WorkflowDocument,
  path: Path,
  compilation: Compilation,
): void {
  if (spec.map !== undefined) return;
  const [mails, documents] = [fieldsOfFormat(input, "mail"), documentFields(input)];
  const isByAttachment = spec.email.each === "attachment";
  const filled = [...mails, ...(isByAttachment ? documents : [])];
  const unfilled = input.required.filter((name) => !filled.includes(name));
  const fits = mails.length <= 1 && (isByAttachment ? documents.length === 1 : mails.length === 1);
  if (fits && unfilled.length === 0) return;
  compilation.report([...path, "email"], {
    code: "mail-needs-map",
    message: fits
      ? `A mail fills ${filled.join(" and ")}, but the input requires ${unfilled.join(", ")} too.`
      : `The input has no one field of \`format: ${isByAttachment ? "document" : "mail"}\`, so nobody knows where a mail goes.`,
    remedy: isByAttachment
      ? "Give the trigger a map, such as { document: event.document, from: event.mail.from }."
      : "Give the trigger a map, such as { subject: event.mail.subject, body: event.mail.text }.",
  });
}
