import { strToU8, zipSync } from "fflate";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const openXml = "http://schemas.openxmlformats.org";
const relations = (...targets: (readonly [id: string, type: string, target: string])[]) =>
  `${head}<Relationships xmlns="${openXml}/package/2006/relationships">${targets
    .map(
      ([id, type, target]) =>
        `<Relationship Id="${id}" Type="${openXml}/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
    )
    .join("")}</Relationships>`;
const types = (...parts: (readonly [part: string, type: string])[]) =>
  `${head}<Types xmlns="${openXml}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts
    .map(
      ([part, type]) =>
        `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`,
    )
    .join("")}</Types>`;

type More = Readonly<Record<string, string | Uint8Array>>;

/** A small Word document as bytes: what stands in its body, and more parts of the archive by their names. */
export function wordFile(body: string, more: More = {}): Buffer {
  return archive({
    "[Content_Types].xml": types(["word/document.xml", "wordprocessingml.document.main"]),
    "_rels/.rels": relations(["rId1", "officeDocument", "word/document.xml"]),
    "word/document.xml": `${head}<w:document xmlns:w="${openXml}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ...more,
  });
}

/** One paragraph of a Word document. */
export const wordParagraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** A table of a Word document. */
export const wordTable = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows
    .map((row) => `<w:tr>${row.map((cell) => `<w:tc>${wordParagraph(cell)}</w:tc>`).join("")}</w:tr>`)
    .join("")}</w:tbl>`;

/** A small workbook as bytes; numbers are numbers, and texts are written into their cells. `merged` are ranges of every sheet. */
export function workbookFile(
  sheets: readonly { name: string; rows: readonly (readonly (string | number | boolean)[])[] }[],
  more: More = {},
  merged: readonly string[] = [],
): Buffer {
  const parts = sheets.map((_, at) => `worksheets/sheet${at + 1}.xml`);
  const listed = sheets.map(({ name }, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  const ids = parts.map((part, at) => [`rId${at + 1}`, "worksheet", part] as const);
  return archive({
    "[Content_Types].xml": types(
      ["xl/workbook.xml", "spreadsheetml.sheet.main"],
      ...parts.map((part) => [`xl/${part}`, "spreadsheetml.worksheet"] as const),
    ),
    "_rels/.rels": relations(["rId1", "officeDocument", "xl/workbook.xml"]),
    "xl/workbook.xml": `${head}<workbook xmlns="${openXml}/spreadsheetml/2006/main" xmlns:r="${openXml}/officeDocument/2006/relationships"><sheets>${listed.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations(...ids, ["rIdStyles", "styles", "styles.xml"]),
    "xl/styles.xml": `${head}<styleSheet xmlns="${openXml}/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(sheets.map(({ rows }, at) => [`xl/${parts[at]}`, sheetXml(rows, merged)])),
    ...more,
  });
}

function sheetXml(rows: readonly (readonly (string | number | boolean)[])[], merged: readonly string[]): string {
  const cells = (row: readonly (string | number | boolean)[], nr: number) =>
    row.map((value, at) => cellXml(`${String.fromCharCode(65 + at)}${nr}`, value)).join("");
  const cellsOver = merged.map((range) => `<mergeCell ref="${range}"/>`).join("");
  const ranges = merged.length === 0 ? "" : `<mergeCells count="${merged.length}">${cellsOver}</mergeCells>`;
  const lines = rows.map((row, at) => `<row r="${at + 1}">${cells(row, at + 1)}</row>`);
  return `${head}<worksheet xmlns="${openXml}/spreadsheetml/2006/main"><sheetData>${lines.join("")}</sheetData>${ranges}</worksheet>`;
}

const date = /^\d{4}-\d{2}-\d{2}$/;

function cellXml(place: string, value: string | number | boolean): string {
  if (typeof value === "number") return `<c r="${place}"><v>${value}</v></c>`;
  if (typeof value === "boolean") return `<c r="${place}" t="b"><v>${value ? 1 : 0}</v></c>`;
  // Days are numbers in a workbook, counted from the end of 1899, with a format that shows them as days.
  if (date.test(value)) return `<c r="${place}" s="1"><v>${Date.parse(value) / 86_400_000 + 25_569}</v></c>`;
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`;
}

function archive(parts: More): Buffer {
  return Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(parts).map(([name, content]) => [
          name,
          typeof content === "string" ? strToU8(content) : content,
        ]),
      ),
    ),
  );
}
