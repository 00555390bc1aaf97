import { COUNTRY_CODES } from "./country-codes.ts";
import { foldWords, LONGEST_VALUE, type Normalised } from "./normalised.ts";

/** Names in use that the platform's lists do not have. */
const OTHER_NAMES: readonly (readonly [country: string, ...names: string[]])[] = [
  [
    "GB",
    "uk",
    "u k",
    "england",
    "scotland",
    "wales",
    "northern ireland",
    "great britain",
    "britain",
    "grossbritannien",
    "schottland",
  ],
  [
    "US",
    "u s",
    "u s a",
    "united states of america",
    "america",
    "vereinigte staaten von amerika",
    "amerika",
    "etats unis d amerique",
  ],
  ["DE", "brd", "bundesrepublik deutschland", "federal republic of germany", "republique federale d allemagne"],
  ["NL", "holland", "die niederlande", "hollande"],
  ["CZ", "czech republic", "tschechische republik", "republique tcheque"],
  ["KR", "south korea", "republic of korea", "korea"],
  ["KP", "north korea"],
  ["RU", "russian federation", "russische foderation"],
  ["CH", "swiss confederation", "svizzera", "die schweiz"],
  ["CI", "ivory coast", "elfenbeinkuste"],
  ["TR", "turkey", "turkiye"],
  ["MK", "macedonia", "mazedonien"],
  ["AE", "uae", "emirates"],
  ["VA", "vatican", "vatikan"],
  ["CN", "people s republic of china", "volksrepublik china"],
  ["HK", "hong kong"],
  ["MO", "macao", "macau"],
  ["MM", "burma", "birma"],
  ["SZ", "swaziland"],
  ["CV", "cape verde"],
  ["AT", "osterreich", "oesterreich"],
];

let byName: ReadonlyMap<string, string> | undefined;

/** A country as ISO 3166 alpha-2 (`DE`), from either letter code or its name in English, German or French. */
export function normaliseCountry(text: string): Normalised<string> {
  const name = text.length > LONGEST_VALUE ? "" : foldWords(text).replace(/^(?:the|la|le|les|l) /, "");
  byName ??= buildNames();
  const value = byName.get(name);
  return value === undefined ? { missing: "the text is not the name or code of a country" } : { value };
}

function buildNames(): Map<string, string> {
  const names = new Map<string, string>();
  for (const language of ["fr", "de", "en"]) {
    const display = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
    for (const { alpha2 } of COUNTRY_CODES) names.set(foldWords(display.of(alpha2) ?? alpha2), alpha2);
  }
  for (const [country, ...others] of OTHER_NAMES) for (const other of others) names.set(other, country);
  for (const { alpha2, alpha3 } of COUNTRY_CODES)
    names.set(alpha2.toLowerCase(), alpha2).set(alpha3.toLowerCase(), alpha2);
  return names;
}
