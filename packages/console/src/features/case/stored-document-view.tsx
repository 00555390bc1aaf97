import type { StoredDocument } from "@surety/core/wire/stored-document";
import { byteSize } from "../../design/format.ts";

const kinds: Readonly<Record<string, string>> = {
  "application/pdf": "PDF",
  "application/xml": "XML",
  "application/zip": "archive",
  "message/rfc822": "mail",
  "text/html": "HTML",
  "text/plain": "text",
  "application/octet-stream": "unknown kind",
};

type Props = { name: string; document: StoredDocument };

/** A file that came with the case: what it is, and how to get it. Nothing of it is shown here as a page of ours. */
export function StoredDocumentView({ name, document }: Props) {
  const { hash, size } = document;
  const called = document.name ?? name;
  const address = `/api/v1/files/${hash}${document.name === undefined ? "" : `?name=${encodeURIComponent(document.name)}`}`;
  const facts = [kindOf(document.type), ...(size === undefined ? [] : [byteSize(size)])].join(", ");
  return (
    <section aria-label={called} className="flex min-w-0 items-center gap-3 rounded-md border bg-surface px-3 py-2">
      <div className="min-w-0 flex-1">
        <p className="truncate text-sm" title={called}>
          {called}
        </p>
        <p className="text-xs text-ink-3">{facts}</p>
      </div>
      <a href={address} download={called} className="shrink-0 text-sm text-accent-ink hover:underline">
        Download
      </a>
    </section>
  );
}

function kindOf(type = "application/octet-stream"): string {
  return kinds[type] ?? type.replace(/^image\//, "").replace(/^application\/.*\.(\w+)$/, "$1");
}
