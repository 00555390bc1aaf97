import { describe, expect, it } from "vitest";
import { isIban, vatIdFault } from "./check-digits.ts";

describe("check digits", () => {
  it.each([
    "DE89370400440532013000",
    "GB82WEST12345698765432",
    "FR1420041010050500013M02606",
    "NL91ABNA0417164300",
    "MT84MALT011000012345MTLCAST001S",
  ])("takes the IBAN %s", (iban) => expect(isIban(iban)).toBe(true));

  it.each(["DE89370400440532013001", "DE8937040044053201300", "89370400440532013000", "", "DE89 3704"])(
    "refuses %j",
    (iban) => expect(isIban(iban)).toBe(false),
  );

  it.each([
    "DE136695976",
    "ATU13585627",
    "BE0411905847",
    "DK13585628",
    "EL094259216",
    "FI20774740",
    "FR40303265045",
    "HR33392005961",
    "IT00743110157",
    "LU15027442",
    "PL8567346215",
    "PT501964843",
    "SI50223054",
    "ESX9999999Z",
    "CHE-1",
  ])("has nothing against %s", (id) => expect(vatIdFault(id)).toBeNull());

  it.each([
    ["DE136695977", "has a wrong check digit"],
    ["ATU13585628", "has a wrong check digit"],
    ["FR41303265045", "has a wrong check digit"],
    ["IT00743110158", "has a wrong check digit"],
    ["DE12345", "has not the form of a VAT id of DE"],
    ["123456789", "does not begin with the letters of a country"],
  ])("says of %s that it %s", (id, fault) => expect(vatIdFault(id)).toBe(fault));
});
