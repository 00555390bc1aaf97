import { columnFor, type ColumnRole, type LineColumns } from "./line-columns.ts";
import type { LineRow } from "./line-rows.ts";

/** Whether price times quantity is the amount of a line: 1 right, -1 wrong, 0 where it does not say enough. */
export type RowCheck = 1 | 0 | -1;

const cent = 0.011;

/**
 * Prices and amounts are rounded: a cent may be missing. What is taken off or put on is the line's own, or `allowance` where it
 * was read elsewhere.
 */
export function checkRow(columns: LineColumns, row: LineRow, allowance = 0): RowCheck {
  const [quantity, price, amount] = (["quantity", "price", "amount"] as const).map((role) =>
    figure(columns, row, role),
  );
  if (quantity == null || price == null || amount == null) return 0;
  const percent = figure(columns, row, "discount") ?? 0;
  const reduced = quantity * price * (1 - percent / 100);
  return Math.abs(reduced + (figure(columns, row, "allowance") ?? allowance) - amount) <= cent ? 1 : -1;
}

/** What a line holds in the column for something, as a number; null where it holds none. */
export function figure(columns: LineColumns, row: LineRow, role: ColumnRole): number | null {
  const name = columnFor(columns, role);
  const text = name === null ? null : (row[name] ?? null);
  return text === null || !Number.isFinite(Number(text)) ? null : Number(text);
}

/** What the amounts of all lines come to, in cents; null where no column holds them or one of them is no number. */
export function sumOfLines(columns: LineColumns, rows: readonly LineRow[]): number | null {
  if (columnFor(columns, "amount") === null || rows.length === 0) return null;
  const amounts = rows.map((row) => figure(columns, row, "amount"));
  if (amounts.every((one) => one === null)) return null;
  return amounts.reduce<number>((sum, one) => sum + Math.round((one ?? 0) * 100), 0);
}

/** How far the lines are from the total that they should make, in cents; null where one of the two is not known. */
export function differenceOfLines(columns: LineColumns, rows: readonly LineRow[], total: string | null): number | null {
  const sum = sumOfLines(columns, rows);
  if (sum === null || total === null || !Number.isFinite(Number(total))) return null;
  return sum - Math.round(Number(total) * 100);
}
