import type { AnsweredField } from "@surety/core/extract/answered-field";
import type { CompiledExtract } from "@surety/core/extract/compiled-extract";
import type { FieldSpecs, FieldValues } from "@surety/core/extract/field-schema";
import { invoiceValues } from "@surety/core/extract/invoice-value";
import { refusedBase } from "@surety/core/extract/invoice-of-record";
import { rowsOf } from "@surety/core/extract/line-rows";
import { recordOf, recordText } from "@surety/core/extract/record-text";
import { type Invoice, type InvoiceFault, invoiceRecord, type ReadInvoice } from "@surety/core/invoice/invoice";
import type { ModelAnswer } from "@surety/core/ports/judge-model";
import type { CompiledJudgment } from "@surety/core/workflow/compiled-workflow";

/** What answers for an e-invoice, under which it stands in cases. */
export const eInvoice = "e-invoice";

type Scope = Readonly<Record<string, unknown>>;

/** What a record of the document begins with: its e-invoice, of a refused one which way its money goes, or nothing. */
export function recordBase(reading: unknown): Invoice | null {
  const refused = refusedIn(reading);
  return refused === null ? invoiceIn(reading) : refusedBase(refused.invoice);
}

/** The e-invoice in a reading where it was refused, with what is wrong with it; null where there is none, or nothing is. */
export function refusedIn(reading: unknown): Omit<ReadInvoice, "doubts"> | null {
  const invoice = invoiceIn(reading);
  const faults = faultsIn(reading, "faults");
  if (invoice === null || faults.length === 0) return null;
  return { invoice, faults, sources: (partOf(reading, "sources") ?? {}) as ReadInvoice["sources"] };
}

/** The record of the e-invoice in a reading; null where it has none. */
function invoiceIn(reading: unknown): Invoice | null {
  const read = invoiceRecord.safeParse(partOf(reading, "invoice"));
  return read.success ? read.data : null;
}

function partOf(reading: unknown, part: string): unknown {
  return typeof reading === "object" && reading !== null ? Reflect.get(reading, part) : undefined;
}

/** What the document's e-invoice says of its fields, but for those in doubt; nothing where it is none, or contradicts itself. */
export function saidByInvoice({ fields, from }: CompiledExtract, scope: Scope): FieldValues {
  const reading = scope[from];
  const invoice = invoiceIn(reading);
  if (invoice === null || refusedIn(reading) !== null) return {};
  return invoiceValues(fields, invoice, faultsIn(reading, "doubts"));
}

function faultsIn(reading: unknown, part: "faults" | "doubts"): InvoiceFault[] {
  const found = partOf(reading, part);
  return Array.isArray(found) ? (found as InvoiceFault[]) : [];
}

export function saysAll({ fields }: CompiledExtract, said: FieldValues): boolean {
  return Object.keys(fields).every((name) => Object.hasOwn(said, name));
}

/** An answer that no model gave: the e-invoice says it. */
export function invoiceAnswer({ fields }: CompiledExtract, said: FieldValues): ModelAnswer {
  return {
    value: recordText(fields, said),
    confidence: 1,
    alternatives: [],
    outOfScope: null,
    signals: {},
    fields: Object.keys(fields).map((name) => saidField(name, fields, said)),
    model: eInvoice,
    modelVersion: eInvoice,
    costMicros: 0,
    latencyMs: 0,
  };
}

/**
 * The answer of a model, with what the e-invoice says in the place of what it read. It gets no surer by that: the labels that
 * earned a threshold speak of what the model had read.
 */
export function withInvoice(spec: CompiledJudgment, answer: ModelAnswer, said: FieldValues): ModelAnswer {
  if (spec.kind !== "extract" || answer.value === null || Object.keys(said).length === 0) return answer;
  const { fields } = spec;
  const read = new Map(answer.fields?.map((field) => [field.name, field]));
  for (const name of Object.keys(said)) read.set(name, saidField(name, fields, said));
  return {
    ...answer,
    value: recordText(fields, { ...recordOf(fields, answer.value), ...said }),
    fields: [...read.values()],
  };
}

function saidField(name: string, fields: FieldSpecs, said: FieldValues): AnsweredField {
  const value = said[name] ?? null;
  const field = { name, value, printed: null, confidence: 1, places: [] };
  const { type, columns = {} } = fields[name]!;
  if (type !== "lines") return field;
  const rows = rowsOf(columns, value).map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([column, cell]) => [column, { value: cell, printed: null, confidence: 1, places: [] }]),
    ),
  );
  return { ...field, rows };
}
