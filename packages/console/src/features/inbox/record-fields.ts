import type { AnsweredField } from "@surety/core/extract/answered-field";

/** The fields of a record as one text; nothing where there is none yet. */
export function readRecord(text: string | null): Record<string, string | null> {
  if (text === null || text === "") return {};
  try {
    return JSON.parse(text) as Record<string, string | null>;
  } catch {
    return {};
  }
}

/** The record with one field as it was typed: in the order of its fields, and what is empty is not in the document. */
export function withField(
  names: readonly string[],
  record: Readonly<Record<string, string | null>>,
  name: string,
  typed: string,
): string {
  const next: Record<string, string | null> = { ...record, [name]: typed === "" ? null : typed };
  return JSON.stringify(Object.fromEntries(names.map((each) => [each, next[each] ?? null])));
}

/** The least sure first; those that nobody has read stay in the order of the document. */
export function recordFields<Field extends { name: string }>(
  fields: readonly Field[],
  read: readonly AnsweredField[],
): Field[] {
  const sure = new Map(read.map(({ name, confidence }) => [name, confidence]));
  return fields.toSorted((a, b) => (sure.get(a.name) ?? 1) - (sure.get(b.name) ?? 1));
}
