import { ublCreditNote, ublInvoice } from "@surety/core/invoice/e-invoices.fixture";
import type { CaseDetail } from "@surety/core/wire/case";
import type { ReviewDetail, ReviewSummary } from "@surety/core/wire/review";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { demonstrationInvoices, templates } from "@surety/templates";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepareErp } from "../demonstration/demonstration-erp.ts";
import { prepareDutyDesk } from "../demonstration/duty-desk.ts";
import type { App } from "../http/app-env.ts";
import { openTestDoor } from "../http/test-door.ts";
import { openTestHouse, owner, reviewer, ruleWorkflow, type TestHouse } from "../test-house.ts";

const bills = (name: string, onMissing: "continue" | "exception") =>
  ruleWorkflow({
    name,
    title: name,
    input: {
      type: "object",
      required: ["document"],
      properties: { document: { type: "object", format: "document" } },
    },
    accept: "true",
    dedupe: { key: "input.document.hash" },
    flow: [
      { prepare: { doc: { read: { document: "input.document" }, onMissing } } },
      {
        judge: {
          bill: {
            extract: {
              from: "doc",
              fields: {
                number: { type: "id", invoice: "number" },
                net: { type: "money", invoice: "totals.net" },
                gross: { type: "money", invoice: "totals.gross" },
              },
            },
          },
        },
      },
      {
        act: [
          {
            otherwise: [
              {
                store: {
                  record: "bill",
                  data: {
                    number: "bill.invoice.number",
                    gross: "bill.invoice.totals.gross.micros",
                    kind: "bill.invoice.kind",
                    account: "bill.invoice.payment.iban",
                    taxes: "size(bill.invoice.taxes)",
                  },
                },
              },
            ],
          },
        ],
      },
    ],
  } as unknown as Partial<WorkflowSource>);

describe("an e-invoice that was refused, from the door to the decision", () => {
  let house: TestHouse;
  let app: App;
  let headers: Record<string, string>;

  beforeAll(async () => {
    house = await openTestHouse();
    ({ app, headers } = await openTestDoor(house));
    await prepareErp(house);
    await prepareDutyDesk(house);
    const shipped = templates.find(({ name }) => name === "invoice-intake")!.workflow;
    for (const workflow of [shipped, bills("bills", "exception"), bills("all-bills", "continue")]) {
      await house.commands.saveWorkflow(workflow, owner);
      await house.commands.setStage(workflow.name, "live", owner);
    }
  });
  afterAll(() => house.end());

  const read = async <Body>(path: string): Promise<Body> =>
    (await (await app.request(`/api/v1${path}`, { headers })).json()) as Body;
  const sent = async (workflow: string, xml: string): Promise<CaseDetail> => {
    const body = new FormData();
    body.set("document", new File([xml], "invoice.xml"));
    const answer = await app.request(`/api/v1/workflows/${workflow}/cases`, { method: "POST", body, headers });
    const { caseId } = (await answer.json()) as { caseId: string };
    await house.quiet();
    return read(`/cases/${caseId}`);
  };
  const reviewOf = async ({ id, workflow }: Pick<CaseDetail, "id" | "workflow">): Promise<ReviewDetail> => {
    const { items } = await read<{ items: ReviewSummary[] }>(`/reviews?workflow=${workflow}&limit=100`);
    return read(`/reviews/${items.find((one) => one.caseId === id)?.id}`);
  };
  const decide = async (detail: CaseDetail, record: object) => {
    const { id } = await reviewOf(detail);
    await house.commands.decideReview(id, { answers: { bill: JSON.stringify(record) } }, reviewer);
    await house.quiet();
    return read<CaseDetail>(`/cases/${detail.id}`);
  };
  const kept = async ({ id }: CaseDetail) =>
    (await house.database.query<{ data: unknown }>("select data from surety.records where case_id = $1", [id])).map(
      (one) => one.data,
    );
  const booked = () =>
    house.database.query(
      "select number, gross_micros / 1000000.0::float8 as gross from demo_erp.invoices where case_id not like 'before-%'",
    );

  it("says at the desk of the shipped workflow what its XML says, where, and which rules it breaks", async () => {
    const { content } = demonstrationInvoices().invoices.find(
      ({ name, fault }) => fault === null && name.endsWith(".xml"),
    )!;
    const xml = new TextDecoder().decode(content);
    const [, gross] = /TaxInclusiveAmount[^>]*>([\d.]+)</.exec(xml)!;
    const detail = await sent("invoice-intake", xml.replace(/(TaxInclusiveAmount[^>]*>)[\d.]+</, "$11.00<"));
    const review = await reviewOf(detail);
    expect(review).toMatchObject({ kind: "exception", why: { label: "Refused" }, questions: [{ judgment: "bill" }] });
    const { refused, suggestion, confidence, fields = [] } = review.questions[0]!;
    // It is no suggestion: nothing accepts it, and it is sure of nothing.
    expect([suggestion, confidence]).toEqual([null, null]);
    expect(refused?.fields.map(({ name }) => name)).toEqual(fields.map(({ name }) => name));
    const field = (name: string) => refused?.fields.find((one) => one.name === name);
    expect(field("gross")).toMatchObject({
      value: "1.00",
      source: "/Invoice/LegalMonetaryTotal/TaxInclusiveAmount",
      faults: [
        { rule: "BR-CO-15", message: expect.stringMatching(/^totals\.gross is 1 GBP, but net plus tax is/) },
        { rule: "BR-CO-16" },
      ],
    });
    expect(field("net")).toMatchObject({ faults: [], against: ["gross"] });
    expect(JSON.parse(field("lines")?.value ?? "[]")).not.toHaveLength(0);
    expect(await booked()).toEqual([]);
    expect(detail.judgments).toEqual([]);
    const decided = await decide(detail, {
      ...Object.fromEntries(refused!.fields.map(({ name, value }) => [name, plain(name, value)])),
      gross,
    });
    expect(decided).toMatchObject({ status: "done", route: "reviewed", queue: "posted" });
    expect(decided.timeline.map(({ title }) => title)).toContainEqual(expect.stringMatching(/^Decided bill: number: /));
    expect(await booked()).toMatchObject([{ gross: Number(gross) }]);
  });

  it("keeps nothing of it that nobody signed but which way the money goes", async () => {
    const wrong = ublCreditNote().replace(">108.00<", ">107.00<");
    const detail = await sent("bills", wrong);
    expect(await kept(detail)).toEqual([]);
    await decide(detail, { number: "U-1", net: "90.00", gross: "108.00" });
    expect(await kept(detail)).toEqual([
      { number: "U-1", gross: 108_000_000, kind: "credit-note", account: null, taxes: 0 },
    ]);
  });

  it("waits for a person, with what it says, where its case goes on to be judged", async () => {
    const detail = await sent(
      "all-bills",
      ublInvoice(['TaxInclusiveAmount currencyID="EUR">108.00', 'TaxInclusiveAmount currencyID="EUR">9.00']),
    );
    expect([detail.waitingFor, await kept(detail)]).toEqual(["review", []]);
    const review = await reviewOf(detail);
    expect(review).toMatchObject({ kind: "review", questions: [{ suggestion: null }] });
    expect(review.questions[0]?.refused?.fields).toMatchObject([
      { name: "number", value: "U-1", faults: [] },
      { name: "net", value: "90.00", against: ["gross"] },
      { name: "gross", value: "9.00", faults: [{ rule: "BR-CO-15" }, { rule: "BR-CO-16" }] },
    ]);
  });

  it("says nothing of the kind where an e-invoice is right, or none", async () => {
    const detail = await sent("all-bills", "<note>nothing</note>");
    expect((await reviewOf(detail)).questions[0]).not.toHaveProperty("refused");
    expect(await kept(await sent("bills", ublInvoice()))).toMatchObject([
      { number: "U-1", taxes: 1, account: "DE89370400440532013000" },
    ]);
  });
});

/** Lines are a list in an answer. */
const plain = (name: string, value: string | null): unknown =>
  name === "lines" && value !== null ? JSON.parse(value) : value;
