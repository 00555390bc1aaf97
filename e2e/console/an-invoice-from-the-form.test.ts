import { mkdirSync } from "node:fs";
import { ciiInvoice } from "@surety/core/invoice/e-invoices.fixture";
import { seededRandom } from "@surety/core/statistics/seeded-random";
import { printInvoice } from "@surety/templates/invoice-intake/samples/print-invoice";
import { sampleDeal } from "@surety/templates/invoice-intake/samples/sample-deal";
import { totalled } from "@surety/templates/invoice-intake/samples/total-invoice";
import { chanceOf } from "@surety/templates/paper/chance";
import { pdfFile } from "@surety/testing/factories/pdf-file";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser } from "../browser.ts";
import { seriousProblems } from "./serious-problems.ts";
import { visit, type Visit } from "./visit.ts";

/** Set to a folder, the states of the pages are kept there as pictures. */
const pictures = process.env["SURETY_PICTURES"];

const intake = `name: intake
title: Invoice intake
input:
  type: object
  required: [document]
  properties:
    document: { type: object, format: document, title: The invoice, description: "A PDF, or an e-invoice in XML." }
    remark: { type: string, title: Remark }
triggers: [{ id: upload, form: { public: true, title: Send us an invoice } }]
dedupe: { key: input.document.hash }
flow:
  - prepare:
      doc: { read: { document: input.document } }
      match:
        match:
          invoice: doc.invoice
          orders: '[{"number": "PO-7", "currency": "EUR", "lines": [{"line": "10", "supplierItem": "S-9", "name": "Steel screws", "quantity": 2000, "unit": "C62", "price": "0.04"}, {"line": "20", "name": "Handbook", "quantity": 1, "unit": "C62", "price": 20}]}]'
          tolerances: { charges: { absolute: 5 } }
        onMissing: continue
  - judge:
      approval: { rule: { cases: [{ when: "doc.invoice.totals.due.micros < 500000000", value: small }, { when: "doc.invoice.totals.due.micros >= 500000000", value: large }] } }
  - act: [{ otherwise: [{ assign: { queue: "{{ approval.value }}" } }] }]
review: { queue: accounting, due: 8h }
`;
const pages = [
  [
    "Muster & Sohne GmbH",
    "",
    "Invoice R-2026-17",
    "",
    "2000 steel screws at 4.95 for 100      90.00",
    "1 handbook      20.00",
    "Freight      5.00",
    "",
    "To pay: 100.00 EUR",
  ],
  ["Terms: 30 days net"],
  ["Annex 1"],
  ["Annex 2"],
  ["Annex 3"],
];
const paper = (xml: string) => pdfFile({ pages, attachments: [{ name: "factur-x.xml", content: xml }] });

describe.skipIf(!hasBrowser)("an invoice that comes by the form (skipped without Chromium)", () => {
  let owner: Visit;
  let page: Page;
  beforeAll(async () => {
    if (pictures) mkdirSync(pictures, { recursive: true });
    owner = await visit({ "workflows/intake.yaml": intake });
    ({ page } = owner);
  }, 240_000);
  afterAll(() => owner?.end());

  const look = async (name: string) => {
    if (pictures) await page.screenshot({ path: `${pictures}/document-${name}.png`, fullPage: true });
  };
  const upload = async (name: string, buffer: Buffer) => {
    await page.goto(`${owner.surety.origin}/forms/intake/upload`);
    await page.getByLabel("The invoice").setInputFiles({ name, mimeType: "application/pdf", buffer });
    await page.getByRole("button", { name: "Send" }).click();
  };
  const caseOf = async () => {
    await page.getByText("It has arrived and is being worked on.").waitFor();
    return (await page.locator("code").textContent()) ?? "";
  };

  it("asks for the file where none was chosen", { timeout: 240_000 }, async () => {
    await page.goto(`${owner.surety.origin}/forms/intake/upload`);
    await look("form");
    await page.getByRole("button", { name: "Send" }).click();
    expect(await page.locator("#document-error").textContent()).toContain("It is required but missing.");
    expect(await seriousProblems(page)).toEqual([]);
  });

  it("shows its pages, its record and how to get it", { timeout: 240_000 }, async () => {
    await upload("März 2026.pdf", paper(ciiInvoice()));
    const id = await caseOf();
    await page.goto(`${owner.surety.origin}/cases/${id}`);
    await page.getByRole("heading", { name: "März 2026.pdf" }).waitFor();
    const file = page.getByRole("region", { name: "März 2026.pdf" });
    await file.getByText(/^PDF, 5 pages, \d+ KB$/).waitFor();
    await expect.poll(() => file.locator("svg image").count()).toBe(1);
    const drawn = await page.request.get(
      `${owner.surety.origin}${await file.locator("svg image").first().getAttribute("href")}`,
    );
    expect([drawn.status(), drawn.headers()["content-type"]]).toEqual([200, "image/png"]);
    await file.getByRole("button", { name: "Show 4 more pages" }).click();
    await expect.poll(() => file.locator("svg image").count()).toBe(5);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      file.getByRole("link", { name: "Download" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("März 2026.pdf");
    const lines = page.getByRole("region", { name: "Lines of the invoice" });
    await expect.poll(() => lines.getByRole("row").count()).toBe(3);
    await page.getByText("133.85 EUR", { exact: true }).first().waitFor();
    const mismatches = page.getByRole("list", { name: "Mismatches" }).getByRole("listitem");
    expect(await mismatches.allTextContents()).toEqual([
      "Line 1 (Steel screws): the price is 0.045 EUR per pcs, but order PO-7, line 10 says 0.04 EUR: 0.005 EUR (12.5 %) more; nothing is tolerated. Ask Muster & Söhne GmbH for a corrected invoice, or have purchasing confirm the price in order PO-7.",
    ]);
    const beside = page.getByRole("region", { name: "Lines beside their order" }).getByRole("row");
    expect(await beside.allTextContents()).toEqual([
      expect.stringContaining("quantity"),
      expect.stringMatching(/Steel screws.*PO-7 \/ 10.*price differs$/),
      expect.stringMatching(/Handbook.*PO-7 \/ 20.*matches$/),
    ]);
    await look("case");
    await page.getByRole("region", { name: "Lines beside their order" }).scrollIntoViewIfNeeded();
    await look("match");
    await page.emulateMedia({ colorScheme: "dark" });
    await page.setViewportSize({ width: 1920, height: 1080 });
    await look("case-dark");
    expect(await seriousProblems(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it("knows the same file again", { timeout: 240_000 }, async () => {
    await upload("the same again.pdf", paper(ciiInvoice()));
    await page.getByText("We had this already, so nothing was added.").waitFor();
    const { items } = await owner.read<{ items: unknown[] }>("/cases?workflow=intake");
    expect(items).toHaveLength(1);
  });

  it("shows the tables of its pages, and where on the page each cell stands", { timeout: 240_000 }, async () => {
    const invoice = totalled(sampleDeal(3, chanceOf(seededRandom(5))).invoice);
    await upload("printed.pdf", Buffer.from(printInvoice(invoice)));
    await page.goto(`${owner.surety.origin}/cases/${await caseOf()}`);
    const file = page.getByRole("region", { name: "printed.pdf" });
    await file.getByText("1 table", { exact: true }).click();
    const table = file.getByRole("table", { name: "Table, page 1" });
    expect(await table.getByRole("columnheader").allTextContents()).toEqual(["Article", "Quantity", "Price", "Net"]);
    const mark = file.locator("[data-cell-mark]");
    const place = async () =>
      [await mark.getAttribute("x"), await mark.getAttribute("y")].map(Number) as [number, number];
    await table.getByRole("button", { name: "Net", exact: true }).first().hover();
    const [, above] = await place();
    await table.getByRole("button", { name: "Article" }).focus();
    await page.keyboard.press("ArrowDown");
    const [left, top] = await place();
    expect([left < 70, top > above]).toEqual([true, true]);
    expect(await table.locator(":focus").textContent()).toBe(invoice.lines[0]!.name);
    await look("tables");
    await page.emulateMedia({ colorScheme: "dark" });
    await look("tables-dark");
    expect(await seriousProblems(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "light" });
  });

  it("tells whoever decides which field of an invoice contradicts which", { timeout: 240_000 }, async () => {
    await upload("wrong.pdf", paper(ciiInvoice([">133.85<", ">143.85<"])));
    const id = await caseOf();
    await page.goto(`${owner.surety.origin}/cases/${id}`);
    await page
      .getByText(/totals\.gross is 143\.85 EUR, but net plus tax is 133\.85/)
      .first()
      .waitFor();
    await look("refused");
    await upload("broken.pdf", Buffer.from("%PDF-1.7\nnothing"));
    await page.goto(`${owner.surety.origin}/cases/${await caseOf()}`);
    await page
      .getByText(/no page can be found in it/)
      .first()
      .waitFor();
    await look("broken");
    expect(await seriousProblems(page)).toEqual([]);
  });
});
