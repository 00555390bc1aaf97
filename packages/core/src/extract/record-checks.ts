import type { FieldSpec, FieldSpecs, FieldValues } from "./field-schema.ts";
import { isPlausible } from "./field-value.ts";
import type { InvoicePlace } from "./invoice-places.ts";
import { checkRow, differenceOfLines } from "./line-checks.ts";
import { rowsOf } from "./line-rows.ts";

/**
 * The fields that something speaks against, whoever read them: days that were none, check digits, lines that do not multiply
 * or do not make their total, net and tax that are not the gross.
 */
export function failedChecks(fields: FieldSpecs, values: FieldValues): ReadonlySet<string> {
  const failed = Object.entries(fields).flatMap(([name, spec]) =>
    speaksAgainstItself(values[name] ?? null, spec, values) ? [name] : [],
  );
  return new Set([...failed, ...contradictedTotals(fields, values)]);
}

function speaksAgainstItself(value: string | null, spec: FieldSpec, values: FieldValues): boolean {
  if (value === null) return false;
  if (spec.type !== "lines") return isPlausible(value, spec) === false;
  const { columns = {}, sum } = spec;
  const rows = rowsOf(columns, value);
  const difference = differenceOfLines(columns, rows, sum === undefined ? null : (values[sum] ?? null));
  return rows.some((row) => checkRow(columns, row) === -1) || (difference !== null && difference !== 0);
}

function contradictedTotals(fields: FieldSpecs, values: FieldValues): string[] {
  const named = (place: InvoicePlace) => Object.keys(fields).find((name) => fields[name]?.invoice === place);
  const names = [named("totals.net"), named("totals.tax"), named("totals.gross")];
  const cents = names.map((name) => (name === undefined ? NaN : Math.round(Number(values[name] ?? NaN) * 100)));
  const [net = NaN, tax = NaN, gross = NaN] = cents;
  // Where one of them is not known, there is nothing to compare.
  return Number.isNaN(net + tax + gross) || net + tax === gross ? [] : names.filter((name) => name !== undefined);
}
