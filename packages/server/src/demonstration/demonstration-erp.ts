import type { EarlierInvoice } from "@surety/core/matching/match-records";
import { type DemonstrationBooks, demonstrationInvoices } from "@surety/templates";
import type { House } from "../main.ts";
import type { Queryable } from "../storage/database.ts";
import { connectToOwnDatabase } from "./own-database.ts";

const tables = `create schema if not exists demo_erp;
create table if not exists demo_erp.suppliers (id text primary key, name text not null, vat_id text, tax_number text, street text, postcode text, city text, country text, email text, ibans jsonb not null);
create table if not exists demo_erp.companies (id text primary key, name text not null, other_names jsonb not null, vat_id text, street text, postcode text, city text, country text, email text);
create table if not exists demo_erp.orders (number text primary key, supplier_id text not null, date date, currency text, status text, charges numeric, payment_days int, lines jsonb not null);
create table if not exists demo_erp.receipts (number text primary key, order_number text not null, date date, lines jsonb not null);
create table if not exists demo_erp.rates ("from" text, "to" text, rate numeric, date date, primary key ("from", "to", date));
create table if not exists demo_erp.units (item text, "from" text, "to" text, factor numeric, primary key (item, "from"));
create table if not exists demo_erp.invoices (case_id text primary key, number text not null, kind text not null default 'invoice', supplier_id text, issued date, currency text, gross_micros bigint, order_number text, matched jsonb, cancelled boolean not null default false, idempotency_key text)`;

const columns: Readonly<Record<string, string>> = {
  suppliers:
    "id text, name text, vat_id text, tax_number text, street text, postcode text, city text, country text, email text, ibans jsonb",
  companies:
    "id text, name text, other_names jsonb, vat_id text, street text, postcode text, city text, country text, email text",
  orders:
    "number text, supplier_id text, date date, currency text, status text, charges numeric, payment_days int, lines jsonb",
  receipts: "number text, order_number text, date date, lines jsonb",
  rates: '"from" text, "to" text, rate numeric, date date',
  units: 'item text, "from" text, "to" text, factor numeric',
  invoices:
    "case_id text, number text, kind text, supplier_id text, issued date, currency text, gross_micros bigint, order_number text, matched jsonb, cancelled boolean",
};

/** The books of the demonstration: suppliers, orders, receipts and what is booked, in a schema of its own beside the house's. */
export async function prepareErp(house: House): Promise<void> {
  const { database } = house;
  await connectToOwnDatabase(house, "erp");
  const [found] = await database.query<{ there: boolean }>(
    "select to_regclass('demo_erp.invoices') is not null as there",
  );
  const { books } = demonstrationInvoices();
  if (found?.there === true && (await isComplete(database, books))) return;
  const rows: Record<string, object[]> = {
    suppliers: books.suppliers.map(snaked),
    companies: books.companies.map(snaked),
    orders: books.orders.map((order) => ({ ...snaked(order), supplier_id: order.supplier?.id })),
    receipts: books.receipts.map(({ order, ...receipt }) => ({ ...receipt, order_number: order })),
    rates: [...books.rates],
    units: [...books.units],
    invoices: books.invoices.map(bookedRow),
  };
  await database.transaction(async (tx) => {
    for (const statement of tables.split(";\n")) await tx.query(statement);
    for (const [table, some] of Object.entries(rows)) {
      const names = (columns[table] ?? "")
        .split(", ")
        .map((column) => column.slice(0, column.lastIndexOf(" ")))
        .join(", ");
      await tx.query(
        `insert into demo_erp.${table} (${names}) select ${names} from jsonb_to_recordset($1::jsonb) as x(${columns[table]}) on conflict do nothing`,
        [JSON.stringify(some)],
      );
    }
  });
}

/** Books of an earlier version lack the orders of invoices that came later. */
async function isComplete(database: Queryable, { orders }: DemonstrationBooks): Promise<boolean> {
  const known = await database.query("select 1 from demo_erp.orders where number = $1", [orders.at(-1)?.number]);
  return known.length > 0;
}

/** As the workflow writes what it posts. */
function bookedRow({
  number,
  kind,
  supplier,
  issued,
  currency,
  gross,
  order,
  cancelled,
  lines,
}: EarlierInvoice): object {
  return {
    case_id: `before-${supplier?.id}-${number}`,
    number,
    kind,
    supplier_id: supplier?.id,
    issued,
    currency,
    gross_micros: Math.round(Number(gross ?? 0) * 1_000_000),
    order_number: order,
    cancelled,
    matched: { lines: lines.map(({ quantity, ...line }) => ({ ...line, invoiced: quantity })) },
  };
}

/** `vatId` is the column `vat_id`. */
function snaked(record: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
}
