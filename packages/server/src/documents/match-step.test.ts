import { ublInvoice } from "@surety/core/invoice/e-invoices.fixture";
import type { CaseDetail } from "@surety/core/wire/case";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { App } from "../http/app-env.ts";
import { openTestDoor } from "../http/test-door.ts";
import { openTestHouse, owner, reviewer, ruleWorkflow, type TestHouse } from "../test-house.ts";

type WorkflowSource = ReturnType<typeof ruleWorkflow>;
type MatchSpec = Record<string, unknown>;

const lookup = (sql: string, params: Record<string, string>) => ({ lookup: { connection: "erp", sql, params } });
const byNumber = { number: "doc.invoice.orderNumber" };
const orders = lookup("select number, currency, lines from erp.orders where number = :number", byNumber);
const receipts = lookup(
  'select number, order_number as "order", lines from erp.receipts where order_number = :number',
  byNumber,
);

/** Reads, matches, and posts what a rule says is to be posted: all that was read. */
function intake(name: string, match: MatchSpec, onMissing: "continue" | "exception"): WorkflowSource {
  return ruleWorkflow({
    name,
    title: "Intake",
    input: {
      type: "object",
      required: ["document"],
      properties: {
        document: { type: "object", format: "document" },
        orders: { type: "array", items: { type: "object" } },
        trusted: { type: "boolean" },
      },
    },
    accept: "size(input.document.hash) > 0",
    dedupe: { key: "input.document.hash" },
    flow: [
      { prepare: { doc: { read: { document: "input.document" } } } },
      { prepare: { match: { match: { invoice: "doc.invoice", ...match } as never, onMissing } } },
      { judge: { booking: { rule: { cases: [{ when: "doc.invoice != null", value: "post" }] } } } },
      {
        act: [
          {
            otherwise: [
              { store: { record: "bill", data: { number: "doc.invoice.number", matched: "match.status" } } },
              { assign: { queue: "{{ booking.value }}" } },
            ],
          },
        ],
      },
    ],
  });
}

describe("a match step", () => {
  let house: TestHouse;
  let app: App;
  let headers: Record<string, string>;
  beforeAll(async () => {
    house = await openTestHouse();
    ({ app, headers } = await openTestDoor(house));
    await house.database.query("create schema erp");
    await house.database.query("create table erp.orders (number text primary key, currency text, lines jsonb)");
    await house.database.query("create table erp.receipts (number text primary key, order_number text, lines jsonb)");
    await house.connections.save("erp", "postgres", { url: house.database.url });
    for (const workflow of [
      intake("goes-on", { orders, receipts }, "continue"),
      intake("stops", { orders, receipts }, "exception"),
      intake(
        "given",
        {
          orders: "input.orders",
          tolerances: [{ when: "input.trusted", price: { percent: 10 } }, { price: { percent: 1 } }],
        },
        "continue",
      ),
    ]) {
      await house.commands.saveWorkflow(workflow, owner);
      await house.commands.setStage(workflow.name, "live", owner);
    }
  });
  afterAll(() => house.end());

  const advice = (changes: object = {}) => [
    { line: "1", name: "Advice", quantity: 2.5, unit: "HUR", price: 40, delivered: true, ...changes },
  ];
  let orderNumber = "";
  let sent = 0;
  /** A new order, and what came of it; the next invoices are for it. */
  const books = async (price: number, received: number | null) => {
    orderNumber = `PO-7${sent}`;
    const lines = JSON.stringify(advice({ price }));
    await house.database.query("insert into erp.orders values ($1, 'EUR', $2)", [orderNumber, lines]);
    if (received === null) return;
    const came = JSON.stringify([{ order_line: "1", quantity: received, unit: "hour" }]);
    await house.database.query("insert into erp.receipts values ($1, $1, $2)", [orderNumber, came]);
  };
  const fileOf = async () => {
    sent += 1;
    const changes = [
      ["<cbc:ID>U-1<", `<cbc:ID>U-${sent * 111}<`],
      ["<cbc:ID>PO-7<", `<cbc:ID>${orderNumber}<`],
    ] as const;
    const xml = new TextEncoder().encode(ublInvoice(...changes));
    const content = async function* () {
      yield xml;
    };
    return house.files.add(content(), "u.xml");
  };
  const caseOf = async (workflow: string, more: object = {}): Promise<CaseDetail> => {
    const document = await fileOf();
    const [arrival] = await house.send(workflow, { document: { ...document }, ...more });
    await house.quiet();
    return (await (await app.request(`/api/v1/cases/${arrival?.caseId}`, { headers })).json()) as CaseDetail;
  };
  const told = (detail: CaseDetail) => detail.timeline.find(({ title }) => title.startsWith("match: "));
  const posted = async (detail: CaseDetail) =>
    house.database.query("select data from surety.records where case_id = $1", [detail.id]);

  it("lets an invoice that is what was ordered and came be posted without anybody", async () => {
    await books(40, 2.5);
    const detail = await caseOf("goes-on");
    expect(detail).toMatchObject({ status: "done", route: "automated", queue: "post" });
    expect(await posted(detail)).toMatchObject([{ data: { matched: "matched" } }]);
    const step = detail.prepared.find(({ name }) => name === "match");
    expect(step).toMatchObject({ kind: "match", missing: null, value: { status: "matched", orders: [orderNumber] } });
    expect(step?.at).not.toBeNull();
    expect(told(detail)).toMatchObject({
      title: `match: 1 line matches order ${orderNumber}`,
      detail: { mismatches: [] },
    });
    expect(detail.explained?.sources["match"]).toEqual({
      sentence: "doc.invoice, matched with orders of erp and receipts of erp",
      connection: "erp",
      reads: ["doc.invoice", "doc.invoice.orderNumber"],
    });
  });

  it("never lets a mismatch be automated, however certain the rule is, and posts it when a person says so", async () => {
    await books(32, 2.5);
    const detail = await caseOf("goes-on");
    const sentence = `The invoice does not match: Line 1 (Advice): the price is 40 EUR per h, but order ${orderNumber}, line 1 says 32 EUR: 8 EUR (25 %) more; nothing is tolerated.`;
    expect(detail).toMatchObject({ status: "waiting", waitingFor: "review" });
    expect(detail.judgments).toMatchObject([
      { value: "post", route: "review", reason: { code: "check-failed", sentence } },
    ]);
    expect(told(detail)).toMatchObject({
      title: `match: 1 mismatch with order ${orderNumber}`,
      detail: { mismatches: [{ field: "lines[0].price", remedy: expect.stringContaining("corrected invoice") }] },
    });
    expect(await posted(detail)).toEqual([]);
    await house.commands.decideReview(detail.review?.id ?? "", { answers: { booking: "post" } }, reviewer);
    await house.quiet();
    expect(await posted(detail)).toMatchObject([{ data: { matched: "mismatched" } }]);
  });

  it("sends it to a person at once where the step says so, with the reason", async () => {
    await books(40, null);
    const detail = await caseOf("stops");
    expect(detail).toMatchObject({ waitingFor: "review" });
    expect(detail.timeline.filter(({ kind }) => kind === "error").map(({ title }) => title)).toEqual([
      `match: The invoice does not match: Line 1 (Advice): the quantity is 2.5 h, but for order ${orderNumber}, line 1 no receipt of it is known: 2.5 h too many; nothing is tolerated.`,
    ]);
    expect(detail.prepared.find(({ name }) => name === "match")).toMatchObject({ refused: true });
  });

  it("lets only one of two invoices over the same be posted that come at the same moment, and the same again a little later", async () => {
    await books(40, 2.5);
    const [one, other] = [await fileOf(), await fileOf()];
    await house.send("goes-on", { document: { ...one } }, { document: { ...other } });
    await house.quiet();
    const found = await house.database.query<{ status: string; codes: string[] }>(
      `select status, array(select m->>'code' from jsonb_array_elements(data->'match'->'value'->'mismatches') m) as codes
       from surety.cases where input->'document'->>'hash' = any($1) order by status`,
      [[one.hash, other.hash]],
    );
    const twice = ["duplicate-likely", "quantity-over-ordered", "quantity-over-received"];
    expect(found).toEqual([
      { status: "done", codes: [] },
      { status: "waiting", codes: twice },
    ]);
    expect(await caseOf("goes-on")).toMatchObject({ status: "waiting" });
  });

  it("takes records of the case, and tolerances under a condition", async () => {
    const given = () => ({ orders: [{ number: orderNumber, currency: "EUR", lines: advice({ price: 38 }) }] });
    orderNumber = "G-100";
    expect(await caseOf("given", { ...given(), trusted: true })).toMatchObject({ status: "done", route: "automated" });
    orderNumber = "G-200";
    expect(await caseOf("given", { ...given(), trusted: false })).toMatchObject({ waitingFor: "review" });
  });

  it("says which record cannot be read, and holds the case", async () => {
    const detail = await caseOf("given", { orders: [{ number: "PO-7", lines: advice({ quantity: "many" }) }] });
    const match = detail.prepared.find(({ name }) => name === "match")?.value;
    expect(match).toMatchObject({
      mismatches: [
        {
          code: "records-unreadable",
          message: expect.stringMatching(/^orders\[0\]\.lines\[0\]\.quantity: /),
          remedy: "Mend the record or the query that gives it.",
        },
      ],
    });
    expect(detail).toMatchObject({ waitingFor: "review" });
  });
});
