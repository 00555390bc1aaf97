import { describe, expect, it } from "vitest";
import { COUNTRY_CODES } from "./country-codes.ts";
import { normaliseCountry } from "./normalise-country.ts";

describe("normaliseCountry", () => {
  it.each([
    ["Germany", "DE"],
    ["Deutschland", "DE"],
    ["Allemagne", "DE"],
    ["DEU", "DE"],
    ["de", "DE"],
    ["UK", "GB"],
    ["U.K.", "GB"],
    ["the Netherlands", "NL"],
    ["Österreich", "AT"],
    ["OESTERREICH", "AT"],
    ["États-Unis", "US"],
    ["U.S.A.", "US"],
    ["Côte d’Ivoire", "CI"],
    ["Schweiz", "CH"],
    ["Czech Republic", "CZ"],
    ["South Korea", "KR"],
    ["Türkei", "TR"],
  ])("knows %s", (text, value) => expect(normaliseCountry(text)).toEqual({ value }));

  it("does not guess", () => expect(normaliseCountry("Atlantis")).toHaveProperty("missing"));

  it("has 249 countries with distinct codes that read as themselves", () => {
    expect(COUNTRY_CODES).toHaveLength(249);
    for (const { alpha2, alpha3 } of COUNTRY_CODES) {
      expect(normaliseCountry(alpha2)).toEqual({ value: alpha2 });
      expect(normaliseCountry(alpha3)).toEqual({ value: alpha2 });
    }
  });
});
