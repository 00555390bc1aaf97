import { UserError } from "@surety/core/errors/user-error";
import type { EffectRequest } from "@surety/core/ports/connector";

export type UpdateRequest = Extract<EffectRequest, { kind: "update" }>;
export interface Statement {
  text: string;
  values: unknown[];
}
/** Set on the row where the table has this column, so that a repeat of the same effect changes nothing. */
export const KEY_COLUMN = "idempotency_key";

/** How many rows an upsert updated and inserted. */
export interface UpsertCounts {
  changed: number;
  added: number;
  /** Whether there is a row; only an update that could not insert asks. */
  found?: boolean;
}

/** The statements of one upsert; each answers one row of counts. */
export interface Upsert {
  /** Updates the row, or inserts it where it is not there; the key columns need a unique index. */
  upsert: Statement;
  updateOnly: Statement;
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
  return planOf({ table, key, set, remembers: idempotencyKey !== undefined });
}

/** A table as SQL names it; `schema.table` names both. */
export function quotedTable(table: string): string {
  return table.split(".").map(quote).join(".");
}

type Columns = [column: string, value: unknown][];

interface Row {
  table: string;
  key: Columns;
  set: Columns;
  remembers: boolean;
}

/** All parts of a statement see the table as it was before it. */
function planOf(row: Row): Upsert {
  const values = [...row.key, ...row.set].map(([, value]) => value);
  const where = row.key.map(([column], index) => `${quote(column)} = $${index + 1}`).join(" and ");
  const there = `exists (select 1 from ${row.table} where ${where})`;
  const changes = `with changes as (${updateRow(row, where)})`;
  const changed = "(select count(*)::int from changes) as changed";
  const added = "(select count(*)::int from added) as added";
  return {
    upsert: { text: `${changes}, added as (${insertRow(row, there)}) select ${changed}, ${added}`, values },
    updateOnly: { text: `${changes} select ${changed}, 0 as added, ${there} as found`, values },
  };
}

function updateRow({ table, key, set, remembers }: Row, where: string): string {
  if (set.length === 0) return "select 1 where false";
  const assign = set.map(([column], index) => `${quote(column)} = $${key.length + index + 1}`).join(", ");
  const guard = remembers ? ` and ${quote(KEY_COLUMN)} is distinct from $${key.length + set.length}` : "";
  return `update ${table} set ${assign} where ${where}${guard} returning 1`;
}

/** Somebody else may insert the row meanwhile: then it is updated after all. */
function insertRow({ table, key, set, remembers }: Row, there: string): string {
  const columns = [...key, ...set].map(([column]) => quote(column)).join(", ");
  const places = [...key, ...set].map((_, index) => `$${index + 1}`).join(", ");
  const conflict = key.map(([column]) => quote(column)).join(", ");
  const assign = set.map(([column]) => `${quote(column)} = excluded.${quote(column)}`).join(", ");
  const column = quote(KEY_COLUMN);
  const guard = remembers ? ` where ${table}.${column} is distinct from excluded.${column}` : "";
  const action = set.length === 0 ? "do nothing" : `do update set ${assign}${guard}`;
  return `insert into ${table} (${columns}) select ${places} where not ${there} on conflict (${conflict}) ${action} returning 1`;
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
