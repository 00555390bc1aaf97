import type { Box } from "../wire/document-page.ts";
import { addressBlocks } from "./address-blocks.ts";
import type { FieldSpec, FieldType } from "./field-schema.ts";
import { fieldValue } from "./field-value.ts";
import { decimalValue } from "./plain-value.ts";
import type { Layout, Segment } from "./layout.ts";

/** A place in a document where something of a field's type stands. */
export interface Candidate {
  readonly segment: Segment;
  /** What stands before and behind it in its row. */
  readonly before: string;
  readonly after: string;
  readonly printed: string;
  /** In the one form of its type. */
  readonly value: string;
  readonly box: Box;
}

/** How names of months begin in six languages; what follows them is theirs. */
const month =
  "(?:JAN|GEN|ENE|FEB|F[EÉ]V|M[AÄ][ARIYG]|MRT|MEI|A[PVB]R|JU[NIL]|GIU|LUG|AUG|AO[UÛ]|AGO|SEP|SET|O[CKT]T|NOV|D[EÉI][CZ])\\p{L}*\\.?";
const dates = [
  "(?<!\\d)\\d{1,2}\\s?([/.-])\\s?\\d{1,2}\\s?\\1\\s?(?:\\d{4}|\\d{2})(?!\\d|[/.-]\\d)",
  "(?<!\\d)\\d{4}[/.-]\\d{1,2}[/.-]\\d{1,2}(?!\\d)",
  `(?<![\\p{L}\\d])\\d{1,2}(?:ST|ND|RD|TH|\\.)?[\\s/-]*${month}[\\s/,-]*\\d{2,4}(?!\\d)`,
  `(?<!\\p{L})${month}\\s\\d{1,2}\\s?,?\\s\\d{2,4}(?!\\d)`,
  "(?<!\\d)20\\d{6}(?!\\d)",
].join("|");
const amount =
  "(?<![\\d.,/-])-?\\d{1,3}(?:[.,'’ ]\\d{3})+[.,]\\d{2}(?![\\d%]|[.,/-]\\d)|(?<![\\d.,/-])-?\\d+[.,]\\s?\\d{2}(?![\\d%]|[.,/-]\\d)";

const patterns: Readonly<Record<Exclude<FieldType, "text" | "address" | "lines">, RegExp>> = {
  date: new RegExp(dates, "giu"),
  money: new RegExp(amount, "gu"),
  number: /(?<![\p{L}\d.,/-])-?\d+(?:[.,'’]\d+)*(?![\p{L}\d])/gu,
  id: /(?<![\p{L}\d])(?=[\p{L}\d/.-]*\d)[\p{L}\d][\p{L}\d/.#-]{2,30}/gu,
  iban: /(?<![\p{L}\d])[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{2,4}){3,8}(?![\p{L}\d])/gu,
  vat: /(?<![\p{L}\d])NL\s?\d{9}B\d{2}(?![\p{L}\d])|(?<![\p{L}\d])[A-Z]{2}\s?[A-Z0-9]{0,2}(?:[\s.]?\d{2,12}){1,4}[A-Z]{0,2}(?![\p{L}\d])/gu,
};

const mostCandidates = 500;
/** A longer piece is cut: no value is longer, and none is looked for at its end. */
const longestPiece = 1000;

/** Every place where a value of this type stands, from top to bottom. Texts and lines are not found this way. */
export function candidatesOf(layout: Layout, spec: FieldSpec): Candidate[] {
  if (spec.type === "text" || spec.type === "lines") return [];
  if (spec.type === "address") return addressesIn(layout, spec);
  const pattern = patterns[spec.type];
  const found = layout.segments.flatMap((segment) =>
    [...segment.text.slice(0, longestPiece).matchAll(pattern)].flatMap((match) => {
      const value = fieldValue(match[0], spec);
      if (isNumeric(spec.type) && decimalValue(match[0], spec.country, 0) === null) return [];
      return [candidateAt(layout, segment, match.index, match[0], value)];
    }),
  );
  return found.slice(0, mostCandidates);
}

function addressesIn(layout: Layout, spec: FieldSpec): Candidate[] {
  return addressBlocks(layout, spec.country).map(({ segment, printed, box }) => ({
    ...candidateAt(layout, segment, 0, segment.text, ""),
    printed,
    value: fieldValue(printed, spec),
    box,
  }));
}

const isNumeric = (type: FieldType): boolean => type === "money" || type === "number";

function candidateAt(layout: Layout, segment: Segment, index: number, printed: string, value: string): Candidate {
  const { text, box, row, place } = segment;
  const others = layout.rows[row] ?? [];
  const textOf = (some: readonly Segment[]) => some.map((one) => one.text).join(" ");
  const [left, top, width, height] = box;
  const perLetter = width / Math.max(1, text.length);
  return {
    segment,
    before: `${textOf(others.slice(0, place))} ${text.slice(0, index)}`.trim(),
    after: `${text.slice(index + printed.length)} ${textOf(others.slice(place + 1))}`.trim(),
    printed,
    value,
    box: [left + perLetter * index, top, perLetter * printed.length, height],
  };
}
