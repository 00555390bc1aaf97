import type { AnsweredCell, AnsweredField } from "./answered-field.ts";
import type { FieldSpec, FieldSpecs } from "./field-schema.ts";
import type { FoundPrint } from "./find-print.ts";
import { groundCell, groundValue } from "./ground-value.ts";
import { linesText } from "./line-rows.ts";
import type { PrintedDocument } from "./printed-document.ts";
import type { SaidField, SaidRow } from "./read-record.ts";

/** A field with where it stands, before it is known how sure it is. */
export type GroundedField = Omit<AnsweredField, "confidence" | "rows"> & { rows?: Record<string, GroundedCell>[] };
export type GroundedCell = Omit<AnsweredCell, "confidence"> & { grounded: boolean };

/** Looks for everything that a model said in the words of the document, field by field in their order. */
export function groundRecord(
  document: PrintedDocument,
  said: Readonly<Record<string, SaidField>>,
  fields: FieldSpecs,
): GroundedField[] {
  return Object.entries(fields).map(([name, spec]) => groundField(document, name, said[name]!, spec));
}

function groundField(document: PrintedDocument, name: string, said: SaidField, spec: FieldSpec): GroundedField {
  if (spec.type === "lines") return groundLines(document, name, said.rows, spec);
  // Null for "not in this document" stands nowhere, and needs no place.
  if (said.value === null) return { name, value: null, printed: null, places: [] };
  const { value, found } = groundValue(document.layout, { ...said, value: said.value }, spec);
  return { name, value, ...standing(document, found), grounded: found !== null };
}

function groundLines(
  document: PrintedDocument,
  name: string,
  said: readonly SaidRow[],
  { columns = {}, country }: FieldSpec,
): GroundedField {
  const rows = said.map(({ cells, line }) =>
    Object.fromEntries(
      Object.entries(columns).map(([column, spec]): [string, GroundedCell] => {
        const text = cells[column] ?? "";
        if (text === "") return [column, { value: null, printed: null, places: [], grounded: true }];
        const { value, found } = groundCell(document.layout, { value: text, quote: text, line }, spec, country);
        return [column, { value, ...standing(document, found), grounded: found !== null }];
      }),
    ),
  );
  const filled = rows.filter((row) => Object.values(row).some(({ value }) => value !== null));
  const values = filled.map((row) =>
    Object.fromEntries(Object.entries(row).map(([column, { value }]) => [column, value])),
  );
  const value = linesText(columns, values);
  if (value === null) return { name, value: null, printed: null, places: [] };
  const grounded = filled.every((row) => Object.values(row).every((cell) => cell.grounded));
  return { name, value, printed: null, places: [], rows: filled, grounded };
}

/** Pages of cases count from 1; what was found in a document without pages stands in it, and has no box. */
function standing({ hasPlaces }: PrintedDocument, found: FoundPrint | null): Pick<GroundedField, "printed" | "places"> {
  if (found === null) return { printed: null, places: [] };
  const places = hasPlaces
    ? found.places.map(({ page, box: [left, top, width, height] }) => ({
        page: page + 1,
        box: [left, top, width, height] as [number, number, number, number],
      }))
    : [];
  return { printed: found.printed, places };
}
