import { verifyStandardWebhook } from "@surety/connectors";
import { Secret } from "@surety/core/ports/secret";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { type FakeReceiver, startFakeReceiver } from "@surety/testing/fakes/fake-receiver";
import { type FakeSmtp, startFakeSmtp } from "@surety/testing/fakes/fake-smtp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";

const signingSecret = `whsec_${Buffer.alloc(24, 9).toString("base64")}`;

/** One workflow with every prepare step and every action there is. */
const orders: WorkflowSource = {
  name: "orders",
  title: "Orders",
  input: {
    type: "object",
    required: ["body", "customerId"],
    properties: {
      body: { type: "string" },
      customerId: { type: "string" },
      ordered: { type: "string" },
      total: { type: "string" },
      phone: { type: "string" },
    },
  },
  triggers: [{ id: "api", api: {} }],
  flow: [
    {
      prepare: {
        text: { clean: { from: "input.body" } },
        day: { normalise: { from: "input.ordered", as: "date", country: "DE" } },
        amount: { normalise: { from: "input.total", as: "money", currency: "EUR", country: "DE" } },
        phone: { normalise: { from: "input.phone", as: "phone", country: "DE" }, onMissing: "continue" },
        customer: {
          lookup: {
            connection: "crm",
            sql: "select name, mail from shop.customers where id = :id",
            params: { id: "input.customerId" },
            cache: "1m",
          },
        },
        stock: {
          lookup: { connection: "desk", path: "stock", query: { customer: "input.customerId" } },
          onMissing: "continue",
        },
        loud: { compute: 'text.contains("!")' },
      },
      expect: ["size(text) > 3"],
    },
    { judge: { kind: { rule: { cases: [{ when: "size(text) > 0", value: "order" }] } } } },
    {
      act: [
        {
          when: 'kind.value == "order"',
          do: [
            { assign: { queue: "{{ kind.value }}s" } },
            {
              update: {
                connection: "crm",
                table: "shop.orders",
                key: { id: "case.id" },
                set: { customer: "customer.name", day: "day", loud: "loud" },
              },
            },
            { http: { connection: "desk", path: "/orders", body: { amount: "amount.micros", phone: "phone" } } },
            { webhook: { connection: "partner", event: "order.taken", data: { day: "day" } } },
            {
              email: {
                connection: "post",
                to: "{{ customer.mail }}",
                subject: "Your order",
                text: "Dear {{ customer.name }}, we have it.",
              },
            },
            { notify: { connection: "chat", text: "{{ customer.name }} ordered" } },
            { start: { workflow: "sorting", input: { text: "text" } } },
            { store: { record: "decision", data: { day: "day" } } },
          ],
        },
        { otherwise: [] },
      ],
    },
  ],
  review: { queue: "leads" },
};

describe("every kind of step", () => {
  let house: TestHouse;
  let receiver: FakeReceiver;
  let smtp: FakeSmtp;
  let caseId: string;

  beforeAll(async () => {
    [receiver, smtp, house] = await Promise.all([startFakeReceiver(), startFakeSmtp(), openTestHouse()]);
    await house.database.query("create schema shop");
    await house.database.query("create table shop.customers (id text primary key, name text, mail text)");
    await house.database.query(
      "create table shop.orders (id text primary key, customer text, day text, loud boolean, idempotency_key text)",
    );
    await house.database.query("insert into shop.customers values ('c1', 'Ida Ito', 'ida@example.org')");
    receiver.answer("/stock", { body: { left: 3 } });
    const allowPrivate = [receiver.host];
    const mail = { host: smtp.host, port: smtp.port, security: "none", from: "desk@shop.example" };
    const connections: [string, string, Record<string, unknown>][] = [
      ["crm", "postgres", { url: house.database.url }],
      ["desk", "http", { baseUrl: receiver.url, allowPrivate }],
      ["partner", "webhook", { url: `${receiver.url}/hook`, secret: signingSecret, allowPrivate }],
      ["chat", "chat", { url: `${receiver.url}/chat`, allowPrivate }],
      ["post", "smtp", { ...mail, allowPrivate: [`${smtp.host}:${smtp.port}`] }],
    ];
    for (const [name, kind, settings] of connections) await house.commands.saveConnection(name, kind, settings, owner);
    await house.commands.saveWorkflow(ruleWorkflow(), owner);
    await house.commands.saveWorkflow(orders, owner);
    for (const name of ["sorting", "orders"])
      await house.commands.setStage(name, "live", owner, "it is a test of everything");
    const input = {
      body: "<p>Twelve of the blue ones!</p>",
      customerId: "c1",
      ordered: "3.2.2026",
      total: "1.234,50 €",
      phone: "030 1234567",
    };
    const [arrival] = await house.send("orders", input);
    caseId = arrival?.caseId ?? "";
    await house.quiet();
  });
  afterAll(async () => {
    await house?.end();
    await Promise.all([receiver.close(), smtp.close()]);
  });

  const sent = (path: string) => receiver.effects().find((one) => one.path === path);

  it("prepares each value in its form, and looks the rest up", async () => {
    const [row] = await house.database.query<{ status: string; data: Record<string, { value: unknown }> }>(
      "select status, data from surety.cases where id = $1",
      [caseId],
    );
    expect(row?.status).toBe("done");
    const values = Object.fromEntries(Object.entries(row?.data ?? {}).map(([name, one]) => [name, one.value]));
    expect(values).toMatchObject({
      text: "Twelve of the blue ones!",
      day: "2026-02-03",
      amount: { micros: 1_234_500_000, currency: "EUR" },
      phone: "+49301234567",
      customer: { name: "Ida Ito", mail: "ida@example.org" },
      stock: { left: 3 },
      loud: true,
    });
  });

  it("acts on each outside system once, and the ledger has every receipt", async () => {
    const ledger = await house.database.query<{ kind: string; status: string }>(
      "select kind, status from surety.effects where case_id = $1 order by action",
      [caseId],
    );
    expect(ledger).toEqual(["update", "http", "webhook", "email", "notify"].map((kind) => ({ kind, status: "sent" })));
    expect(await house.database.query("select customer, day, loud from shop.orders")).toEqual([
      { customer: "Ida Ito", day: "2026-02-03", loud: true },
    ]);
    expect(JSON.parse(sent("/orders")?.body ?? "")).toEqual({ amount: 1_234_500_000, phone: "+49301234567" });
    expect(sent("/chat")?.body).toContain("Ida Ito ordered");
    expect(smtp.mailbox().map(({ to, mail }) => [to, mail.subject, mail.text?.trim()])).toEqual([
      [["ida@example.org"], "Your order", "Dear Ida Ito, we have it."],
    ]);
  });

  it("signs webhooks as Standard Webhooks says", () => {
    const hook = sent("/hook");
    const verdict = verifyStandardWebhook({
      headers: hook?.headers ?? {},
      body: hook?.body ?? "",
      secret: new Secret(signingSecret),
      now: new Date(),
    });
    expect(verdict).toMatchObject({ ok: true });
    expect(JSON.parse(hook?.body ?? "")).toMatchObject({ type: "order.taken", data: { day: "2026-02-03" } });
  });

  it("starts the other workflow, stores the record, and assigns the queue", async () => {
    const [started] = await house.database.query<{ status: string }>(
      "select status from surety.cases where workflow = 'sorting' and trigger_id = 'start'",
    );
    expect(started?.status).toBe("waiting");
    expect(await house.database.query("select record, data from surety.records where case_id = $1", [caseId])).toEqual([
      { record: "decision", data: { day: "2026-02-03" } },
    ]);
    expect(await house.database.query("select queue from surety.cases where id = $1", [caseId])).toEqual([
      { queue: "orders" },
    ]);
  });
});
