import { type Address, addressOf, addressParts, addressText, countryIn } from "./address-value.ts";
import { type Candidate, candidatesOf } from "./candidates.ts";
import { cellValue } from "./cell-value.ts";
import type { FieldSpec } from "./field-schema.ts";
import { fieldValue, sameValue } from "./field-value.ts";
import { findPrint, type FoundPrint, withDigits } from "./find-print.ts";
import { type Layout, layoutOf } from "./layout.ts";
import type { LineColumn } from "./line-columns.ts";
import { decimalValue, lettersOf } from "./plain-value.ts";

/** What a reader says of a field: the value, the words that hold it, and the number of their line (0: none was said). */
export interface Claim {
  readonly value: string;
  readonly quote: string;
  readonly line: number;
}

/** A value in the one form of its type, and where it stands; `found` null where it stands nowhere. */
export interface GroundedValue {
  readonly value: string;
  readonly found: FoundPrint | null;
}

/** A cell may be printed so many lines above or below the first of its line. */
const mostLinesApart = 4;

/**
 * Looks for a claimed value in the words of a document. It is grounded where its type's form stands there and comes to the same
 * value, or where its letters do; what a quote says must be what the value is. A quote alone proves nothing.
 */
export function groundValue(layout: Layout, claim: Claim, spec: FieldSpec): GroundedValue {
  if (spec.type === "address") return groundAddress(layout, claim, spec);
  const readings = readingsOf(claim.value, spec);
  for (const value of readings) {
    const found = findReading(layout, { ...claim, value }, spec);
    if (found !== null) return { value, found };
  }
  return { value: readings[0] ?? claim.value, found: null };
}

/** A cell of a line stands in that line or close by: what stands elsewhere belongs to another one, or nobody said to which. */
export function groundCell(
  layout: Layout,
  claim: Claim,
  column: LineColumn,
  country: string | undefined,
): GroundedValue {
  const { value, found } = cellAnywhere(layout, claim, column, country);
  const isFar = found !== null && (claim.line <= 0 || Math.abs(found.line - claim.line) > mostLinesApart);
  return { value, found: isFar ? null : found };
}

function cellAnywhere(layout: Layout, claim: Claim, column: LineColumn, country: string | undefined): GroundedValue {
  if (column.type === "text" || column.type === "unit")
    return { value: cellValue(claim.value, column, country), found: findPrint(layout, claim.value, claim.line) };
  const own = column.country ?? country;
  return groundValue(layout, claim, { type: column.type, ...(own === undefined ? {} : { country: own }) });
}

/** What a written value can mean: models are asked for digits with a point, and copy what is printed all the same. */
function readingsOf(value: string, spec: FieldSpec): string[] {
  const isAmount = spec.type === "money" || spec.type === "number";
  const plain =
    isAmount && /^-?\d+(?:\.\d+)?$/.test(value) ? decimalValue(value, "US", spec.type === "money" ? 2 : 0) : null;
  return [...new Set([...(plain === null ? [] : [plain]), fieldValue(value, spec)])];
}

function findReading(layout: Layout, { value, quote, line }: Claim, spec: FieldSpec): FoundPrint | null {
  return (
    nearestCandidate(layout, value, line, spec) ??
    findQuoted(layout, { value, quote, line }, spec) ??
    findWritten(layout, value, line, spec)
  );
}

/** A place where something of the type stands and is this value. */
function nearestCandidate(layout: Layout, value: string, line: number, spec: FieldSpec): FoundPrint | null {
  const fitting = candidatesIn(layout, spec).filter((one) => sameValue(one.value, value, spec));
  const distance = (row: number) => (line === 0 ? row : Math.abs(row + 1 - line));
  const [best] = fitting.toSorted((a, b) => distance(a.segment.row) - distance(b.segment.row));
  if (best === undefined) return null;
  const { printed, box, segment } = best;
  return { printed, places: [{ page: segment.page, box }], line: segment.row + 1 };
}

const remembered = new WeakMap<Layout, Map<string, Candidate[]>>();

/** The places of a type in a document, found once: a table may have a thousand cells of it. */
function candidatesIn(layout: Layout, spec: FieldSpec): Candidate[] {
  const known = remembered.get(layout) ?? new Map<string, Candidate[]>();
  remembered.set(layout, known);
  const key = `${spec.type} ${spec.country ?? ""}`;
  const found = known.get(key) ?? candidatesOf(layout, spec);
  known.set(key, found);
  return found;
}

/**
 * The quote, where what it says is this value, and so does the print itself: marks make a figure, and those of a quote are
 * a model's (`12.50` stands where `1,250` does only by its digits).
 */
function findQuoted(layout: Layout, { value, quote, line }: Claim, spec: FieldSpec): FoundPrint | null {
  if (quote === "" || !says(quote, value, spec)) return null;
  const isIt = (printed: string) =>
    !isFigure(spec) || says(printed, value, spec) || says(printed.replaceAll(" ", ""), value, spec);
  return findPrint(layout, quote, line, isIt);
}

const isFigure = ({ type }: FieldSpec): boolean => type === "money" || type === "number" || type === "date";

/** Letters say a text or a code; digits alone do not say an amount or a day: `1250` is not `12.50`. */
function findWritten(layout: Layout, value: string, line: number, spec: FieldSpec): FoundPrint | null {
  return isFigure(spec) ? null : findPrint(layout, value, line);
}

/** Whether a quote comes to a value: as a whole, with letters taken for the digits that they look like, or in a part of it. */
function says(quote: string, value: string, spec: FieldSpec): boolean {
  const countries = spec.type === "date" && spec.country === undefined ? [undefined, "US", "GB"] : [spec.country];
  const forms = [...new Set([quote, withDigits(quote)])];
  for (const country of countries) {
    const own = country === undefined ? spec : { ...spec, country };
    if (forms.some((form) => sameValue(fieldValue(form, own), value, own) || standsIn(form, value, own))) return true;
  }
  return spec.type === "text" && lettersOf(quote) === lettersOf(value);
}

function standsIn(quote: string, value: string, spec: FieldSpec): boolean {
  const layout = layoutOf([{ words: [{ text: quote, box: [0, 0, 1, 1] }] }]);
  return candidatesOf(layout, spec).some((one) => sameValue(one.value, value, spec));
}

/**
 * An address stands where its street, postcode and town do. A country that is printed nowhere is left out: people complete it
 * in their heads, and it would be a word of the model's own. A name that stands nowhere makes all of it unfounded.
 */
function groundAddress(layout: Layout, claim: Claim, spec: FieldSpec): GroundedValue {
  const said = addressOf(claim.value, spec.country) ?? addressOf(claim.quote, spec.country);
  if (said === null) return { value: fieldValue(claim.value, spec), found: findPrint(layout, claim.value, claim.line) };
  const found = new Map(
    addressParts.map((part) => [part, said[part] === null ? null : findPart(layout, part, said[part], claim.line)]),
  );
  const kept: Address = { ...said, country: found.get("country") === null ? null : said.country };
  const value = addressText(kept);
  const parts = addressParts.filter((part) => kept[part] !== null);
  const stands = parts.length > 0 && parts.every((part) => found.get(part) !== null);
  if (!stands) return { value, found: null };
  const prints = parts.map((part) => found.get(part)!).sort((a, b) => a.line - b.line);
  return {
    value,
    found: {
      printed: prints.map(({ printed }) => printed).join(", "),
      places: prints.flatMap(({ places }) => places),
      line: prints[0]!.line,
    },
  };
}

function findPart(layout: Layout, part: keyof Address, text: string, line: number): FoundPrint | null {
  if (part !== "country") return findPrint(layout, text, line);
  const named = layout.segments.filter((one) => countryIn(one.text) === text);
  const [nearest] = named.toSorted((a, b) => Math.abs(a.row + 1 - line) - Math.abs(b.row + 1 - line));
  if (nearest === undefined) return text.length > 2 ? findPrint(layout, text, line) : null;
  return { printed: nearest.text, places: [{ page: nearest.page, box: nearest.box }], line: nearest.row + 1 };
}
