import type { Evidence } from "@surety/core/review/evidence";
import type { DocumentInput, DocumentPage } from "@surety/core/wire/document-page";
import { counted } from "../../design/format.ts";
import { LongText } from "../../design/long-text.tsx";
import { EvidenceList } from "./evidence-list.tsx";
import { markName, useEvidence } from "./evidence-store.ts";

type Props = { name: string; document: DocumentInput; evidence: Evidence[] };

/** A document page by page, with a box where each value was read. Without a picture the words stand at their places. */
export function DocumentView({ name, document, evidence }: Props) {
  return (
    <section aria-label={document.name ?? name} className="flex min-w-0 flex-col gap-2">
      <p className="truncate text-sm text-ink-3" title={document.name}>
        {document.name ?? name}, {counted(document.pages.length, "page")}
      </p>
      {evidence.length > 0 && <EvidenceList evidence={evidence} />}
      <DocumentPages name={document.name ?? name} pages={document.pages} evidence={evidence} />
    </section>
  );
}

type PagesProps = { name: string; pages: DocumentPage[]; evidence: Evidence[] };

/** Pages one below the other; a picture may stand in the page itself or at an address of ours. */
export function DocumentPages({ name, pages, evidence }: PagesProps) {
  return (
    <ol className="flex flex-col gap-3">
      {pages.map((page, place) => (
        <li key={place} className="min-w-0">
          <Page
            page={page}
            number={place + 1}
            evidence={evidence.filter((one) => one.page === place + 1)}
            title={`Page ${place + 1} of ${name}`}
          />
        </li>
      ))}
    </ol>
  );
}

type PageProps = { page: DocumentPage; number: number; title: string; evidence: Evidence[] };

function Page({ page, number, title, evidence }: PageProps) {
  const { width, height, image, words = [], text } = page;
  const drawn = image !== undefined || words.length > 0;
  return (
    <figure className="min-w-0">
      {drawn ? (
        <svg
          role="group"
          aria-label={title}
          viewBox={`0 0 ${width} ${height}`}
          className="block h-auto w-full rounded-md border bg-paper"
        >
          {image !== undefined && <image href={image} width={width} height={height} preserveAspectRatio="none" />}
          {image === undefined && words.map((word, place) => <Word key={place} {...word} />)}
          {evidence.map((one) => (
            <EvidenceMark key={`${one.step} ${one.field} ${one.box.join(" ")}`} evidence={one} unit={width / 400} />
          ))}
        </svg>
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

/** The box of one value. Its field lights up with it, and it with its field; Enter keeps it lit. */
function EvidenceMark({ evidence, unit }: { evidence: Evidence; unit: number }) {
  const [x, y, width, height] = evidence.box;
  const { lit, on } = useEvidence(evidence);
  return (
    <rect
      {...on}
      id={markName(evidence)}
      role="button"
      tabIndex={0}
      aria-pressed={lit}
      aria-label={`${evidence.field}, read on page ${evidence.page}`}
      x={x - unit}
      y={y - unit}
      width={width + 2 * unit}
      height={height + 2 * unit}
      rx={unit}
      fill="var(--paper-mark)"
      fillOpacity={lit ? 0.22 : 0.07}
      stroke="var(--paper-mark)"
      strokeWidth={lit ? unit * 1.6 : unit * 0.7}
      className="cursor-pointer outline-none"
    >
      <title>{evidence.field}</title>
    </rect>
  );
}
