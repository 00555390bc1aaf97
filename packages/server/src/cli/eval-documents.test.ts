import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ciiInvoice } from "@surety/core/invoice/e-invoices.fixture";
import { pdfFile } from "@surety/testing/factories/pdf-file";
import { billPages, bills, type SampleBill } from "@surety/testing/factories/bills";
import { receipts } from "@surety/testing/factories/receipts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "./test-command.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "surety-documents-cli-"));
});
afterAll(() => rm(folder, { recursive: true }));

const surety = (...args: string[]) => runCommand(folder, ["eval", ...args]);

async function given(name: string, files: Record<string, string | Uint8Array>): Promise<string> {
  await mkdir(join(folder, name), { recursive: true });
  for (const [file, content] of Object.entries(files)) {
    await mkdir(join(folder, name, file, ".."), { recursive: true });
    await writeFile(join(folder, name, file), content);
  }
  return join(folder, name);
}

/** Labelled documents hold words alone. */
const pagesOf = (bill: SampleBill) => billPages(bill).map(({ words }) => ({ words }));

const lines = receipts(90, 3).map(({ pages, values: fields }) => JSON.stringify({ pages, fields }));

describe("surety eval --documents", () => {
  it("measures fields and whole documents, and how a new layout is learned, without a database", async () => {
    const documents = await given("lines", {
      "a.jsonl": lines.slice(0, 50).join("\n"),
      "b.jsonl": lines.slice(50).join("\n"),
    });
    const { code, stdout } = await surety(
      "--documents",
      documents,
      "--layouts",
      "seller",
      "--targets",
      "20%",
      "--json",
    );
    expect(code).toBe(0);
    const result = JSON.parse(stdout) as Record<string, unknown>;
    expect(result).toMatchObject({
      documents: 90,
      folds: 5,
      assurance: 0.95,
      specs: {
        seller: { type: "text" },
        date: { type: "date", country: "GB" },
        total: { type: "money" },
        vat: { type: "id" },
      },
      automation: [{ target: 0.2, automated: expect.any(Number), possible: expect.any(Number) }],
      curve: { points: expect.any(Array) },
    });
    expect((result["fields"] as { name: string }[]).map(({ name }) => name)).toEqual([
      "seller",
      "date",
      "total",
      "vat",
    ]);
  }, 120_000);

  it("counts lines row by row and cell by cell, and a document with a wrong one as wrong", async () => {
    const fields = ({ net, lines }: SampleBill) => ({
      net,
      lines: lines.map(({ name, quantity, price, amount }) => ({ name, quantity, price, amount })),
    });
    const documents = bills(40, 5).map((bill) => JSON.stringify({ pages: pagesOf(bill), fields: fields(bill) }));
    const folder = await given("bills", { "bills.jsonl": documents.join("\n") });
    const { code, stdout } = await surety("--documents", folder, "--json");
    expect(code).toBe(0);
    const result = JSON.parse(stdout) as {
      specs: Record<string, { type: string; columns?: Record<string, unknown> }>;
      fields: { name: string; f1: number; lines: { rows: number; f1: number; cellAccuracy: number } | null }[];
      documentsRight: number;
    };
    expect(result.specs["lines"]).toMatchObject({
      type: "lines",
      columns: { name: { type: "text" }, quantity: { type: "number" }, price: { type: "money" } },
    });
    const read = result.fields.find(({ name }) => name === "lines")!;
    const rows = bills(40, 5).reduce((sum, { lines }) => sum + lines.length, 0);
    expect(read.lines).toMatchObject({ rows, f1: expect.any(Number) });
    expect(read.lines!.f1).toBeGreaterThan(0.9);
    expect(read.lines!.cellAccuracy).toBeGreaterThan(0.9);
    expect(result.documentsRight).toBeLessThanOrEqual(read.f1);
    const { stdout: words } = await surety("--documents", folder);
    expect(words).toMatch(new RegExp(`\n {2}${rows} rows +9\\d\\.\\d %|\n {2}${rows} rows +100\\.0 %`));
    expect(words).toMatch(/cells, (?:9\d\.\d|100\.0) % right: name /);
  }, 120_000);

  it("reads the form that public receipts come in, and says it in words", async () => {
    const files = receipts(12, 4).flatMap(({ pages, values }, at): [string, string][] => {
      const boxes = pages[0]!.words!.map(({ text, box: [x, y, w, h] }) =>
        [x, y, x + w, y, x + w, y + h, x, y + h, text].join(","),
      );
      return [
        [`box/${at}.csv`, `${boxes.join("\r\n")}\r\n`],
        [`key/${at}.json`, JSON.stringify(values)],
      ];
    });
    const { code, stdout } = await surety(
      "--documents",
      await given("icdar", Object.fromEntries(files)),
      "--fields",
      "vat:vat",
      "--folds",
      "2",
    );
    expect(code).toBe(0);
    expect(stdout).toContain("Fields of 12 documents, each read by a model that was trained without it (2 folds)");
    expect(stdout).toMatch(/^vat {12}vat/m);
    expect(stdout).toMatch(/nothing is automated \(knowing every answer/);
  }, 120_000);

  it("reads files first: e-invoices without a model, and their pages by models that have not seen the supplier", async () => {
    const hybrid = (number: string, seller: string, total = "133.85") =>
      pdfFile({
        pages: [[seller, `Invoice ${number}`, "Screws 90.00", "Handbook 20.00", "Tax 18.85", `Total ${total}`]],
        attachments: [
          {
            name: "factur-x.xml",
            content: ciiInvoice(["<ram:ID>R-2026-17<", `<ram:ID>${number}<`], ["Muster &amp; Söhne GmbH", seller]),
          },
        ],
      });
    const files = Array.from({ length: 12 }, (_, at): [string, Uint8Array] => [
      `${at}.pdf`,
      hybrid(`R-2026-${100 + at}`, at % 2 === 0 ? "Alder Tools Ltd" : "Quill Paper Ltd"),
    ]);
    const folder = await given("e-invoices", {
      ...Object.fromEntries(files),
      "broken/page.pdf": hybrid("R-2026-99", "Alder Tools Ltd", "933.85"),
    });
    const { code, stdout } = await surety("--documents", folder, "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      files: { read: 13, refused: [] },
      eInvoices: [
        { folder: "", files: 12, read: 12, sound: 12, refused: [] },
        {
          folder: "broken",
          files: 1,
          read: 1,
          sound: 0,
          refused: [{ name: "broken/page.pdf", why: expect.stringContaining("no page shows that amount") }],
        },
      ],
      documents: 12,
      suppliers: 2,
      folds: 2,
      fields: [
        { name: "number", labelled: 12 },
        { name: "date" },
        { name: "total" },
        { name: "net" },
        {},
        {},
        {},
        { name: "lines", lines: { rows: 24 } },
      ],
    });
    const bills = Object.fromEntries(
      files.slice(0, 6).flatMap(([name, file]): [string, string | Uint8Array][] => [
        [`bill-${name}`, file],
        [
          `bill-${name.replace("pdf", "json")}`,
          `[{"issuer": "Shop ${name}", "amount": 133.85, "invoice_number": "R"}]`,
        ],
      ]),
    );
    const labelled = await given("labelled", bills);
    const second = await surety("--documents", labelled, "--learn-from", folder);
    expect(second.stdout).toContain(
      "Fields of 6 documents, each read by a model that has seen no document of its supplier (6 suppliers, 6 folds)",
    );
    expect(second.stdout).toContain("All models learned from 12 other documents, too; none of these is measured.");
    expect(second.stdout).toMatch(/^total +money +100.0 %/m);
  }, 180_000);

  it.each<[string[], string]>([
    [["receipts", "--fields", "total:money"], "are for the reading of fields, which is measured without a workflow"],
    [["--fields", "total:price"], '"total:price" is no field with a type'],
    [["--fields", "colour:text"], 'has a label for "colour"'],
    [["--folds", "1"], "--folds is a whole number from 2 to 20"],
    [["--layouts", "shop"], 'has a label for "shop"'],
  ])(
    "refuses %j",
    async (args, reason) => {
      const documents = await given("small", { "a.jsonl": lines[0]! });
      const { code, stderr } = await surety(...args, "--documents", documents);
      expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining(reason) });
    },
    30_000,
  );

  it.each<[string, Record<string, string | Uint8Array>, string]>([
    ["nothing there", {}, "holds no labelled documents"],
    ["files without labels", { "a.pdf": pdfFile({}) }, "has files, and none of them has labels"],
    ["a line that is none", { "a.jsonl": `${lines[0]}\n{"pages":[]}` }, "a.jsonl, line 2: it is no labelled document"],
    ["too few", { "a.jsonl": lines.slice(0, 4).join("\n") }, "Label at least 5 documents"],
    ["a key that is none", { "box/1.csv": "", "key/1.json": "[]" }, "it is no JSON object of texts"],
  ])(
    "says what does not fit: %s",
    async (name, files, reason) => {
      const { code, stderr } = await surety("--documents", await given(name, files));
      expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining(reason) });
    },
    30_000,
  );
});
