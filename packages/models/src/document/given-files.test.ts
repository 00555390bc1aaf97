import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Reading } from "@surety/core/document/reading";
import { afterAll, describe, expect, it } from "vitest";
import { DocumentReader } from "./document-reader.ts";

const given = process.env["SURETY_DATA"] ?? join(import.meta.dirname, "../../../../../shared/data");

/** The reasons for which an e-invoice is refused; empty where it is not. */
function whyRefused({ invoice, invoiceProblem }: Reading): string {
  if (invoice === null) return invoiceProblem ?? "no e-invoice";
  return invoice.faults.map(({ message }) => message).join(" ");
}

describe.skipIf(!existsSync(given))("the given files (skipped where ../shared/data is not there)", () => {
  const reader = new DocumentReader();
  afterAll(() => reader.close());

  const kinds = /\.(pdf|png|jpe?g|eml)$/i;
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

  /** Both tests look at them, and to read them takes seconds. */
  let zugferd: ReturnType<typeof readAll> | undefined;
  const readZugferd = () => (zugferd ??= readAll("invoices-zugferd", kinds));

  it("are all read, or refused with a reason: no crash, no hang", { timeout: 600_000 }, async () => {
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
      const read = await (folder === "invoices-zugferd"
        ? readZugferd()
        : readAll(folder, folder === "receipts-sroie" ? tenth : kinds));
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
      const read = await readZugferd();
      const told = [...read].map(([name, one]) => [name, "code" in one ? one.code : whyRefused(one)] as const);
      const wrong = Object.fromEntries(told.filter(([, said]) => said !== ""));
      expect(wrong).toMatchInlineSnapshot(`
        {
          "ZUGFeRDv1__correct__Konik__acme_invoice-42_ZUGFeRD.pdf": "totals.gross is 119 EUR, but no page shows that amount; the largest one there is 1.589,80.",
          "ZUGFeRDv1__correct__Mustangproject__MustangGnuaccountingBeispielRE-20150613_503.pdf": "totals.gross is 571.04 EUR, but no page shows that amount; the largest one there is 406,82.",
          "ZUGFeRDv1__correct__Mustangproject__MustangGnuaccountingBeispielRE-20151008_504.pdf": "currency is missing.",
          "ZUGFeRDv2__correct__FNFE-factur-x-examples__Avoir_FR_type381_BASIC.pdf": "profile names rules of a draft (urn:cen.eu:en16931:2017:compliant:factur-x.eu:1p0:basic): since 2018 such profiles have # in place of :.",
          "ZUGFeRDv2__correct__PHP_@gpFacturX__sample_inofficial_20190125_atgp_factur-x_v_1_0.pdf": "totals.gross is 671.15 EUR, but no page shows that amount; the largest one there is 571,04.",
          "broken/Avoir_FR_type380_BASIC.pdf": "profile names rules of a draft (urn:cen.eu:en16931:2017:compliant:factur-x.eu:1p0:basic): since 2018 such profiles have # in place of :.",
          "broken/Avoir_FR_type380_EN16931.pdf": "An allowance or charge (AppliedTradeAllowanceCharge) is -0.45, but 10 % of -22.75 is -2.28.",
          "broken/Avoir_FR_type380_MINIMUM.pdf": "InvoiceReferencedDocument is no part of the profile that the invoice names (urn:factur-x.eu:1p0:minimum).",
          "broken/Avoir_FR_type381_EN16931.pdf": "An allowance or charge (AppliedTradeAllowanceCharge) is 0.45, but 10 % of 22.75 is 2.28.",
          "broken/Avoir_FR_type381_MINIMUM.pdf": "InvoiceReferencedDocument is no part of the profile that the invoice names (urn:factur-x.eu:1p0:minimum).",
          "broken/Facture_DOM_BASIC.pdf": "profile names rules of a draft (urn:cen.eu:en16931:2017:compliant:factur-x.eu:1p0:basic): since 2018 such profiles have # in place of :.",
          "broken/Facture_DOM_EN16931.pdf": "An allowance or charge (AppliedTradeAllowanceCharge) is 0.45, but 10 % of 227.5 is 22.75.",
          "broken/Facture_FR_BASIC.pdf": "profile names rules of a draft (urn:cen.eu:en16931:2017:compliant:factur-x.eu:1p0:basic): since 2018 such profiles have # in place of :.",
          "broken/Facture_FR_EN16931.pdf": "An allowance or charge (AppliedTradeAllowanceCharge) is 0.45, but 10 % of 91 is 9.1.",
          "broken/Facture_UE_BASIC.pdf": "profile names rules of a draft (urn:cen.eu:en16931:2017:compliant:factur-x.eu:1p0:basic): since 2018 such profiles have # in place of :.",
          "broken/Facture_UE_EN16931.pdf": "An allowance or charge (AppliedTradeAllowanceCharge) is 0.45, but 10 % of 36.4 is 3.64.",
          "broken/MustangGnuaccountingBeispielRE-20171118_506.pdf": "profile names rules of a draft (urn:cen.eu:en16931:2017:compliant:factur-x.eu:1p0:extended): since 2018 such profiles have # in place of :.",
          "broken/MustangGnuaccountingBeispielRE-20190610_507a.pdf": "/CrossIndustryInvoice/SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/BuyerReference is not an element of e-invoices: it stands in no namespace.",
          "broken/MustangGnuaccountingBeispielRE-20190610_507b.pdf": "/CrossIndustryInvoice/SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/BuyerReference is not an element of e-invoices: it stands in no namespace.",
          "broken/MustangRE-20171118_506_ZUGFeRD1and2.pdf": "profile names rules of a draft (urn:cen.eu:en16931:2017:compliant:factur-x.eu:1p0:extended): since 2018 such profiles have # in place of :.",
          "broken/ZUGFeRD_2.0_fully_compliant_complete.pdf": "seller.vatId is missing: tax is charged, and no VAT id or tax number says by whom. totals.gross is 39077.22 EUR, but no page shows that amount; the largest one there is 37.763,70.",
          "broken/ZUGFeRD_2_fully_compliant_complete.pdf": "totals.gross is 39077.22 EUR, but no page shows that amount; the largest one there is 37.763,70.",
          "broken/factur-x-invalid-xml-encoding-attribute.pdf": "factur-x.xml: The XML cannot be read: it says that its encoding is "UTF-8-W/O-BOM", which there is not.",
          "broken/fail1.pdf": "lines[1].rate is not a number: "19.00e". currency is missing.",
          "broken/fail2.pdf": "currency is missing.",
          "broken/fail3.pdf": "typeCode is missing.",
          "broken/python-factur-x.pdf": "profile names rules of a draft (urn:cen.eu:en16931:2017:compliant:factur-x.eu:1p0:basic): since 2018 such profiles have # in place of :.",
        }
      `);
      const others = [...read].filter(([name]) => !name.startsWith("broken/"));
      expect(others.filter(([, one]) => !("code" in one) && one.invoice !== null)).toHaveLength(63);
      const broken = [...read.keys()].filter((name) => name.startsWith("broken/"));
      expect(broken).toHaveLength(23);
      // Nothing that the standard forbids is known of this one: its twin with lines counts as correct.
      expect(broken.filter((name) => !(name in wrong))).toEqual(["broken/Avoir_FR_type381_BASICWL.pdf"]);
    },
  );
});
