import { demonstrationInvoices, templates } from "@surety/templates";
import { afterAll, beforeAll, expect, it } from "vitest";
import { unsealSettings } from "../definitions/sealed-settings.ts";
import { openTestHouse, owner, type TestHouse } from "../test-house.ts";
import { prepareErp } from "./demonstration-erp.ts";
import { prepareDutyDesk } from "./duty-desk.ts";
import { sendInvoices } from "./play-invoices.ts";

const expected: Readonly<Record<string, string>> = {
  "a price that is too high": "price-differs",
  "more billed than came": "quantity-over-received",
  "the same number with other punctuation": "duplicate",
  "another account": "iban-differs",
  "more came and billed than was ordered": "over-delivery",
  "a line that nobody ordered": "line-not-ordered",
  "freight that was not agreed": "charges-differ",
  "an order number that nobody knows": "order-unknown",
};

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
  await prepareErp(house);
  // The project is moved: the socket of its database lies elsewhere now, and the connection follows.
  await house.connections.save("erp", "postgres", { url: "postgresql://postgres@localhost/surety?host=%2Fhome%2Fold" });
  await prepareErp(house);
  await prepareDutyDesk(house);
  const workflow = templates.find(({ name }) => name === "invoice-intake")?.workflow;
  await house.commands.saveWorkflow(workflow!, owner);
  await house.commands.setStage("invoice-intake", "live", owner);
});
afterAll(() => house.end());

it("posts the invoices of the demonstration that are right, and gives the others to people with what is wrong", async () => {
  const { invoices } = demonstrationInvoices();
  expect(new Set(invoices.map(({ name }) => name)).size).toBe(invoices.length);
  await sendInvoices(house, invoices);
  await house.quiet();
  const cases = await house.database.query<{
    name: string;
    status: string;
    codes: string[];
    said: string[];
    large: boolean;
  }>(
    `select (data->'doc'->'value'->'invoice'->'totals'->'gross'->>'micros')::bigint > 20000000000 as large, input->'document'->>'name' as name, status,
       array(select m->>'message' from jsonb_array_elements(data->'match'->'value'->'mismatches') m) as said,
       array(select m->>'code' from jsonb_array_elements(data->'match'->'value'->'mismatches') m) as codes
     from surety.cases where workflow = 'invoice-intake'`,
  );
  const found = cases.map(({ name, ...one }) => [name, one] as const);
  const byName = new Map(found);
  const wrong = invoices.filter(({ name, fault }) => {
    const { status, codes, large } = byName.get(name) ?? { status: "lost", codes: [""], large: false };
    return fault === null
      ? status !== (large ? "waiting" : "done")
      : status !== "waiting" || !codes.includes(expected[fault] ?? "");
  });
  expect(wrong.map(({ name, fault }) => ({ name, fault, ...byName.get(name) }))).toEqual([]);
  const [{ booked } = { booked: 0 }] = await house.database.query<{ booked: number }>(
    "select count(*)::int as booked from demo_erp.invoices where case_id not like 'before-%'",
  );
  expect(booked).toBe(invoices.filter(({ name, fault }) => fault === null && !byName.get(name)?.large).length);
});

it("leaves a connection alone that somebody has pointed elsewhere", async () => {
  const theirs = { url: "postgresql://ada@erp.example/books" };
  await house.connections.save("erp", "postgres", theirs);
  await prepareErp(house);
  const [row] = await house.database.query<{ settings: Record<string, unknown> }>(
    "select settings from surety.connections where name = 'erp'",
  );
  expect(await unsealSettings(row!.settings, (key) => house.secrets.read(key))).toMatchObject(theirs);
});
