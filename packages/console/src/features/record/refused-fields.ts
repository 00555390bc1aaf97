import type { RefusedField, RefusedInvoice } from "@surety/core/wire/refused-invoice";
import { recordText } from "@surety/core/extract/record-text";
import { type RecordSpec, readRecord } from "./record-fields.ts";

type Fault = RefusedField["faults"][number];

/** Fields with something wrong first, then those that may be the wrong one of two; the others in the order of the document. */
export function concernedFirst<Field extends { name: string }>(
  fields: readonly Field[],
  refused: RefusedInvoice | undefined,
): Field[] {
  const known = new Map(refused?.fields.map((one) => [one.name, one]));
  const rank = ({ name }: Field) => {
    const { faults = [], against = [] } = known.get(name) ?? {};
    return faults.length > 0 ? 0 : against.length > 0 ? 1 : 2;
  };
  return fields.toSorted((a, b) => rank(a) - rank(b));
}

/** The record with what the e-invoice says wherever nobody has typed anything yet. */
export function filledIn(fields: readonly RecordSpec[], refused: RefusedInvoice, answer: string | undefined): string {
  const said = Object.fromEntries(refused.fields.map(({ name, value }) => [name, value]));
  const typed = Object.entries(readRecord(answer ?? null)).filter(([, value]) => value !== null);
  const specs = Object.fromEntries(fields.map((field) => [field.name, field]));
  return recordText(specs, { ...said, ...Object.fromEntries(typed) });
}

/** A fault beside the field whose place it names, which need not be named again; lines count from 1, as in their grid. */
export function faultBeside({ field, rule, message }: Fault, place: string): string {
  const says = message.startsWith(`${field} `) ? message.slice(field.length + 1) : null;
  const rest = field === place ? "" : field.startsWith(`${place}.`) ? field.slice(place.length + 1) : lineWords(field);
  return withRule(says === null || rest === null ? message : `${rest} ${says}`.trim(), rule);
}

/** `line 2: quantity` for a place in the lines; null for any other. */
function lineWords(field: string): string | null {
  const [, line, part = ""] = /^lines\[(\d+)\](?:\.(.+))?$/.exec(field) ?? [];
  return line === undefined ? null : `line ${Number(line) + 1}: ${part}`;
}

/** The same where no field of its place stands beside it. */
export const faultInFull = (fault: Fault): string => faultBeside(fault, "");

const withRule = (says: string, rule: string | null): string =>
  rule === null ? says : `${says.replace(/\.$/, "")} (${rule}).`;

const saysLittle = 4;

/** The element that an XPath leads to, which people look for in the XML; of one like `ID`, with what it is in. */
export function elementOf(path: string): string {
  const steps = path.split("/");
  return steps.slice((steps.at(-1) ?? "").length > saysLittle ? -1 : -2).join("/");
}
