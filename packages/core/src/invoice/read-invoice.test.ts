import { describe, expect, it } from "vitest";
import { ciiInvoice, ublCreditNote, ublInvoice } from "./e-invoices.fixture.ts";
import type { ReadInvoice } from "./invoice.ts";
import { readInvoice } from "./read-invoice.ts";

const read = (xml: string): ReadInvoice => readInvoice(xml) ?? expect.unreachable("it is an e-invoice");
const eur = (micros: number) => ({ micros, currency: "EUR" });
const faultsOf = (xml: string) => read(xml).faults.map(({ rule, message }) => `${rule ?? "-"} ${message}`);

describe("readInvoice", () => {
  it("reads a cross industry invoice into the one record, and says where each value stood", () => {
    const { invoice, sources, faults, doubts } = read(ciiInvoice());
    expect(faults).toEqual([]);
    expect(doubts).toEqual([]);
    expect(invoice).toMatchObject({
      syntax: "cii",
      kind: "invoice",
      number: "R-2026-17",
      issued: "2026-03-05",
      due: "2026-04-04",
      currency: "EUR",
      orderNumber: "PO-7",
      seller: {
        name: "Muster & Söhne GmbH",
        vatId: "DE136695976",
        taxNumber: "201/113/40209",
        street: "Gasse 1\nHof",
        country: "DE",
      },
      buyer: { name: "Buyer AG", vatId: null, country: "AT" },
      allowances: [{ charge: true, amount: eur(5_000_000), reason: "Freight", rate: "7" }],
      taxes: [
        { category: "S", rate: "19", basis: eur(90_000_000), amount: eur(17_100_000) },
        { category: "S", rate: "7", basis: eur(25_000_000), amount: eur(1_750_000) },
      ],
      totals: {
        net: eur(115_000_000),
        tax: eur(18_850_000),
        gross: eur(133_850_000),
        due: eur(100_000_000),
        rounding: null,
      },
      payment: { iban: "DE89370400440532013000", meansCode: "58", reference: "R-2026-17/K-4", terms: "30 days net" },
      notes: ["With thanks & regards"],
    });
    expect(invoice.lines[0]).toMatchObject({
      quantity: "2000",
      unit: "C62",
      price: "4.95",
      priceQuantity: "100",
      net: eur(90_000_000),
      rate: "19",
      allowances: [eur(-9_000_000)],
    });
    const settled = "/CrossIndustryInvoice/SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement";
    expect(sources["taxes[1].amount"]).toBe(`${settled}/ApplicableTradeTax[2]/CalculatedAmount`);
    expect(sources["payment.bic"]).toBeUndefined();
  });

  it("reads a UBL invoice and a credit note into the same record", () => {
    const { invoice, faults, doubts } = read(ublInvoice());
    expect([...faults, ...doubts]).toEqual([]);
    expect(invoice).toMatchObject({
      syntax: "ubl",
      kind: "invoice",
      number: "U-1",
      buyerReference: "04011000-12345-34",
      seller: { name: "Seller KG", vatId: "ATU13585627", companyId: "FN 1234", postcode: "1010" },
      lines: [{ name: "Advice", quantity: "2.5", unit: "HUR", price: "40", net: eur(100_000_000), rate: "20" }],
      allowances: [{ charge: false, amount: eur(10_000_000) }],
      totals: { lines: eur(100_000_000), net: eur(90_000_000), gross: eur(108_000_000), due: eur(108_000_000) },
    });
    const credit = read(ublCreditNote());
    expect(credit.faults).toEqual([]);
    expect(credit.invoice).toMatchObject({ kind: "credit-note", typeCode: "381", lines: [{ quantity: "2.5" }] });
  });

  it.each([
    [
      "BR-CO-10",
      "totals.lines is 110.01 EUR, but the sum of its lines is 110.",
      ciiInvoice([">110.00<", ">110.01<"], [">115.00<", ">115.01<"]),
    ],
    [
      "BR-CO-12",
      "totals.charges is 6 EUR, but the sum of its charges is 5.",
      ciiInvoice(["Amount>5.00</ram:ChargeTotal", "Amount>6.00</ram:ChargeTotal"]),
    ],
    [
      "BR-CO-13",
      "totals.net is 116 EUR, but lines less allowances plus charges is 115.",
      ciiInvoice([">115.00<", ">116.00<"]),
    ],
    ["BR-CO-14", "totals.tax is 18.8 EUR, but the sum of its taxes is 18.85.", ciiInvoice([">18.85<", ">18.80<"])],
    ["BR-CO-15", "totals.gross is 133.84 EUR, but net plus tax is 133.85.", ciiInvoice([">133.85<", ">133.84<"])],
    [
      "BR-CO-16",
      "totals.due is 133.85 EUR, but gross less what was prepaid is 100.",
      ciiInvoice([">100.00</ram:Due", ">133.85</ram:Due"]),
    ],
    ["BR-CO-17", "taxes[0].amount is 19.1 EUR, but 19 % of 90 EUR is 17.1.", ciiInvoice([">17.10<", ">19.10<"])],
    [
      "BR-S-08",
      "taxes[1].basis is 20 EUR, but what is taxed at 7 (S) comes to 25.",
      ciiInvoice([">25.00<", ">20.00<"]),
    ],
    ["BR-02", "number is missing.", ciiInvoice(["<ram:ID>R-2026-17</ram:ID>", ""])],
    [
      "BR-S-02",
      "seller.vatId is missing: tax is charged, and no VAT id or tax number says by whom.",
      ciiInvoice(['schemeID="FC"', 'schemeID="XX"'], ['schemeID="VA"', 'schemeID="VAT"']),
    ],
    [
      "BR-01",
      "profile names rules of a draft (urn:cen.eu:en16931:2017:compliant:factur-x.eu:1p0:basic): since 2018 such profiles have # in place of :.",
      ciiInvoice([">urn:cen.eu:en16931:2017<", ">urn:cen.eu:en16931:2017:compliant:factur-x.eu:1p0:basic<"]),
    ],
    [
      "-",
      "IncludedSupplyChainTradeLineItem is no part of the profile that the invoice names (urn:factur-x.eu:1p0:minimum).",
      ciiInvoice([">urn:cen.eu:en16931:2017<", ">urn:factur-x.eu:1p0:minimum<"]),
    ],
    [
      "PEPPOL-EN16931-R040",
      "An allowance or charge (AllowanceCharge) is 10, but 10 % of 110 is 11.",
      ublInvoice([
        '<cbc:Amount currencyID="EUR">10.00</cbc:Amount>',
        '<cbc:MultiplierFactorNumeric>10</cbc:MultiplierFactorNumeric><cbc:Amount currencyID="EUR">10.00</cbc:Amount><cbc:BaseAmount currencyID="EUR">110.00</cbc:BaseAmount>',
      ]),
    ],
    [
      "BR-01",
      "profile is missing.",
      ublInvoice(["urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0", ""]),
    ],
    ["-", 'totals.gross is not an amount: "1e9".', ciiInvoice([">133.85<", ">1e9<"])],
    [
      "-",
      "totals.due is in USD, but the invoice is in EUR.",
      ublInvoice(['Amount currencyID="EUR">108.00</cbc:Pay', 'Amount currencyID="USD">108.00</cbc:Pay']),
    ],
    ["-", 'issued is not a date: "20260230".', ciiInvoice([">20260305<", ">20260230<"])],
    [
      "-",
      "totals.gross stands there more than once, with different values (/Invoice/LegalMonetaryTotal/TaxInclusiveAmount[2]).",
      ublInvoice([
        "<cbc:AllowanceTotalAmount",
        '<cbc:TaxInclusiveAmount currencyID="EUR">1.00</cbc:TaxInclusiveAmount><cbc:AllowanceTotalAmount',
      ]),
    ],
    [
      "-",
      "/Invoice/LegalMonetaryTotal/PayableAmount is not an element of e-invoices: it stands in the namespace urn:evil.",
      ublInvoice([
        '<cbc:PayableAmount currencyID="EUR">108.00</cbc:PayableAmount>',
        '<x:PayableAmount xmlns:x="urn:evil">1.00</x:PayableAmount>',
      ]),
    ],
  ])("refuses by %s: %s", (rule, message, xml) => {
    expect(faultsOf(xml)).toContain(`${rule} ${message}`);
  });

  it("allows a rounded tax and what lines round, and no more", () => {
    expect(
      faultsOf(
        ciiInvoice([">17.10<", ">17.11<"], [">18.85<", ">18.86<"], [">133.85<", ">133.86<"], [">33.85<", ">33.86<"]),
      ),
    ).toEqual([]);
    expect(
      faultsOf(
        ciiInvoice([">17.10<", ">17.12<"], [">18.85<", ">18.87<"], [">133.85<", ">133.87<"], [">33.85<", ">33.87<"]),
      ),
    ).toHaveLength(1);
  });

  it("takes what the smallest profiles have, and allowances that are their percentage", () => {
    const minimum = [
      [">urn:cen.eu:en16931:2017<", ">urn:factur-x.eu:1p0:basicwl<"],
      [
        "<ram:ActualAmount>5.00<",
        "<ram:CalculationPercent>-5</ram:CalculationPercent><ram:BasisAmount>100</ram:BasisAmount><ram:ActualAmount>5.00<",
      ],
    ] as const;
    const xml = ciiInvoice(...minimum).replaceAll(
      /<ram:IncludedSupplyChainTradeLineItem>[^]*<\/ram:IncludedSupplyChainTradeLineItem>/g,
      "",
    );
    expect(faultsOf(xml)).toEqual([]);
  });

  it("doubts what is consistent and may yet be wrong", () => {
    const xml = ciiInvoice(
      ["DE136695976", "DE136695977"],
      ["0130 00", "0130 01"],
      [">20260404<", ">20260301<"],
      [">4.9500<", ">5.9500<"],
    );
    expect(read(xml).faults).toEqual([]);
    expect(read(xml).doubts.map(({ message }) => message)).toEqual([
      "lines[0].net is 90 EUR, but 2000 at 5.95 with its allowances is 110.",
      "seller.vatId has a wrong check digit: DE136695977.",
      "payment.iban has wrong check digits: DE89370400440532013001.",
      "due is before the invoice was issued: 2026-03-01.",
    ]);
  });

  it("says nothing of XML that is something else", () => {
    expect(readInvoice("<order/>")).toBeNull();
    expect(readInvoice(ublInvoice().replaceAll("ubl:schema", "other:schema"))).toBeNull();
  });

  it.each([
    ["a document type", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ["an entity that nobody defined", "<a>&b;</a>"],
    ["an end that does not come", "<a><b></a>"],
    ["too deep a nest", "<a>".repeat(100)],
    ["no element", "  "],
  ])("does not read %s", (_, xml) => {
    expect(() => readInvoice(xml)).toThrow(/^The XML cannot be read: /);
  });
});
