import { UserError } from "@surety/core/errors/user-error";
import type { EffectRequest } from "@surety/core/ports/connector";

export type UpdateRequest = Extract<EffectRequest, { kind: "update" }>;
export interface Statement {
  text: string;
  values: unknown[];
}
/** Set on the row where the table has this column, so that a repeat of the same effect changes nothing. */
export const KEY_COLUMN = "idempotency_key";

/** The statements of one upsert: update the row, and say whether it is there; where it is not, insert it. */
export interface Upsert {
  /** Answers one row: `changed`, how many rows it updated, and `found`, whether there is one. */
  update: Statement;
  insert: Statement;
}

/**
 * Plans `update {table}`. Updating comes first, because an insert of a few columns fails on the others' NOT NULL even where
 * the row exists. With `idempotencyKey` the row remembers the key, and a row that has it is left alone.
 */
export function planUpsert(request: UpdateRequest, idempotencyKey: string | undefined): Upsert {
  const key = columnsOf(request.key, "key");
  const set = columnsOf(
    idempotencyKey === undefined ? request.set : { ...request.set, [KEY_COLUMN]: idempotencyKey },
    "set",
  );
  if (key.length === 0)
    throw new UserError({
      code: "no-key",
      message: "An update needs at least one key column.",
      remedy: "Name the row with key.",
      field: "key",
    });
  const table = quotedTable(request.table);
  const twice = set.find(([column]) => Object.hasOwn(request.key, column));
  if (twice !== undefined)
    throw new UserError({
      code: "key-in-set",
      message: `The column ${twice[0]} is in key and in set.`,
      remedy: "Leave it out of set.",
      field: `set.${twice[0]}`,
    });
  return {
    update: updateRow(table, key, set, idempotencyKey),
    insert: insertRow(table, key, set, idempotencyKey),
  };
}

/** A table as SQL names it; `schema.table` names both. */
export function quotedTable(table: string): string {
  return table.split(".").map(quote).join(".");
}

type Columns = [column: string, value: unknown][];

/** Both halves see the table as it was before the statement. */
function updateRow(table: string, key: Columns, set: Columns, idempotencyKey: string | undefined): Statement {
  const where = key.map(([column], index) => `${quote(column)} = $${index + 1}`).join(" and ");
  const found = `exists (select 1 from ${table} where ${where}) as found`;
  if (set.length === 0) return { text: `select 0 as changed, ${found}`, values: valuesOf(key) };
  const assign = set.map(([column], index) => `${quote(column)} = $${key.length + index + 1}`).join(", ");
  const last = key.length + set.length;
  const guard = idempotencyKey === undefined ? "" : ` and ${quote(KEY_COLUMN)} is distinct from $${last}`;
  const update = `update ${table} set ${assign} where ${where}${guard} returning 1`;
  return {
    text: `with changes as (${update}) select (select count(*)::int from changes) as changed, ${found}`,
    values: valuesOf([...key, ...set]),
  };
}

function insertRow(table: string, key: Columns, set: Columns, idempotencyKey: string | undefined): Statement {
  const all = [...key, ...set];
  const columns = all.map(([column]) => quote(column)).join(", ");
  const places = all.map((_, index) => `$${index + 1}`).join(", ");
  const conflict = key.map(([column]) => quote(column)).join(", ");
  const assign = set.map(([column]) => `${quote(column)} = excluded.${quote(column)}`).join(", ");
  const guard =
    idempotencyKey === undefined
      ? ""
      : ` where ${table}.${quote(KEY_COLUMN)} is distinct from excluded.${quote(KEY_COLUMN)}`;
  const action = set.length === 0 ? "do nothing" : `do update set ${assign}${guard}`;
  return {
    text: `insert into ${table} (${columns}) values (${places}) on conflict (${conflict}) ${action}`,
    values: valuesOf(all),
  };
}

function valuesOf(columns: Columns): unknown[] {
  return columns.map(([, value]) => value);
}

function columnsOf(record: Readonly<Record<string, unknown>>, field: string): Columns {
  return Object.entries(record).map(([column, value]) => {
    if (column === "" || column.length > 63 || column.includes("\u0000")) {
      throw new UserError({
        code: "bad-column",
        message: `${JSON.stringify(column)} cannot be a column.`,
        remedy: "Use the name of a column.",
        field,
      });
    }
    return [column, value ?? null];
  });
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
