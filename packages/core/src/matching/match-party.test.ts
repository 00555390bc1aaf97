import { describe, expect, it } from "vitest";
import { readRecords } from "./read-records.ts";
import { isSameParty, matchParty } from "./match-party.ts";
import type { Party } from "./match-records.ts";

const party = (given: Partial<Party>): Party => {
  const read = readRecords("suppliers", given);
  if ("problem" in read) throw new Error(read.problem);
  return read.records[0]!;
};
const suppliers = [
  party({
    id: "S-1",
    name: "Müller & Söhne GmbH",
    vatId: "DE136695976",
    street: "Gasse 1",
    postcode: "80333",
    city: "München",
    country: "DE",
    ibans: ["DE89 3704 0044 0532 0130 00"],
  }),
  party({
    id: "S-2",
    name: "Müller Elektro AG",
    vatId: "DE811907980",
    street: "Ring 9",
    postcode: "20095",
    city: "Hamburg",
    country: "DE",
  }),
  party({
    id: "S-3",
    name: "Papeterie Générale SARL",
    country: "FR",
    postcode: "75001",
    city: "Paris",
    email: "compta@papeterie-generale.example",
  }),
];
const best = (given: Partial<Party>) => {
  const [first] = matchParty(party(given), suppliers);
  return { id: suppliers[first!.at]!.id, score: first!.score, because: first!.because };
};

describe("matchParty", () => {
  it.each<[string, Partial<Party>, string]>([
    ["the VAT id, whatever the blanks", { name: "Mueller & Soehne", vatId: "DE 136 695 976" }, "S-1"],
    [
      "name and address without any number",
      { name: "MUELLER UND SOEHNE G.m.b.H.", postcode: "80333", city: "Muenchen" },
      "S-1",
    ],
    ["the account", { name: "Müller u. Söhne", ibans: ["DE89370400440532013000"] }, "S-1"],
    [
      "the mail domain and a name in another order",
      { name: "Generale Papeterie", email: "ar@papeterie-generale.example" },
      "S-3",
    ],
  ])("knows a supplier by %s", (_, given, id) => {
    expect(best(given)).toMatchObject({ id });
    expect(best(given).score).toBeGreaterThan(0.9);
  });

  it.each<[string, Partial<Party>]>([
    ["a stranger", { name: "Zenith Reisen GmbH", vatId: "DE999999999", postcode: "10115" }],
    [
      "a supplier's VAT id under a name that has nothing to do with it",
      { name: "Fast Payments Ltd", vatId: "DE136695976", country: "GB" },
    ],
    ["half a name", { name: "Müller" }],
  ])("is not sure of %s", (_, given) => expect(best(given).score).toBeLessThan(0.5));

  it("prefers neither of two that fit equally well", () => {
    const twins = matchParty(party({ name: "Nordlys A/S", postcode: "0150" }), [
      party({ id: "1", name: "Nordlys AS", postcode: "0150" }),
      party({ id: "2", name: "Nordlys AS", postcode: "0150" }),
    ]);
    expect(twins[0]?.score).toBeCloseTo(twins[1]?.score ?? 0);
    expect(twins[0]?.score).toBeLessThan(0.5);
  });

  it("says what speaks for it", () => {
    expect(best({ name: "Müller & Söhne GmbH", vatId: "DE136695976", postcode: "80333" }).because).toEqual([
      "VAT id",
      "name 1.00",
      "address",
    ]);
    expect(isSameParty(suppliers[0]!, suppliers[1]!)).toBe(false);
  });
});
