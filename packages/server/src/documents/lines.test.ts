import { layoutText } from "@surety/core/extract/layout-text";
import { ublInvoice } from "@surety/core/invoice/e-invoices.fixture";
import { htmlTables } from "@surety/core/document/html-tables";
import type { CaseDetail } from "@surety/core/wire/case";
import { bills, billTable, type SampleBill } from "@surety/testing/factories/bills";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finishJob } from "../commands/jobs.ts";
import type { App } from "../http/app-env.ts";
import { openTestDoor } from "../http/test-door.ts";
import { labelsAsCsv } from "../project/labels-as-csv.ts";
import { openTestHouse, owner, reviewer, ruleWorkflow, type TestHouse } from "../test-house.ts";

type Source = ReturnType<typeof ruleWorkflow>;

const columns = {
  item: { type: "id" },
  name: { type: "text" },
  quantity: { type: "number" },
  unit: { type: "unit" },
  price: { type: "money" },
  amount: { type: "money" },
};
const lines = { type: "lines", country: "GB", columns };
const document = { type: "object", format: "document" };

/** Fields that an e-invoice says all of, matched with the orders that come with the case. */
const invoices = {
  name: "invoices",
  title: "Invoices",
  noun: "invoices",
  input: {
    type: "object",
    required: ["document"],
    properties: { document, orders: { type: "array", items: { type: "object" } } },
  },
  accept: "size(input.document.hash) > 0",
  dedupe: { key: "input.document.hash" },
  flow: [
    { prepare: { doc: { read: { document: "input.document" } } } },
    {
      judge: {
        bill: {
          extract: {
            from: "doc",
            fields: {
              number: { type: "id", invoice: "number" },
              order: { type: "id", invoice: "orderNumber" },
              currency: { type: "id", invoice: "currency" },
              net: { type: "money", invoice: "totals.net" },
              seller: { type: "address", invoice: "seller" },
              lines: { ...lines, sum: "net" },
            },
          },
        },
      },
    },
    { prepare: { match: { match: { invoice: "bill.invoice", orders: "input.orders" }, onMissing: "continue" } } },
    { judge: { booking: { rule: { cases: [{ when: 'match.status == "matched"', value: "post" }] } } } },
    {
      act: [
        {
          otherwise: [
            {
              store: {
                record: "bill",
                data: {
                  city: "bill.fields.seller.city",
                  first: "bill.fields.lines[0].name",
                  lines: "size(bill.fields.lines)",
                },
              },
            },
          ],
        },
      ],
    },
  ],
} as unknown as Source;

/** Tables that people have written as they like. */
const tables = {
  name: "tables",
  title: "Tables",
  noun: "bills",
  input: { type: "object", required: ["document"], properties: { document } },
  accept: "true",
  dedupe: { key: "input.document.hash" },
  labels: { secondPerson: false },
  flow: [
    { prepare: { doc: { read: { document: "input.document" } } } },
    { judge: { bill: { extract: { from: "doc", fields: { lines } } } }, gate: { maxError: 0.2, audit: 0.01 } },
    { act: [{ otherwise: [{ store: { record: "bill", data: { lines: "size(bill.fields.lines)" } } }] }] },
  ],
} as unknown as Source;

describe("lines of documents, from the door to what they are matched with", () => {
  let house: TestHouse;
  let app: App;
  let headers: Record<string, string>;

  beforeAll(async () => {
    house = await openTestHouse();
    ({ app, headers } = await openTestDoor(house));
    for (const workflow of [invoices, tables]) {
      await house.commands.saveWorkflow(ruleWorkflow(workflow), owner);
      await house.commands.setStage(workflow.name, "live", owner);
    }
  });
  afterAll(() => house.end());

  const read = async <Body>(path: string): Promise<Body> =>
    (await (await app.request(`/api/v1${path}`, { headers })).json()) as Body;
  const sent = async (workflow: string, name: string, content: string, more: object = {}): Promise<CaseDetail> => {
    const bytes = async function* () {
      yield new TextEncoder().encode(content);
    };
    const { hash } = await house.files.add(bytes(), name);
    const [arrival] = await house.send(workflow, { document: { hash, name }, ...more });
    await house.quiet();
    return read<CaseDetail>(`/cases/${arrival?.caseId ?? ""}`);
  };
  const reviewOf = async (workflow: string, caseId: string) => {
    const { items } = await read<{ items: { id: string; caseId: string }[] }>(`/reviews?workflow=${workflow}`);
    return items.find((one) => one.caseId === caseId)?.id ?? "";
  };
  const records = async (caseId: string) =>
    (await house.database.query<{ data: unknown }>("select data from surety.records where case_id = $1", [caseId])).map(
      (one) => one.data,
    );
  const order = (quantity: number) => ({
    number: "PO-7",
    currency: "EUR",
    lines: [{ line: "1", name: "Advice", quantity, unit: "HUR", price: 40, delivered: false }],
  });

  it("are taken from an e-invoice without a model, matched with their order, and posted", async () => {
    const detail = await sent("invoices", "u.xml", ublInvoice(), { orders: [order(2.5)] });
    const [bill] = detail.judgments;
    expect(bill).toMatchObject({
      model: "e-invoice",
      confidence: 1,
      route: "automate",
      reason: { sentence: "The e-invoice says all of it, and nothing in it speaks against it." },
    });
    const said = JSON.parse(bill?.value ?? "{}") as Record<string, unknown>;
    expect(said["lines"]).toEqual([
      { item: null, name: "Advice", quantity: "2.5", unit: "HUR", price: "40.00", amount: "100.00" },
    ]);
    expect(said["seller"]).toMatchObject({ postcode: expect.any(String), city: expect.any(String) });
    const read = bill?.fields.find(({ name }) => name === "lines");
    expect(read?.rows).toEqual([
      expect.objectContaining({ amount: expect.objectContaining({ value: "100.00", confidence: 1 }) }),
    ]);
    expect(detail).toMatchObject({ status: "done", route: "automated" });
    expect(detail.prepared.find(({ name }) => name === "match")?.value).toMatchObject({
      status: "matched",
      orders: ["PO-7"],
    });
    expect(await records(detail.id)).toEqual([expect.objectContaining({ first: "Advice", lines: 1 })]);
    expect(detail.answer).toContain("lines: 1 line");
  });

  it("go to a person where they are not what was ordered", async () => {
    const changed = ublInvoice(["<cbc:ID>U-1<", "<cbc:ID>U-2<"]);
    const detail = await sent("invoices", "v.xml", changed, { orders: [order(1)] });
    expect(detail.status).toBe("waiting");
    const matched = detail.prepared.find(({ name }) => name === "match")?.value;
    const { mismatches } = matched as { mismatches: { code: string; line: number | null }[] };
    expect(mismatches.map(({ code, line }) => [code, line])).toContainEqual(["quantity-over-ordered", 0]);
  });

  const known = bills(160, 1);
  const fresh = bills(24, 2);
  const htmlOf = (bill: SampleBill) => `<!doctype html><html><body><p>Bill</p>${billTable(bill)}</body></html>`;

  it("are learned from tables, and whole documents of them are automated", { timeout: 120_000 }, async () => {
    const items = known.map((bill, at) => ({
      text: layoutText([], htmlTables(htmlOf(bill))),
      value: JSON.stringify({ lines: bill.lines }),
      externalId: `${at}`,
    }));
    await house.commands.addLabels("tables", "bill", items, owner);
    const job = await house.commands.startTraining("tables", owner);
    const { bill } = (await finishJob(house.world, job.id)) as { bill: { gate: string; accuracy: { value: number } } };
    expect(bill.gate).toBe("earned");
    expect(bill.accuracy.value).toBeGreaterThan(0.9);
    const details: CaseDetail[] = [];
    for (const one of fresh) details.push(await sent("tables", "bill.html", htmlOf(one)));
    const right = details.filter(
      ({ judgments: [said] }, at) =>
        JSON.stringify(JSON.parse(said?.value ?? "{}").lines) === JSON.stringify(fresh[at]!.lines),
    );
    expect(right.length / fresh.length).toBeGreaterThan(0.85);
    expect(details.filter(({ route }) => route === "automated").length).toBeGreaterThan(fresh.length / 2);
  });

  it("are put right by a person, which is a label of rows and a line of CSV", async () => {
    const odd = "<!doctype html><table><tr><td>Bolts<td>three<td>4.00<td>12.00</tr></table>";
    const detail = await sent("tables", "odd.html", odd);
    expect(detail.status).toBe("waiting");
    const review = await reviewOf("tables", detail.id);
    const decide = (answer: object) =>
      house.commands.decideReview(review, { answers: { bill: JSON.stringify(answer) } }, reviewer);
    await expect(decide({ lines: [{ colour: "red" }] })).rejects.toThrow(
      'answers.bill.lines[0] has a column "colour" that is none of item, name, quantity, unit, price, amount.',
    );
    await decide({ lines: [{ name: " Bolts ", quantity: "3", unit: "Stk.", price: "4", amount: "12,00" }] });
    await house.quiet();
    const row = { item: null, name: "Bolts", quantity: "3", unit: "C62", price: "4.00", amount: "12.00" };
    const [label] = await house.database.query<{ value: string }>(
      "select value from surety.labels where case_id = $1",
      [detail.id],
    );
    expect(JSON.parse(label?.value ?? "")).toEqual({ lines: [row] });
    expect(await records(detail.id)).toEqual([{ lines: 1 }]);
    const [, csv] = await labelsAsCsv(house, "tables", "bill");
    expect(csv.split("\r\n").at(-1)).toContain(`"[${JSON.stringify(row).replaceAll('"', '""')}]"`);
  });

  it("are refused in a document that says what does not go together", async () => {
    const saved = (fields: object) =>
      house.commands.saveWorkflow(
        ruleWorkflow({
          ...tables,
          flow: [tables.flow[0], { judge: { bill: { extract: { from: "doc", fields } } } }, tables.flow[2]],
        } as unknown as Source),
        owner,
      );
    await expect(saved({ lines: { type: "lines" } })).rejects.toThrow("Lines have no columns");
    await expect(saved({ lines: { ...lines, sum: "net" } })).rejects.toThrow('"net" is no field of money');
    await expect(saved({ lines, to: { type: "text", invoice: "buyer" } })).rejects.toThrow("is an address");
  });
});
