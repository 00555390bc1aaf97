import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Reading } from "@surety/core/document/reading";
import { afterAll, describe, expect, it } from "vitest";
import { DocumentReader } from "./document-reader.ts";

const given = join(import.meta.dirname, "../../../../../shared/data");

describe.skipIf(!existsSync(given))("the given files (skipped where ../shared/data is not there)", () => {
  const reader = new DocumentReader();
  afterAll(() => reader.close());

  const readAll = async (folder: string, names: RegExp) => {
    const root = join(given, folder);
    const files = (await readdir(root, { recursive: true })).filter((name) => names.test(name)).toSorted();
    const read = new Map<string, Reading | { code: string; message: string }>();
    for (const name of files) {
      const reading = await reader
        .read(join(root, name))
        .catch((error: { code: string; message: string; kind?: string }) => {
          expect(error.kind, `${name}: ${error.message}`).toBe("user");
          return error;
        });
      read.set(name, reading);
    }
    return read;
  };

  it("are all read, or refused with a reason: no crash, no hang", { timeout: 600_000 }, async () => {
    const kinds = /\.(pdf|png|jpe?g|eml)$/i;
    // Of the receipts every tenth: their pictures are read, which takes seconds. `npm run bench:documents` reads all.
    const tenth = /0\.jpg$/;
    const counts: Record<string, number> = {};
    for (const folder of [
      "invoices-zugferd",
      "invoices-invoice2data",
      "emails-eml",
      "receipts-sroie",
      "contracts-cuad",
    ]) {
      const read = await readAll(folder, folder === "receipts-sroie" ? tenth : kinds);
      const refused = [...read].filter(([, one]) => "code" in one);
      counts[folder] = read.size;
      expect(
        refused.map(([name]) => name),
        folder,
      ).toEqual([]);
    }
    expect(counts).toEqual({
      "invoices-zugferd": 86,
      "invoices-invoice2data": expect.any(Number),
      "emails-eml": 5,
      "receipts-sroie": expect.any(Number),
      "contracts-cuad": expect.any(Number),
    });
  });

  it(
    "have e-invoices that are read without a model, or refused by the field that is wrong",
    { timeout: 600_000 },
    async () => {
      const read = await readAll("invoices-zugferd", /\.pdf$/);
      const told = [...read].map(([name, one]) => {
        if ("code" in one) return [name, one.code] as const;
        const { invoice, invoiceProblem } = one;
        return [
          name,
          invoice === null
            ? (invoiceProblem ?? "no e-invoice")
            : invoice.faults.map(({ message }) => message).join(" "),
        ] as const;
      });
      const wrong = Object.fromEntries(told.filter(([, said]) => said !== ""));
      expect(wrong).toMatchInlineSnapshot(`
        {
          "ZUGFeRDv1__correct__Mustangproject__MustangGnuaccountingBeispielRE-20151008_504.pdf": "currency is missing.",
          "broken/MustangGnuaccountingBeispielRE-20190610_507a.pdf": "/CrossIndustryInvoice/SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/BuyerReference is not an element of e-invoices: it stands in no namespace.",
          "broken/MustangGnuaccountingBeispielRE-20190610_507b.pdf": "/CrossIndustryInvoice/SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/BuyerReference is not an element of e-invoices: it stands in no namespace.",
          "broken/factur-x-invalid-xml-encoding-attribute.pdf": "factur-x.xml: The XML cannot be read: it says that its encoding is "UTF-8-W/O-BOM", which there is not.",
          "broken/fail1.pdf": "lines[1].rate is not a number: "19.00e". currency is missing.",
          "broken/fail2.pdf": "currency is missing.",
          "broken/fail3.pdf": "typeCode is missing.",
        }
      `);
      expect(told.filter(([name, said]) => said === "" && !name.startsWith("broken/")).length).toBeGreaterThan(55);
    },
  );
});
