/** What a column of lines can hold. */
export const columnTypes = ["text", "number", "money", "date", "id", "unit"] as const;
export type ColumnType = (typeof columnTypes)[number];

/**
 * What a column is for, where the product knows what to do with it: arithmetic, e-invoices, matching. `discount` is per cent that
 * are taken off, `allowance` an amount that is taken off (below zero) or put on.
 */
export const columnRoles = [
  "position",
  "item",
  "buyerItem",
  "name",
  "quantity",
  "unit",
  "price",
  "discount",
  "allowance",
  "taxRate",
  "amount",
  "orderLine",
] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** One column of lines. */
export interface LineColumn {
  readonly type: ColumnType;
  /** ISO alpha-2, as of a field; the field's own where it is left out. */
  readonly country?: string | undefined;
  /** What it is for, where its name does not say so already (`quantity`, `price`, `amount`). */
  readonly is?: ColumnRole | undefined;
  /** How documents head it, beside what the product knows and what corrected documents teach. */
  readonly headers?: readonly string[] | undefined;
}

/** The columns of lines by their names, in the order of the document. */
export type LineColumns = Readonly<Record<string, LineColumn>>;

const roles: ReadonlySet<string> = new Set(columnRoles);

/** What a column is for: what it says, else its name where that says it; null for a column of the house's own. */
export function roleOf(name: string, { is }: LineColumn): ColumnRole | null {
  return is ?? (roles.has(name) ? (name as ColumnRole) : null);
}

/** The column that is for something; null where none is. */
export function columnFor(columns: LineColumns, role: ColumnRole): string | null {
  return Object.entries(columns).find(([name, column]) => roleOf(name, column) === role)?.[0] ?? null;
}
