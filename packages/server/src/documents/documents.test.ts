import { ciiInvoice, ublInvoice } from "@surety/core/invoice/e-invoices.fixture";
import type { CaseDetail } from "@surety/core/wire/case";
import type { ShownDocument, StoredFile } from "@surety/core/wire/stored-document";
import { pdfFile } from "@surety/testing/factories/pdf-file";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { App } from "../http/app-env.ts";
import { openTestDoor } from "../http/test-door.ts";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";

const factur = (xml: string, pages?: string[][]) =>
  pdfFile({ ...(pages && { pages }), attachments: [{ name: "factur-x.xml", content: xml }] });

describe("documents, from the door to the decision", () => {
  let house: TestHouse;
  let app: App;
  let headers: Record<string, string>;

  beforeAll(async () => {
    house = await openTestHouse();
    ({ app, headers } = await openTestDoor(house));
    await house.commands.saveWorkflow(
      ruleWorkflow({
        name: "intake",
        title: "Intake",
        input: {
          type: "object",
          required: ["document"],
          properties: { document: { type: "object", format: "document" } },
        },
        accept: "size(input.document.hash) > 0",
        dedupe: { key: "input.document.hash" },
        flow: [
          { prepare: { doc: { read: { document: "input.document" } } } },
          {
            judge: {
              size: {
                rule: {
                  cases: [
                    { when: "doc.invoice == null", value: "none" },
                    {
                      when: 'doc.invoice.currency == "EUR" && doc.invoice.totals.due.micros < 500000000',
                      value: "small",
                    },
                    { when: "doc.invoice.totals.due.micros >= 500000000", value: "large" },
                  ],
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
                        number: "doc.invoice.number",
                        due: "doc.invoice.totals.due.micros",
                        lines: "size(doc.invoice.lines)",
                        words: "doc.text",
                      },
                    },
                  },
                  { assign: { queue: "{{ size.value }}" } },
                ],
              },
            ],
          },
        ],
      }),
      owner,
    );
    await house.commands.setStage("intake", "live", owner);
  });
  afterAll(() => house.end());

  const sent = async (content: string | Uint8Array, name = "a.pdf"): Promise<CaseDetail> => {
    const form = new FormData();
    form.set("document", new File([content], name));
    const answer = await app.request("/api/v1/workflows/intake/cases", { method: "POST", body: form, headers });
    const { caseId } = (await answer.json()) as { caseId: string };
    await house.quiet();
    return (await (await app.request(`/api/v1/cases/${caseId}`, { headers })).json()) as CaseDetail;
  };
  const troubleOf = (detail: CaseDetail) =>
    detail.timeline.filter(({ kind }) => kind === "error").map(({ title }) => title);
  const recordOf = async (detail: CaseDetail) =>
    (
      await house.database.query<{ data: unknown }>("select data from surety.records where case_id = $1", [detail.id])
    )[0]?.data;

  it("books an e-invoice by rules alone, and no model is asked", async () => {
    const detail = await sent(factur(ciiInvoice(), [["Invoice R-2026-17", "To pay: 100.00"]]));
    expect(detail).toMatchObject({ status: "done", route: "automated", queue: "small" });
    expect(await recordOf(detail)).toEqual({
      number: "R-2026-17",
      due: 100_000_000,
      lines: 2,
      words: "Invoice R-2026-17\nTo pay: 100.00",
    });
    const [doc] = detail.prepared;
    expect(doc).toMatchObject({
      name: "doc",
      kind: "read",
      missing: null,
      value: { type: "application/pdf", pages: 1, faults: [], doubts: [] },
    });
    expect(doc).toHaveProperty(["value", "sources", "totals.due"], expect.stringContaining("/DuePayableAmount"));
    expect(detail.explained?.sources["doc"]).toEqual({
      sentence: "read in input.document",
      connection: null,
      reads: ["input.document"],
    });
  });

  it("reads the same from XML that came alone, and text where there is no e-invoice", async () => {
    expect(await recordOf(await sent(ublInvoice(), "u.xml"))).toMatchObject({ number: "U-1", due: 108_000_000 });
    const plain = await sent(pdfFile({ pages: [["No e-invoice"]] }));
    expect([plain.status, plain.queue, await recordOf(plain)]).toEqual([
      "done",
      "none",
      { number: null, due: null, lines: 0, words: "No e-invoice" },
    ]);
  });

  it("gives an invoice that contradicts itself to a person, with the field and what it says", async () => {
    const detail = await sent(factur(ciiInvoice([">133.85<", ">133.00<"])));
    expect(detail).toMatchObject({ status: "waiting", waitingFor: "review" });
    expect(troubleOf(detail)).toEqual([
      "doc: The e-invoice cannot be right: totals.gross is 133 EUR, but net plus tax is 133.85 (BR-CO-15). totals.due is 100 EUR, but gross less what was prepaid is 99.15 (BR-CO-16).",
    ]);
    expect(detail.prepared[0]).toMatchObject({ refused: true, value: { invoice: { number: "R-2026-17" } } });
    expect(await recordOf(detail)).toBeUndefined();
  });

  it("says an e-invoice in words where it waits, and finds it by them", async () => {
    await sent(
      ublInvoice(['<cbc:PayableAmount currencyID="EUR">108', '<cbc:PayableAmount currencyID="EUR">107']),
      "w.xml",
    );
    const rows = await app.request("/api/v1/reviews?q=Advice", { headers });
    expect(await rows.json()).toMatchObject({
      items: [{ preview: "Invoice U-1 of 2026-03-05 from Seller KG to Buyer AG, 108.00 EUR: Advice" }],
    });
  });

  it.each([
    [
      "a document that cannot be read",
      "%PDF-1.7\n",
      "doc is missing: The document is broken: no page can be found in it. Ask its sender to send it again, or to print it into a new file.",
    ],
    [
      "a PDF whose e-invoice is none",
      factur("<a><b></a>"),
      "doc: factur-x.xml: The XML cannot be read: 1:10: unexpected close tag.",
    ],
  ])("gives %s to a person, and says why", async (_, content, said) => {
    const detail = await sent(content);
    expect([detail.waitingFor, troubleOf(detail)]).toEqual(["review", [said]]);
  });

  it("shows pages and their pictures to whoever may read cases", async () => {
    const file = async (content: string | Uint8Array) =>
      (await (await app.request("/api/v1/files", { method: "POST", body: content, headers })).json()) as StoredFile;
    const pages = async ({ hash }: StoredFile) =>
      (await (await app.request(`/api/v1/files/${hash}/pages`, { headers })).json()) as ShownDocument;
    const pdf = await file(pdfFile({ pages: [["One"], ["Two"]] }));
    expect(await pages(pdf)).toEqual({
      type: "application/pdf",
      pages: ["One", "Two"].map((text) => ({ width: 595, height: 842, picture: true, text })),
      text: "",
      tables: [],
      attachments: [],
      problem: null,
    });
    const sums = await pages(await file(pdfFile({ pages: [["Net     100.00", "Tax       19.00", "Due     119.00"]] })));
    expect(sums.tables).toMatchObject([
      {
        name: null,
        headerRows: 0,
        rows: [
          ["Net", "100.00"],
          ["Tax", "19.00"],
          ["Due", "119.00"],
        ],
        moreRows: 0,
      },
    ]);
    expect(sums.tables[0]!.cells).toHaveLength(6);
    expect(sums.tables[0]!.cells[1]).toMatchObject({
      row: 0,
      column: 1,
      page: 1,
      box: [expect.any(Number), expect.any(Number), expect.any(Number), expect.any(Number)],
    });
    const picture = await app.request(`/api/v1/files/${pdf.hash}/pages/2`, { headers });
    expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect((await picture.arrayBuffer()).byteLength).toBeGreaterThan(500);
    expect((await app.request(`/api/v1/files/${pdf.hash}/pages/3`, { headers })).status).toBe(404);
    expect((await app.request(`/api/v1/files/${pdf.hash}/pages/2`)).status).toBe(401);
    expect(await pages(await file("Hello"))).toMatchObject({ pages: [], text: "Hello", problem: null });
    expect(await pages(await file("%PDF-1.0 x"))).toMatchObject({
      pages: [],
      problem: expect.stringContaining("broken"),
    });
  });
});
