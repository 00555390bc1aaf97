import { existsSync } from "node:fs";
import { mkdtemp, mkdir, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLocalModels, type LocalModels } from "@surety/models";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evaluateDocuments } from "./evaluate-documents.ts";

/** Everything that is given takes minutes; each run of the tests reads some pictures, and the e-invoices elsewhere. */
const all = process.env["SURETY_LONG"] === "1";
const given = process.env["SURETY_DATA"] ?? join(import.meta.dirname, "../../../../../shared/data");

describe.skipIf(!existsSync(given))(
  "the given documents, read as files (skipped where ../shared/data is not there)",
  () => {
    let cacheFolder: string;
    let models: LocalModels;

    beforeAll(async () => {
      cacheFolder = await mkdtemp(join(tmpdir(), "surety-given-"));
      models = createLocalModels({ cacheFolder });
    });
    afterAll(async () => {
      await models.close();
      await rm(cacheFolder, { recursive: true });
    });

    const measure = (folder: string, more: { learnFrom?: string; readsFiles?: boolean } = {}) =>
      evaluateDocuments(
        models,
        { folder, fields: {}, layouts: undefined, cacheFolder, ...more },
        { targets: [0.05], assurance: 0.95, onProgress: () => {} },
      );

    it.runIf(all)(
      "are e-invoices that are read without a model, and refused where they are broken (with SURETY_LONG=1)",
      { timeout: 900_000 },
      async () => {
        const { eInvoices, files, fields, suppliers } = await measure(join(given, "invoices-zugferd"));
        expect(files).toEqual({ read: 86, refused: [] });
        expect(eInvoices).toMatchObject([
          { folder: "", files: 63, read: 63, sound: 58 },
          { folder: "broken", files: 23, read: 22, sound: 1 },
        ]);
        expect(suppliers).toBeGreaterThan(5);
        const names = ["number", "date", "total", "net", "vat", "iban", "seller", "lines"];
        expect(fields.map(({ name }) => name)).toEqual(names);
        expect(fields.at(-1)?.lines).toMatchObject({ rows: 144 });
        expect(fields.at(-1)?.lines?.cellAccuracy).toBeGreaterThan(0.55);
      },
    );

    it.runIf(all)(
      "are invoices whose suppliers nobody has seen (with SURETY_LONG=1)",
      { timeout: 900_000 },
      async () => {
        const learnFrom = join(given, "invoices-zugferd");
        const { documents, fields, others } = await measure(join(given, "invoices-invoice2data"), { learnFrom });
        expect({ documents, others: others > 50 }).toEqual({ documents: 15, others: true });
        expect(fields.map(({ name }) => name)).toContain("total");
      },
    );

    it("are pictures of receipts, by the whole path", { timeout: 900_000 }, async () => {
      const folder = await mkdtemp(join(cacheFolder, "receipts-"));
      for (const part of ["box", "key"]) await symlink(join(given, "receipts-sroie", part), join(folder, part));
      await mkdir(join(folder, "img"));
      const pictures = (await readdir(join(given, "receipts-sroie", "img"))).filter((_, at) => at % 40 === 0);
      for (const name of pictures) await symlink(join(given, "receipts-sroie", "img", name), join(folder, "img", name));
      const { documents, others, files, micro } = await measure(folder, { readsFiles: true });
      expect({ documents, others, files }).toEqual({ documents: 3, others: 484, files: { read: 3, refused: [] } });
      expect(micro.f1).toBeGreaterThan(0.5);
    });
  },
);
