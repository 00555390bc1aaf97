import { coerceRow } from "@surety/core/trigger/coerce-row";
import type { InputProperty, InputSchema } from "@surety/core/workflow/input-schema";
import { type LabelledRow, subjectColumns, textColumns } from "../project/read-label-file.ts";

type Content = Pick<LabelledRow, "values" | "subject" | "body" | "text">;

/**
 * The input that a labelled row would have as a case: columns that the workflow knows keep their place, the row's text
 * goes to the field that holds the message, its subject to the field for that. Texts that are required and not there
 * are empty.
 */
export function caseInput(schema: InputSchema, row: Content): Record<string, unknown> {
  const known = Object.entries(row.values).filter(([name]) => Object.hasOwn(schema.properties, name));
  const input = coerceRow(schema, Object.fromEntries(known));
  const body = messageField(schema);
  const subject = subjectColumns.find((name) => isText(schema.properties[name]) && name !== body);
  if (subject !== undefined && row.subject !== "") input[subject] ??= row.subject;
  if (body !== null) input[body] ??= subject === undefined ? row.text : row.body;
  for (const name of schema.required) if (isText(schema.properties[name])) input[name] ??= "";
  return input;
}

/** The input field that a person would write the message in; null where there is none. */
export function messageField(schema: InputSchema): string | null {
  const texts = Object.entries(schema.properties).filter(([, property]) => isText(property));
  const usual = textColumns.find((name) => texts.some(([text]) => text === name));
  if (usual !== undefined) return usual;
  const byRoom = texts.toSorted(([, a], [, b]) => room(b) - room(a));
  return byRoom[0]?.[0] ?? null;
}

function isText(property: InputProperty | undefined): boolean {
  return property?.type === "string" && property.enum === undefined;
}

/** How much text a field is made for. */
function room({ format, maxLength }: InputProperty): number {
  if (format === "multiline") return Infinity;
  return format === undefined ? (maxLength ?? 1_000_000) : 0;
}
