import type { ColumnType } from "kysely";

/** How Kysely reads a column, and what may be written to it. */
export type Time = ColumnType<Date, Date | string, Date | string>;
/** `jsonb`: read as a value, written as text. */
export type Json<Value> = ColumnType<Value, string, string>;
/** `bigint`: read as text, because it may be larger than a number is exact. */
export type Count = ColumnType<string, number | string, number | string>;
