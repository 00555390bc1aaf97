import { describe, expect, it } from "vitest";
import { candidatesOf } from "./candidates.ts";
import type { FieldSpec } from "./field-schema.ts";
import { layoutOf } from "./layout.ts";

const found = (line: string, spec: FieldSpec) =>
  candidatesOf(layoutOf([{ words: [{ text: line, box: [0, 0, line.length * 6, 10] }] }]), spec).map((one) => one.value);

describe("candidatesOf", () => {
  it.each<[FieldSpec["type"], string, string[]]>([
    ["date", "Date 25/12/2018 8:13:39 PM", ["2018-12-25"]],
    ["date", "on 3 Mar 2026 or March 4, 2026 or 2026-03-05", ["2026-03-03", "2026-03-04", "2026-03-05"]],
    ["date", "25 - 12 - 18, tel 03-8941 2233, 20260307", ["2018-12-25", "2026-03-07"]],
    ["date", "August 3 , 2014; le 2 juillet 2015; 19 maart 2014", ["2014-08-03", "2015-07-02", "2014-03-19"]],
    ["date", "Rechnungsdatum: 07. Mai 2014", ["2014-05-07"]],
    ["date", "version 1.2.3 of 12", []],
    ["money", "RM 1,234.50 less 9.00", ["1234.50", "9.00"]],
    ["money", "Summe 1.234,50 und 9,00", ["1234.50", "9.00"]],
    ["money", "GST 6.00% on 25.12.2018, item 12345", []],
    ["number", "Qty 12 of A4, 3.5 kg", ["12", "3.5"]],
    ["id", "Invoice INV-2026/114 for you", ["INV-2026/114"]],
    ["iban", "IBAN DE89 3704 0044 0532 0130 00 at the bank", ["DE89370400440532013000"]],
    ["vat", "USt-IdNr. DE136695976", ["DE136695976"]],
    ["vat", "BTW-nummer NL810433941B01", ["NL810433941B01"]],
    ["text", "Northwind Books", []],
  ])("%s in %s", (type, line, values) => expect(found(line, { type, country: "GB" })).toEqual(values));

  it("says where a value stands, and what stands around it", () => {
    const words = [
      { text: "Total to pay:", box: [0, 50, 78, 10] as const },
      { text: "EUR 12.50", box: [200, 50, 54, 10] as const },
    ].map(({ text, box }) => ({ text, box: [...box] as [number, number, number, number] }));
    const [one] = candidatesOf(layoutOf([{ words }]), { type: "money" });
    expect(one).toMatchObject({ before: "Total to pay: EUR", after: "", printed: "12.50", box: [224, 50, 30, 10] });
  });

  it("takes time that grows with a hostile line no faster than the line", () => {
    const begun = performance.now();
    for (const type of ["date", "money", "number", "id", "iban", "vat"] as const)
      for (const line of ["1 ".repeat(50_000), "1.".repeat(50_000), "DE12 ".repeat(20_000), "JAN".repeat(30_000)])
        found(line, { type });
    expect(performance.now() - begun).toBeLessThan(20_000);
  });
});
