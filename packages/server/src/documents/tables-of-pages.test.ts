import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seededRandom } from "@surety/core/statistics/seeded-random";
import { DocumentReader } from "@surety/models/document/document-reader";
import { scannedPages } from "@surety/templates";
import { printInvoice } from "@surety/templates/invoice-intake/samples/print-invoice";
import { sampleDeal } from "@surety/templates/invoice-intake/samples/sample-deal";
import { totalled } from "@surety/templates/invoice-intake/samples/total-invoice";
import { digitsOf } from "@surety/templates/invoice-intake/samples/xml-text";
import { chanceOf } from "@surety/templates/paper/chance";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

describe("tables of pages, read in a process that may die", () => {
  const reader = new DocumentReader();
  const invoice = totalled(sampleDeal(3, chanceOf(seededRandom(5))).invoice);
  const sums = invoice.lines.map(({ net }) => digitsOf(net));
  let folder: string;
  let printed: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "surety-tables-"));
    printed = await given("printed.pdf", printInvoice(invoice));
  });
  afterAll(async () => {
    await reader.close();
    await rm(folder, { recursive: true });
  });

  async function given(name: string, bytes: Uint8Array): Promise<string> {
    await writeFile(join(folder, name), bytes);
    return join(folder, name);
  }

  it("has the lines of an invoice as its page shows them", async () => {
    const { tables, pages } = await reader.read(printed);
    expect(sums.length).toBeGreaterThan(1);
    expect(tables[0]).toMatchObject({ name: null, headerRows: 1, places: [{ page: 1 }] });
    const [header, ...rows] = tables[0]!.rows;
    expect(header).toEqual(["Article", "Quantity", "Price", "Net"]);
    expect(rows.slice(0, sums.length).map(([name, , , net]) => [name, net])).toEqual(
      invoice.lines.map(({ name }, at) => [name, sums[at]]),
    );
    for (const { box, page } of tables[0]!.cells) {
      const { width, height } = pages[page - 1]!;
      expect(box[0] >= 0 && box[1] >= 0 && box[0] + box[2] <= width && box[1] + box[3] <= height).toBe(true);
    }
  });

  it("has them too where the page went through a scanner, askew and grey", async () => {
    const scan = await given("scan.pdf", await scannedPages([await reader.picture(printed, 0, 1240)], 11));
    const { tables } = await reader.read(scan);
    expect(tables[0]).toMatchObject({ headerRows: 1, places: [{ page: 1 }] });
    expect(tables[0]!.rows.slice(1, sums.length + 1).map((row) => row.at(-1))).toEqual(sums);
  }, 180_000);
});
