import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readLabelFile, readLabelledRows } from "./read-label-file.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "surety-labels-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

describe("readLabelFile", () => {
  it("reads CSV with the usual names, a subject in front of the text", async () => {
    const path = await file("a.csv", 'id,title,body,intent\n7,Hello,"two\nlines",refund\n8,,one,bug\n');
    expect(await readLabelFile(path)).toEqual([
      { text: "Hello\ntwo\nlines", value: "refund", externalId: "7" },
      { text: "one", value: "bug", externalId: "8" },
    ]);
  });

  it("reads JSON Lines, and columns that are named by hand", async () => {
    const path = await file("a.jsonl", '{"note":"one","team":"a"}\n\n{"note":"two","team":4}\n');
    const rows = await readLabelledRows(path, { text: "note", label: "team" });
    expect(rows.map(({ line, text, label }) => [line, text, label])).toEqual([
      [1, "one", "a"],
      [3, "two", "4"],
    ]);
  });

  it("says file, line, reason and remedy of what does not fit", async () => {
    const cases: [string, string | Uint8Array, string, string][] = [
      ["columns.csv", "a,b\n1,2\n", "line 1: no column for the text; it has: a, b.", "--text"],
      ["label.csv", "text,b\n1,2\n", "line 1: no column for the label; it has: text, b.", "--label"],
      ["empty.csv", "", "line 1: the file is empty.", "rows"],
      ["bare.csv", "text,label\n", "line 1: there is no row below the column names.", "rows"],
      ["blank.csv", 'text,label\n"a\nb",x\nc,\n', 'line 4: "label" is empty.', "Every row"],
      ["ragged.csv", "text,label\na,x\nb,x,y\n", "line 3: Invalid Record Length", "CSV"],
      ["open.csv", 'text,label\na,x\n"b,x\n', "line 3: Quote Not Closed", "CSV"],
      ["nul.csv", "text,label\na,x\nb\0,x\n", "line 3: there is a NUL byte", "UTF-8"],
      ["latin.csv", Buffer.from("text,label\na,x\ncaf\xe9,x\n", "latin1"), "line 3: it holds bytes that are", "UTF-8"],
      ["sheet.csv", Buffer.from("PK\x03\x04....", "latin1"), "line 1: it is a spreadsheet", "Export"],
      ["broken.jsonl", '{"text":"a","label":"x"}\n{"text"\n', "line 2: ", "JSON object"],
      ["list.jsonl", "[1]\n", "line 1: it is not an object.", "JSON object"],
    ];
    for (const [name, content, reason, remedy] of cases) {
      const path = await file(name, content);
      const error = await readLabelFile(path).catch((each: unknown) => each);
      expect(error, name).toMatchObject({ kind: "user", field: path });
      expect((error as Error).message, name).toContain(`${path}, ${reason}`);
      expect((error as { remedy: string }).remedy, name).toContain(remedy);
    }
  });

  it("says that a file is not there, or a folder", async () => {
    const missing = join(folder, "nowhere.csv");
    await expect(readLabelFile(missing)).rejects.toThrow(`${missing} cannot be read: there is no such file.`);
    await expect(readLabelFile(folder)).rejects.toThrow("it is a folder");
  });
});
