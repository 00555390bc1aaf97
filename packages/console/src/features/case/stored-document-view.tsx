import type { Evidence } from "@surety/core/review/evidence";
import type { ShownDocument, StoredDocument } from "@surety/core/wire/stored-document";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Folded } from "../../design/folded.tsx";
import { byteSize, counted } from "../../design/format.ts";
import { Loaded } from "../../design/loaded.tsx";
import { LongText } from "../../design/long-text.tsx";
import { Skeleton } from "../../design/skeleton.tsx";
import { fileAddress, pageAddress, shownDocumentQuery } from "../../services/files.ts";
import { usePointedCell } from "./cell-store.ts";
import { DocumentTables } from "./document-tables.tsx";
import { DocumentPages } from "./document-view.tsx";
import { usePointedPage } from "./evidence-store.ts";
import { type Picking, usePicking } from "./pick-store.ts";

const kinds: Readonly<Record<string, string>> = {
  "application/pdf": "PDF",
  "application/xml": "XML",
  "application/zip": "archive",
  "message/rfc822": "mail",
  "text/html": "HTML",
  "text/plain": "text",
  "application/octet-stream": "unknown kind",
};
/** Pages that are drawn without being asked for. */
const firstPages = 1;

type Props = {
  /** The input field that holds it, and what people call that. */
  field: string;
  name: string;
  document: StoredDocument;
  evidence: Evidence[];
};

/** A file that came with the case: what it is, how to get it, and what is in it. */
export function StoredDocumentView({ field, name, document, evidence }: Props) {
  const { hash, size } = document;
  const query = useQuery(shownDocumentQuery(hash));
  const called = document.name ?? name;
  const pages = query.data?.pages.length ?? 0;
  const facts = [
    kindOf(document.type),
    ...(pages > 0 ? [counted(pages, "page")] : []),
    ...(size === undefined ? [] : [byteSize(size)]),
  ];
  return (
    <section aria-label={called} className="flex min-w-0 flex-col gap-2">
      <div className="flex min-w-0 items-center gap-3 rounded-md border bg-surface px-3 py-2">
        <div className="min-w-0 flex-1">
          <p className="truncate text-sm" title={called}>
            {called}
          </p>
          <p className="text-xs text-ink-3">{facts.join(", ")}</p>
        </div>
        <a
          href={fileAddress(hash, document.name)}
          download={called}
          className="shrink-0 text-sm text-accent-ink hover:underline"
        >
          Download
        </a>
      </div>
      <Loaded query={query} skeleton={<Skeleton className="aspect-[1/1.41] w-full" />}>
        {(shown) => (
          <Content
            hash={hash}
            field={field}
            called={called}
            shown={shown}
            evidence={evidence}
            isForMachines={document.type === "application/xml"}
          />
        )}
      </Loaded>
    </section>
  );
}

type ContentProps = {
  hash: string;
  field: string;
  called: string;
  shown: ShownDocument;
  evidence: Evidence[];
  isForMachines: boolean;
};

function Content({ hash, field, called, shown, evidence, isForMachines }: ContentProps) {
  const [all, setAll] = useState(false);
  const wantedPage = Math.max(usePointedPage() ?? 0, usePointedCell(field)?.page ?? 0, lastTakenPage(usePicking()));
  if (!all && wantedPage > firstPages && shown.pages.length > firstPages) setAll(true);
  const pages = shown.pages.map(({ width, height, picture, text }, place) => ({
    width,
    height,
    ...(picture ? { image: pageAddress(hash, place + 1) } : { text }),
  }));
  const wanted = all ? pages : pages.slice(0, firstPages);
  const more = pages.length - wanted.length;
  return (
    <>
      {shown.problem !== null && (
        <p className="rounded-md border border-caught/40 bg-caught-soft px-3 py-2 text-sm text-caught-ink [overflow-wrap:anywhere]">
          {shown.problem}
        </p>
      )}
      {wanted.length > 0 && <DocumentPages name={called} field={field} pages={wanted} evidence={evidence} />}
      {more > 0 && (
        <Button small className="self-start" onClick={() => setAll(true)}>
          Show {counted(more, "more page")}
        </Button>
      )}
      <DocumentTables field={field} tables={shown.tables} />
      {shown.text !== "" && <Words text={shown.text} isForMachines={isForMachines} />}
      {shown.attachments.length > 0 && (
        <p className="text-xs text-ink-3 [overflow-wrap:anywhere]">
          With {shown.attachments.map(({ name, size }) => `${name} (${byteSize(size)})`).join(", ")}
        </p>
      )}
    </>
  );
}

const lastTakenPage = (picking: Picking | null): number =>
  Math.max(0, ...(picking?.taken ?? []).map((at) => picking?.places[at]?.page ?? 0));

/** XML is written for machines: what was read in it stands with what was prepared, and itself is a key press away. */
function Words({ text, isForMachines }: { text: string; isForMachines: boolean }) {
  if (!isForMachines) return <LongText text={text} />;
  return (
    <Folded summary="as it was sent">
      <LongText text={text} className="font-mono text-xs" />
    </Folded>
  );
}

function kindOf(type = "application/octet-stream"): string {
  return kinds[type] ?? type.replace(/^image\//, "").replace(/^application\/.*\.(\w+)$/, "$1");
}
