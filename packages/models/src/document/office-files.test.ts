import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { wordFile, wordParagraph, wordTable, workbookFile } from "@surety/testing/factories/office-file";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DocumentReader } from "./document-reader.ts";

let folder: string;
let reader: DocumentReader;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "surety-office-"));
  // On a machine that many share a page takes its time.
  reader = new DocumentReader({ pageMs: 40_000, fileMs: 80_000 });
});
afterAll(async () => {
  await reader.close();
  await rm(folder, { recursive: true, force: true });
});

let files = 0;
const read = async (content: Uint8Array | string) => {
  const path = join(folder, String(files++));
  await writeFile(path, content);
  return reader.read(path);
};
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

describe("office documents", { timeout: 200_000 }, () => {
  it("have paragraphs and tables, with what was inserted and without what was deleted", async () => {
    const changes =
      '<w:p><w:ins w:id="1"><w:r><w:t>New words.</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>Old words.</w:delText></w:r></w:del></w:p>';
    const table = wordTable([
      ["Item", "Price"],
      ["Bolts", "12.50"],
    ]);
    const reading = await read(
      wordFile(wordParagraph("1. Term") + wordParagraph("Two years &amp; a day.") + changes + table),
    );
    expect(reading).toMatchObject({ type: word, pages: [], attachments: [], invoice: null });
    expect(reading.text).toBe("1. Term\n\nTwo years & a day.\n\nNew words.\n\nItem\n\nPrice\n\nBolts\n\n12.50");
    expect(reading.tables).toEqual([
      {
        name: null,
        headerRows: 0,
        rows: [
          ["Item", "Price"],
          ["Bolts", "12.50"],
        ],
        spans: [],
        places: [],
        cells: [],
      },
    ]);
  });

  it("have sheets with texts, numbers, truths and days", async () => {
    const rows = [
      ["Due", "Amount", "Paid"],
      ["2026-03-31", 12.5, true],
    ];
    const reading = await read(
      workbookFile([
        { name: "March", rows },
        { name: "Empty", rows: [] },
      ]),
    );
    expect(reading).toMatchObject({
      type: excel,
      text: "March\nDue\tAmount\tPaid\n2026-03-31\t12.5\ttrue",
      tables: [
        {
          name: "March",
          rows: [
            ["Due", "Amount", "Paid"],
            ["2026-03-31", "12.5", "true"],
          ],
        },
      ],
    });
  });

  it("say which of their cells were merged", async () => {
    const merged =
      '<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>North</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Bolts</w:t></w:r></w:p></w:tc></w:tr>' +
      "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>Nuts</w:t></w:r></w:p></w:tc></w:tr>" +
      '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>All of them</w:t></w:r></w:p></w:tc></w:tr></w:tbl>';
    const rows = [
      ["North", "Bolts"],
      ["", "Nuts"],
      ["All of them", ""],
    ];
    const spans = [
      { row: 0, column: 0, rowSpan: 2, columnSpan: 1 },
      { row: 2, column: 0, rowSpan: 1, columnSpan: 2 },
    ];
    expect((await read(wordFile(merged))).tables).toMatchObject([{ rows, spans }]);
    const sheet = workbookFile([{ name: "A", rows: [["North", "Bolts"], ["", "Nuts"], ["All of them"]] }], {}, [
      "A1:A2",
      "A3:B3",
      "D9:E9",
    ]);
    expect((await read(sheet)).tables).toMatchObject([{ rows, spans }]);
  });

  const many = Array.from({ length: 1000 }, (_, at) => ({ name: `S${at}`, rows: [["x"]] }));
  const bomb = "<w:p/>".repeat(25_000_000);
  it.each([
    ["macros", wordFile(wordParagraph("Hello"), { "word/vbaProject.bin": "program" }), "document-with-macros"],
    [
      "macros of a workbook",
      workbookFile([{ name: "A", rows: [] }], { "xl/vbaProject.bin": "x" }),
      "document-with-macros",
    ],
    ["a thousand sheets", workbookFile(many), "document-too-long"],
    ["a password", Buffer.from("d0cf11e0a1b11ae1".padEnd(2000, "0"), "hex"), "document-encrypted"],
    ["nothing behind its head", wordFile(wordParagraph("x")).subarray(0, -80), "document-broken"],
    ["a body that is no XML", wordFile("<w:p><w:r>"), "document-broken"],
  ])("are refused with %s", async (_, content, code) => {
    await expect(read(content)).rejects.toMatchObject({ kind: "user", code, remedy: expect.stringMatching(/\w/) });
  });

  it("are refused when they unpack to more than any honest one", async () => {
    await expect(read(wordFile(bomb))).rejects.toMatchObject({ kind: "user", code: "document-too-heavy" });
    expect((await read(wordFile(wordParagraph("Still here")))).text).toBe("Still here");
  });
});

it("reads the tables of HTML beside its text", async () => {
  const reading = await read(
    "<html><body><p>Prices</p><table><tr><th>Item<th>Price<tr><td>Nuts &amp; bolts<td>2</table></body></html>",
  );
  expect(reading.text).toContain("Prices");
  expect(reading.tables).toEqual([
    {
      name: null,
      headerRows: 1,
      rows: [
        ["Item", "Price"],
        ["Nuts & bolts", "2"],
      ],
      spans: [],
      places: [],
      cells: [],
    },
  ]);
});
