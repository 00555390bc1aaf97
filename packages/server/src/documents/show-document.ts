import { refusalOf } from "@surety/core/document/read-document";
import { SuretyError } from "@surety/core/errors/surety-error";
import { TransientError } from "@surety/core/errors/transient-error";
import type { Table } from "@surety/core/document/reading";
import type { ShownDocument, ShownTable, StoredFile } from "@surety/core/wire/stored-document";
import type { HouseDocuments } from "./house-documents.ts";

/** Images that browsers draw as they are. */
export const shownImages = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);
const mostText = 50_000;
const mostTextOfPage = 20_000;

const mostTables = 20;
const mostRows = 100;

/** What a case page shows of a file. What cannot be read is no error here: the page says why. */
export async function showDocument(documents: HouseDocuments, { hash, type }: StoredFile): Promise<ShownDocument> {
  try {
    const reading = await documents.read(hash);
    const picture = type === "application/pdf" || type.startsWith("image/");
    return {
      type,
      pages: reading.pages.map(({ width, height, text = "" }) => ({
        width,
        height,
        picture,
        text: text.slice(0, mostTextOfPage).toWellFormed(),
      })),
      text: reading.pages.length > 0 ? "" : reading.text.slice(0, mostText).toWellFormed(),
      tables: reading.tables.slice(0, mostTables).map(shownTable),
      attachments: [...reading.attachments],
      problem: refusalOf(reading),
    };
  } catch (error) {
    if (!(error instanceof SuretyError) || error instanceof TransientError) throw error;
    return {
      type,
      pages: [],
      text: "",
      tables: [],
      attachments: [],
      problem: `${error.message} ${error.remedy ?? ""}`.trim(),
    };
  }
}

function shownTable({ name, headerRows, rows, spans, cells }: Table): ShownTable {
  return {
    name,
    headerRows,
    rows: rows.slice(0, mostRows).map((row) => row.map((text) => text.toWellFormed())),
    moreRows: Math.max(0, rows.length - mostRows),
    spans: shownSpans(spans, rows.slice(0, mostRows)),
    cells: cells.flatMap(({ row, column, page, box }) => (row < mostRows ? [{ row, column, page, box }] : [])),
  };
}

/** Spans of rows that are shown. Those of an honest table do not go over each other, so all together cover less than it has. */
function shownSpans(spans: Table["spans"], rows: Table["rows"]): ShownTable["spans"] {
  let left = rows.reduce((sum, row) => sum + row.length, 0);
  return spans.flatMap((span) => {
    const rowSpan = Math.min(span.rowSpan, rows.length - span.row);
    left -= Math.max(0, rowSpan) * span.columnSpan;
    return rowSpan < 1 || left < 0 ? [] : [{ ...span, rowSpan }];
  });
}
