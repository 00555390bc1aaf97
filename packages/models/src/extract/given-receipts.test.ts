import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inferFields } from "@surety/core/extract/infer-fields";
import { expect, it } from "vitest";
import { createLocalModels } from "../worker/local-models.ts";
import { evaluateExtractor } from "./evaluate-extractor.ts";
import type { LabelledDocument } from "./fit-extractor.ts";

const data = process.env["SURETY_DATA"] ?? join(import.meta.dirname, "../../../../../shared/data");
const given = join(data, "receipts-sroie");

it.skipIf(!existsSync(given))(
  "the fields of the given receipts are read as well as they have to be (skipped where ../shared/data is not there)",
  { timeout: 900_000 },
  async () => {
    const documents = await receiptsOf(given);
    const models = createLocalModels({ cacheFolder: tmpdir() });
    const fields = inferFields(documents.map(({ values }) => values));
    const figures = await evaluateExtractor({ fields, documents, targets: [0.05], assurance: 0.95 }, models).finally(
      () => models.close(),
    );
    const f1 = (name: string) => figures.fields.find((one) => one.name === name)?.f1 ?? 0;
    expect(f1("date")).toBeGreaterThanOrEqual(0.95);
    expect(f1("total")).toBeGreaterThanOrEqual(0.94);
    expect(figures.micro.f1).toBeGreaterThanOrEqual(0.92);
    // What says "95 % sure" is right about so often.
    expect(figures.ece).toBeLessThan(0.04);
    // The promise of 5 % is about many draws; of this one the errors stay within what chance explains.
    for (const { observedErrorInterval } of figures.automation)
      expect(observedErrorInterval.low).toBeLessThanOrEqual(0.05);
  },
);

async function receiptsOf(folder: string): Promise<LabelledDocument[]> {
  const names = (await readdir(join(folder, "key"))).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const lines = (await readFile(join(folder, "box", name.replace(/json$/, "csv")), "utf8")).split(/\r?\n/);
      const words = lines.flatMap((line) => {
        const [a = 0, b = 0, c = 0, , , d = 0] = line.split(",").slice(0, 8).map(Number);
        const text = line.split(",").slice(8).join(",").trim();
        return text === "" ? [] : [{ text, box: [a, b, c - a, d - b] as [number, number, number, number] }];
      });
      const values = JSON.parse(await readFile(join(folder, "key", name), "utf8")) as Record<string, string>;
      return { pages: [{ words }], values };
    }),
  );
}
