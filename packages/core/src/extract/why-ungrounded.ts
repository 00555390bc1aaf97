import { addressLine, addressOf } from "./address-value.ts";
import type { AnsweredField } from "./answered-field.ts";
import type { FieldSpec, FieldSpecs } from "./field-schema.ts";

/** What a person reads of values that stand nowhere in their document, in a sentence; null where all stand somewhere. */
export function whyUngrounded(fields: readonly AnsweredField[], specs: FieldSpecs): string | null {
  const names = fields.filter((one) => one.grounded === false).map((one) => shownOf(one, specs[one.name]));
  if (names.length === 0) return null;
  const [first = ""] = names;
  const one = `${first} stands nowhere in the document: a model may have made it up.`;
  return names.length === 1 ? one : `${names.join(", ")} stand nowhere in the document: a model may have made them up.`;
}

function shownOf({ name, value, rows = [] }: AnsweredField, spec: FieldSpec | undefined): string {
  if (spec?.type !== "lines") return `${name} (${printedWords(value ?? "")})`;
  const at = rows.findIndex((row) => Object.values(row).some((cell) => cell.value !== null && cell.printed === null));
  return `line ${at + 1} of ${name}`;
}

function printedWords(value: string): string {
  const address = value.startsWith("{") ? addressOf(value) : null;
  return (address === null ? value : addressLine(address)).slice(0, 60).toWellFormed();
}
