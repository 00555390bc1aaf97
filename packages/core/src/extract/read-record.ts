import { certainties, type Certainty } from "../language/label-question.ts";
import { readObject, type Unreadable } from "../language/read-label.ts";
import type { Completion } from "../ports/language-model.ts";
import { isRecord } from "../wire/object-in.ts";
import { addressParts, addressText, type Address } from "./address-value.ts";
import type { FieldSpec, FieldSpecs } from "./field-schema.ts";
import { mostRows } from "./line-rows.ts";

/** A field as a model said it, before anybody looked whether it stands there. */
export interface SaidField {
  /** As the model wrote it, of an address its parts as JSON; null for "not in this document", and of lines, whose rows say it. */
  readonly value: string | null;
  readonly quote: string;
  /** Counts from 1; 0 where none was said. */
  readonly line: number;
  readonly certainty: Certainty | null;
  /** Of lines: each with its cells as printed. */
  readonly rows: readonly SaidRow[];
}

export interface SaidRow {
  readonly cells: Readonly<Record<string, string>>;
  readonly line: number;
}

/** What a model said of a whole document. */
export interface SaidRecord {
  readonly fields: Readonly<Record<string, SaidField>>;
  /** True where the answer did not fit the schema as it came. */
  readonly mended: boolean;
}

const longestText = 2000;

/**
 * Reads the answer to a question for fields. Only the wrapping is mended; a field that is missing or of another kind makes the
 * answer unreadable, because which value was meant is never guessed. Half of an answer is none.
 */
export function readRecord(completion: Completion, fields: FieldSpecs): SaidRecord | Unreadable {
  if (completion.finish === "refused") return { problem: "The model declined to answer." };
  if (completion.finish === "length") return { problem: "The answer was cut off before it was complete." };
  const found = readObject(completion);
  if ("problem" in found) return found;
  const said: Record<string, SaidField> = {};
  for (const [name, spec] of Object.entries(fields)) {
    const one = readField(name, found.object[name], spec);
    if ("problem" in one) return one;
    said[name] = one;
  }
  const isWhole = Object.values(said).every(({ certainty }) => certainty !== null);
  return { fields: said, mended: found.mended || !isWhole };
}

function readField(name: string, given: unknown, spec: FieldSpec): SaidField | Unreadable {
  const nothing = { value: null, quote: "", line: 0, certainty: null, rows: [] };
  if (given === null) return nothing;
  if (!isRecord(given)) return { problem: `"${name}" is ${shown(given)}, and no object.` };
  const certainty = certainties.find((one) => one === given["certainty"]) ?? null;
  if (spec.type === "lines") return readLines(name, given["rows"], certainty);
  const value = spec.type === "address" ? addressIn(given["value"]) : textIn(given["value"]);
  if (value === undefined) return { problem: `"${name}.value" is ${shown(given["value"])}, which is no value of it.` };
  const quote = textIn(given["quote"]) ?? "";
  return { value: value === "" ? null : value, quote, line: lineIn(given["line"]), certainty, rows: [] };
}

function readLines(name: string, given: unknown, certainty: Certainty | null): SaidField | Unreadable {
  if (given !== null && !Array.isArray(given)) return { problem: `"${name}.rows" is ${shown(given)}, and no list.` };
  const rows: SaidRow[] = [];
  for (const [at, row] of (given ?? []).entries()) {
    const cells = isRecord(row) ? row["cells"] : null;
    if (!isRecord(row) || !isRecord(cells)) return { problem: `"${name}.rows[${at}]" has no cells.` };
    const texts = Object.entries(cells).map(([column, cell]) => [column, textIn(cell) ?? ""] as const);
    rows.push({ cells: Object.fromEntries(texts), line: lineIn(row["line"]) });
  }
  if (rows.length > mostRows) return { problem: `"${name}" has ${rows.length} rows; ${mostRows} are the most.` };
  return { value: null, quote: "", line: 0, certainty, rows };
}

/** Null for nothing, undefined for what is no text. */
function textIn(given: unknown): string | null | undefined {
  if (given === null) return null;
  if (typeof given === "number") return String(given);
  if (typeof given !== "string") return undefined;
  // Bars are ours: they stand for white in the lines that a model is shown.
  const clean = given
    .toWellFormed()
    .replaceAll("\u0000", " ")
    .replaceAll(/\s+\|\s+/g, " ")
    .trim();
  return clean.length > longestText ? undefined : clean;
}

function addressIn(given: unknown): string | null | undefined {
  if (!isRecord(given)) return textIn(given);
  const parts = addressParts.map((part) => [part, textIn(given[part]) ?? ""] as const);
  if (parts.every(([, text]) => text === "")) return null;
  const entries = parts.map(([part, text]) => [part, text === "" ? null : text]);
  return addressText(Object.fromEntries(entries) as unknown as Address);
}

const lineIn = (given: unknown): number => (Number.isInteger(given) && Number(given) > 0 ? Number(given) : 0);

const shown = (given: unknown): string => JSON.stringify(given)?.slice(0, 100) ?? "missing";
