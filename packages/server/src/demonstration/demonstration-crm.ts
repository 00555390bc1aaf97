import { readCustomers } from "@surety/templates";
import type { House } from "../main.ts";
import { newSigningSecret } from "../security/new-signing-secret.ts";
import { prepareDutyDesk } from "./duty-desk.ts";
import { connectToOwnDatabase } from "./own-database.ts";

/**
 * What the demonstration needs outside: the customer system that it looks up and writes to (a schema of its own beside
 * the house's), and the desk that hears its alarms.
 */
export async function prepareCrm(house: House): Promise<void> {
  const { database } = house;
  await database.query("create schema if not exists demo_crm");
  await database.query(
    "create table if not exists demo_crm.customers (id text primary key, name text not null, tier text not null, plan text not null, country text not null, since date not null)",
  );
  await database.query(
    "create table if not exists demo_crm.tickets (case_id text primary key, queue text not null, intent text, customer_id text, decided_by text, idempotency_key text)",
  );
  const customers = await readCustomers();
  await database.query(
    `insert into demo_crm.customers select * from jsonb_to_recordset($1::jsonb) as x(id text, name text, tier text, plan text, country text, since date) on conflict (id) do nothing`,
    [JSON.stringify(customers)],
  );
  await connect(house);
  await prepareDutyDesk(house);
}

async function connect(house: House): Promise<void> {
  if (!(await connectToOwnDatabase(house, "crm"))) return;
  if ((await house.secrets.read("TICKETS")) === null)
    await house.secrets.save(house.database, "TICKETS", newSigningSecret());
}
