import { isIban } from "../invoice/check-digits.ts";
import { isRecord } from "../wire/object-in.ts";
import type { FieldSpec, FieldSpecs, FieldValues } from "./field-schema.ts";
import { fieldValue, isPlausible } from "./field-value.ts";
import { columnTypes, type LineColumn, roleOf } from "./line-columns.ts";
import { listIn } from "./line-rows.ts";
import { decimalValue } from "./plain-value.ts";

/** So many of a field's labels must be of a type for it to be that type. */
const enough = 0.9;

/** What labels say about the fields of their documents: a type that nearly all values of a field have, else text. */
export function inferFields(labels: readonly FieldValues[]): FieldSpecs {
  const names = [...new Set(labels.flatMap((one) => Object.keys(one)))];
  return Object.fromEntries(
    names.map((name) => {
      const values = labels.flatMap((one) => (typeof one[name] === "string" && one[name] !== "" ? [one[name]] : []));
      return [name, inferField(values)];
    }),
  );
}

function inferField(values: readonly string[]): FieldSpec {
  if (values.length > 0 && values.every((value) => listIn(value) !== null)) return inferLines(values);
  if (values.length > 0 && values.every((value) => value.startsWith("{"))) return { type: "address" };
  const nearly = (test: (value: string) => boolean) =>
    values.length > 0 && values.filter(test).length >= enough * values.length;
  const date: FieldSpec = { type: "date", country: dayComesFirst(values) ? "GB" : "US" };
  if (nearly((value) => isPlausible(fieldValue(value, date), date) === true)) return date;
  if (nearly((value) => isIban(value.replaceAll(" ", "")))) return { type: "iban" };
  if (nearly(isAmount))
    return {
      type: "money",
      country: values.filter((one) => /,\d{2}\D*$/.test(one)).length * 2 > values.length ? "DE" : "GB",
    };
  if (nearly((value) => /^[\d.,-]+$/.test(value))) return { type: "number", country: "GB" };
  return nearly((value) => /^\S*\d\S*$/.test(value)) ? { type: "id" } : { type: "text" };
}

/** The columns that lines have, each of the type that nearly all of its cells have. */
function inferLines(values: readonly string[]): FieldSpec {
  const rows = values.flatMap((value) => listIn(value) ?? []).filter(isRecord);
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columns = names.map((name): [string, Pick<LineColumn, "type" | "country">] => {
    const cells = rows.flatMap((row) => (typeof row[name] === "string" && row[name] !== "" ? [row[name]] : []));
    const { type, country } = inferField(cells);
    const role = roleOf(name, { type: "text" });
    const own = role === "unit" ? "unit" : (columnTypes.find((one) => one === type) ?? "id");
    return [name, { type: role === "price" || role === "amount" ? "money" : own, ...(country && { country }) }];
  });
  return { type: "lines", columns: Object.fromEntries(columns) };
}

/** Of figures like 03/04/2026: whether more of them begin with a day that no month is than have one in the middle. */
function dayComesFirst(values: readonly string[]): boolean {
  const figures = values.map((value) => /^(\d{1,2})[/.-](\d{1,2})[/.-]/.exec(value.trim()));
  const beyond = (at: 1 | 2) => figures.filter((match) => Number(match?.[at] ?? 0) > 12).length;
  return beyond(1) >= beyond(2);
}

function isAmount(value: string): boolean {
  return value.length < 24 && /[.,]\d{2}\D{0,4}$/.test(value) && decimalValue(value, undefined, 2) !== null;
}
