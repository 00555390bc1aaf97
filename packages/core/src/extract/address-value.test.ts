import { describe, expect, it } from "vitest";
import { addressBlocks } from "./address-blocks.ts";
import { addressLine, addressOf, addressText, sameAddress } from "./address-value.ts";
import { layoutOf } from "./layout.ts";

const berlin = { name: "Muster GmbH", street: "Hauptstr. 1", postcode: "10115", city: "Berlin", country: "DE" };

describe("addressOf", () => {
  it.each<[string, string | undefined, object]>([
    ["Muster GmbH\nHauptstr. 1\n10115 Berlin\nGermany", undefined, berlin],
    ["Muster GmbH, Hauptstr. 1, 10115 Berlin, Deutschland", undefined, berlin],
    ["Muster GmbH · Hauptstr. 1 · D-10115 Berlin", "DE", { ...berlin, country: null }],
    [
      "Acme Ltd\n10 Downing Street\nLondon SW1A 2AA\nUnited Kingdom",
      undefined,
      { name: "Acme Ltd", street: "10 Downing Street", postcode: "SW1A 2AA", city: "London", country: "GB" },
    ],
    [
      "742 Evergreen Terrace\nSpringfield, IL 62704",
      "US",
      { name: null, street: "742 Evergreen Terrace", postcode: "62704", city: "Springfield", country: null },
    ],
    [
      "Bakker BV\nKeizersgracht 12\n1015 CJ Amsterdam",
      "NL",
      { name: "Bakker BV", street: "Keizersgracht 12", postcode: "1015 CJ", city: "Amsterdam", country: null },
    ],
    [
      "Dupont SARL\n5 rue de la Paix\n75002 Paris\nFrance",
      undefined,
      { name: "Dupont SARL", street: "5 rue de la Paix", postcode: "75002", city: "Paris", country: "FR" },
    ],
    [
      "Gulf Trading LLC\nOffice 1204, Marina Plaza\nDubai\nUnited Arab Emirates",
      undefined,
      { name: "Gulf Trading LLC, Office 1204", street: "Marina Plaza", postcode: null, city: "Dubai", country: "AE" },
    ],
    [
      "Harbour Goods Ltd\n88 Queen's Road Central\nWan Chai\nHong Kong",
      undefined,
      { name: "Harbour Goods Ltd", street: "88 Queen's Road Central", postcode: null, city: "Wan Chai", country: "HK" },
    ],
  ])("reads %j", (text, country, parts) => expect(addressOf(text, country)).toEqual(parts));

  it.each(["Total 12.50", "Invoice 2026 of March", "Thank you", "", "Bolts\nMade in\nGermany"])(
    "takes %j for none",
    (text) => expect(addressOf(text)).toBeNull(),
  );

  it("is written and read again, with its country as a code", () => {
    expect(addressOf(addressText(berlin))).toEqual(berlin);
    expect(addressOf('{"city":"Berlin","country":"germany"}')).toMatchObject({ city: "Berlin", country: "DE" });
    expect(addressOf("{}")).toBeNull();
    expect(addressLine(berlin)).toBe("Muster GmbH, Hauptstr. 1, 10115 Berlin, DE");
  });
});

it("takes two addresses for the same whatever their case and short forms, and nothing else", () => {
  const one = addressText(berlin);
  expect(sameAddress(one, "MUSTER GMBH, Hauptstraße 1, 10115 BERLIN")).toBe(true);
  expect(sameAddress(one, addressText({ ...berlin, name: null, country: null }))).toBe(true);
  expect(sameAddress(one, addressText({ ...berlin, street: "Hauptstr. 11" }))).toBe(false);
  expect(sameAddress(one, addressText({ ...berlin, postcode: null }))).toBe(false);
});

it("finds the blocks of addresses on a page, each with its lines and the box around them", () => {
  const line = (text: string, left: number, top: number) => ({
    text,
    box: [left, top, text.length * 5, 10] as [number, number, number, number],
  });
  const words = [
    line("Bill to:", 20, 8),
    line("Kestrel Home Ltd", 20, 20),
    line("4 Mill Lane", 20, 32),
    line("LS1 4AP Leeds", 20, 44),
    line("Invoice no. 4711", 20, 80),
    line("Muster GmbH", 200, 20),
    line("Hauptstr. 1", 200, 32),
    line("10115 Berlin", 200, 44),
    line("Germany", 200, 56),
    line("Harbour Goods Ltd", 400, 20),
    line("88 Queen's Road", 400, 32),
    line("Wan Chai, Hong Kong", 400, 44),
    line("Germany", 400, 100),
  ];
  const found = addressBlocks(layoutOf([{ words }]));
  expect(found.map(({ printed }) => printed)).toEqual([
    "Kestrel Home Ltd\n4 Mill Lane\nLS1 4AP Leeds",
    "Muster GmbH\nHauptstr. 1\n10115 Berlin\nGermany",
    "Harbour Goods Ltd\n88 Queen's Road\nWan Chai, Hong Kong",
  ]);
  expect(found[1]!.box).toEqual([200, 20, 60, 46]);
});
