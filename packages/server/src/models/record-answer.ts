import { documentConfidence } from "@surety/core/gate/document-gate";
import { recordText } from "@surety/core/extract/record-text";
import type { FieldSpecs } from "@surety/core/extract/field-schema";
import type { ModelAnswer } from "@surety/core/ports/judge-model";
import type { AnsweredField } from "@surety/core/extract/answered-field";
import type { Box } from "@surety/core/wire/document-page";
import type { ReadField } from "@surety/models/extract/extractor";

/**
 * The fields of a document as one answer, which is as sure as that all of them are right. A document without a single word
 * has none: nobody has read it.
 */
export function recordAnswer(
  fields: FieldSpecs,
  read: Record<string, ReadField>,
  hash: string,
  ms: number,
): ModelAnswer {
  const names = Object.keys(fields).filter((name) => read[name] !== undefined);
  const answered = names.map((name) => ({ name, ...read[name]! }));
  const values = Object.fromEntries(answered.map(({ name, value }) => [name, value]));
  return {
    value: answered.length === 0 ? null : recordText(fields, values),
    confidence: documentConfidence(answered),
    alternatives: [],
    outOfScope: null,
    signals: Object.fromEntries(answered.map(({ name, confidence }) => [name, confidence])),
    fields: answered.map(answeredField),
    model: "local (fields)",
    modelVersion: hash,
    costMicros: 0,
    latencyMs: ms,
  };
}

/** A field as cases keep it: its pages count from 1. */
function answeredField({ places, rows, ...one }: ReadField & { name: string }): AnsweredField {
  const field = { ...one, places: fromOne(places) };
  if (rows === undefined) return field;
  return { ...field, rows: rows.map((row) => mapped(row)) };
}

const mapped = (row: NonNullable<ReadField["rows"]>[number]): NonNullable<AnsweredField["rows"]>[number] =>
  Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, { ...cell, places: fromOne(cell.places) }]));

const fromOne = (places: readonly { page: number; box: Box }[]) =>
  places.map(({ page, box: [left, top, width, height] }) => ({
    page: page + 1,
    box: [left, top, width, height] as [number, number, number, number],
  }));
