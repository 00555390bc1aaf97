import { describe, expect, it } from "vitest";
import { companyName, nameLikeness } from "./company-name.ts";

describe("companyName", () => {
  it.each([
    ["Müller & Söhne G.m.b.H. & Co. KG", ["muller", "sohne"], "gmbh co kg"],
    ["Rossi S.r.l.", ["rossi"], "srl"],
    ["ŻABKA Sp. z o.o.", ["zabka"], "sp z oo"],
    ["The Acme Company Limited", ["acme", "company"], "ltd"],
    ["Nordlys A/S", ["nordlys"], "as"],
    ["Donau Baustoffe Ges.m.b.H.", ["donau", "baustoffe"], "gmbh"],
    ["AG Bau", ["ag", "bau"], null],
    ["SE", ["se"], null],
  ])("%s", (name, words, form) => expect(companyName(name)).toEqual({ words, form }));
});

describe("nameLikeness", () => {
  it.each([
    ["Müller & Söhne GmbH", "MUELLER UND SOEHNE GMBH", 1],
    ["Müller & Söhne GmbH", "Müller und Söhne GmbH", 1],
    ["Société Générale de Papeterie SARL", "Papeterie, Societe Generale de", 0.99],
    ["Kestrel Tools Ltd", "Kestrel Tools Limited", 1],
  ])("%s is %s", (one, other, atLeast) => expect(nameLikeness(one, other)).toBeGreaterThanOrEqual(atLeast));

  it("keeps companies of one name and two forms apart", () => {
    expect(nameLikeness("Alpha Bau GmbH", "Alpha Bau AG")).toBeLessThan(0.9);
    expect(nameLikeness("Alpha Bau GmbH", "Omega Reisen GmbH")).toBeLessThan(0.2);
  });
});
