import { coerceRow } from "../trigger/coerce-row.ts";
import { type FormField, formField, labelFromName } from "../trigger/form-fields.ts";
import type { InputProperty, InputSchema } from "../workflow/input-schema.ts";
import { pointerKeys } from "../workflow/json-pointer.ts";
import type { EditableField } from "./editable-fields.ts";

/** One field of the page on which a sender answers: where its value belongs, how it is asked, what it is now. */
export interface AnswerField {
  readonly path: string;
  readonly form: FormField;
  readonly property: InputProperty;
  /** As it stands in the form before anybody types. */
  readonly shown: string;
}

/** Fields longer than this, or with line breaks, need more than one line. */
const oneLine = 60;

/** The fields that a sender is asked for, named by their place: paths are no names for a form. */
export function answerForm(
  schema: InputSchema,
  fields: readonly Pick<EditableField, "path" | "type" | "value">[],
): AnswerField[] {
  return fields.map(({ path, type, value }, at) => {
    const keys = pointerKeys(path).slice(1);
    const { label, property = looseProperty(type) } = describe(schema, keys);
    const text = value === null || value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value);
    const form = fitting({ ...formField(`f${at}`, property, true), label }, property, text);
    const shown = form.kind === "select" ? selected(form, value, text) : text;
    return { path, form, property, shown };
  });
}

/**
 * What a sender changed, by path; what reads as before is no change, and a field that was emptied is null. What cannot be
 * read stays text, so that the check of the input names it.
 */
export function answeredValues(
  fields: readonly AnswerField[],
  entered: Readonly<Record<string, string>>,
): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap(({ path, form, property, shown }) => {
      const text = entered[form.name] ?? shown;
      if (plain(text) === plain(shown)) return [];
      const schema: InputSchema = { type: "object", required: [], properties: { value: property } };
      return [[path, coerceRow(schema, { value: text })["value"] ?? null]];
    }),
  );
}

const plain = (text: string): string => text.trim().replace(/\s+/g, " ");

/** A browser drops line breaks of a short field, and shows no time of another form: such values are asked as text. */
function fitting(form: FormField, { type }: InputProperty, text: string): FormField {
  if (type === "boolean") return { ...form, kind: "select", options: ["yes", "no"] };
  if (form.kind === "text" && (text.length > oneLine || text.includes("\n"))) return { ...form, kind: "multiline" };
  if (form.kind === "date-time" && text !== "") return { ...form, kind: "text" };
  return form;
}

function selected({ options = [] }: FormField, value: unknown, text: string): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return options.includes(text) ? text : "";
}

/** The words for a place in the input, and what the schema says of it; nothing where it says nothing. */
function describe(schema: InputSchema, keys: readonly string[]): { label: string; property?: InputProperty } {
  let inside: InputProperty | undefined = { ...schema, type: "object" };
  const words: string[] = [];
  for (const key of keys) {
    const list: boolean = inside?.type === "array";
    const properties: Record<string, InputProperty> = inside?.properties ?? {};
    inside = list ? inside?.items : Object.hasOwn(properties, key) ? properties[key] : undefined;
    words.push(list ? `${Number(key) + 1}` : (inside?.title ?? labelFromName(key)));
  }
  const label = words.join(", ");
  return inside === undefined ? { label } : { label, property: inside };
}

function looseProperty(type: EditableField["type"]): InputProperty {
  return { type: type === "number" || type === "integer" || type === "boolean" ? type : "string" };
}
