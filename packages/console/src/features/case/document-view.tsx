import type { Evidence } from "@surety/core/review/evidence";
import type { DocumentInput, DocumentPage } from "@surety/core/wire/document-page";
import { memo, type ReactNode } from "react";
import { counted } from "../../design/format.ts";
import { LongText } from "../../design/long-text.tsx";
import { EvidenceList } from "./evidence-list.tsx";
import { type PointedCell, usePointedCell } from "./cell-store.ts";
import { CellMark, EvidenceMark, PickMarks } from "./page-marks.tsx";
import { PageTools } from "./page-tools.tsx";
import { turned, usePageView } from "./page-view-store.ts";
import { type Picking, usePicking } from "./pick-store.ts";

type Props = { field: string; name: string; document: DocumentInput; evidence: Evidence[]; listed: Evidence[] };

/** A document page by page, with a box where each value was read. Without a picture the words stand at their places. */
export function DocumentView({ field, name, document, evidence, listed }: Props) {
  const called = document.name ?? name;
  return (
    <section aria-label={called} className="flex min-w-0 flex-col gap-2">
      {listed.length > 0 && <EvidenceList evidence={listed} />}
      <DocumentPages name={called} field={field} pages={document.pages} evidence={evidence}>
        <p className="min-w-0 truncate text-sm text-ink-3" title={called}>
          {called}, {counted(document.pages.length, "page")}
        </p>
      </DocumentPages>
    </section>
  );
}

type PagesProps = {
  name: string;
  /** The input field that holds it. */
  field: string;
  pages: DocumentPage[];
  evidence: Evidence[];
  /** What stands beside the tools. */
  children?: ReactNode;
};

/** Pages one below the other; a picture may stand in the page itself or at an address of ours. */
export function DocumentPages({ name, field, pages, evidence, children }: PagesProps) {
  const picking = usePicking();
  const cell = usePointedCell(field);
  const asked = picking !== null && (picking.document ?? field) === field ? picking : null;
  return (
    <>
      <div className="flex min-w-0 items-center justify-between gap-2">
        {children ?? <span />}
        <PageTools />
      </div>
      <ol className="flex flex-col gap-3">
        {pages.map((page, place) => (
          <li key={place} className="min-w-0">
            <Page
              page={page}
              number={place + 1}
              evidence={evidence.filter((one) => one.page === place + 1)}
              picking={asked}
              cell={cell?.page === place + 1 ? cell : null}
              title={`Page ${place + 1} of ${name}`}
            />
          </li>
        ))}
      </ol>
    </>
  );
}

type PageProps = {
  page: DocumentPage;
  number: number;
  title: string;
  evidence: Evidence[];
  picking: Picking | null;
  cell: PointedCell | null;
};

function Page({ page, number, title, evidence, picking, cell }: PageProps) {
  const { width, height, image, words = [], text } = page;
  const { zoom, quarters } = usePageView();
  const drawn = image !== undefined || words.length > 0;
  const frame = turned(width, height, quarters);
  const unit = width / 400;
  return (
    <figure className="min-w-0">
      {drawn ? (
        <div
          data-pages
          className="overflow-auto rounded-md border bg-sunken"
          style={{ maxHeight: zoom > 1 ? "85vh" : undefined }}
        >
          <svg
            role="group"
            aria-label={title}
            viewBox={`0 0 ${frame.width} ${frame.height}`}
            style={{ width: `${zoom * 100}%` }}
            className="mx-auto block h-auto max-w-none bg-paper"
          >
            <g transform={frame.transform}>
              {image !== undefined && <image href={image} width={width} height={height} preserveAspectRatio="none" />}
              {image === undefined && <Words words={page.words} />}
              {evidence.map((one) => (
                <EvidenceMark
                  key={`${one.step} ${one.field} ${one.box.join(" ")}`}
                  evidence={one}
                  unit={unit}
                  dim={picking !== null}
                />
              ))}
              {cell !== null && <CellMark cell={cell} unit={unit} />}
              {picking !== null && <PickMarks picking={picking} page={number} unit={unit} />}
            </g>
          </svg>
        </div>
      ) : (
        <div className="rounded-md border bg-surface p-3">
          <LongText text={text ?? "This page has neither a picture nor words."} />
        </div>
      )}
      <figcaption className="mt-0.5 text-xs text-ink-3">
        page {number}
        {image === undefined && words.length > 0 && ", laid out from its words: there is no picture of it"}
      </figcaption>
    </figure>
  );
}

/** Drawn once: marks over them come and go with each key. */
const Words = memo(function Words({ words = [] }: Pick<DocumentPage, "words">) {
  return words.map((word, place) => <Word key={place} {...word} />);
});

function Word({ text, box: [x, y, width, height] }: NonNullable<DocumentPage["words"]>[number]) {
  return (
    <text
      x={x}
      y={y + height * 0.8}
      fontSize={height * 0.9}
      fill="var(--paper-ink)"
      {...(width > 0 && { textLength: width, lengthAdjust: "spacingAndGlyphs" as const })}
    >
      {text}
    </text>
  );
}
