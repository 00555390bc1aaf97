import { COUNTRY_CODES } from "./country-codes.ts";

/** How a country writes numbers and dates. */
export interface CountryConventions {
  /** The decimal separator of its most spoken language. */
  decimal: "." | ",";
  /** Order of the parts of a date written in figures. */
  dateOrder: "dmy" | "mdy" | "ymd";
}

const SAMPLE_DAY = new Date(Date.UTC(2006, 10, 22));

/** Conventions of a country (ISO 3166 alpha-2), from the locale data of the platform; undefined where the code is not a country's. */
export function countryConventions(country: string): CountryConventions | undefined {
  const region = country.toUpperCase();
  if (!COUNTRY_CODES.some(({ alpha2 }) => alpha2 === region)) return undefined;
  const { language } = new Intl.Locale(`und-${region}`).maximize();
  const tag = `${language}-${region}-u-nu-latn-ca-gregory`;
  const decimal = new Intl.NumberFormat(tag).formatToParts(1.5).find((part) => part.type === "decimal")?.value;
  return { decimal: decimal === "," ? "," : ".", dateOrder: dateOrder(tag) };
}

function dateOrder(tag: string): CountryConventions["dateOrder"] {
  const format = new Intl.DateTimeFormat(tag, { day: "numeric", month: "numeric", year: "numeric", timeZone: "UTC" });
  const order = format
    .formatToParts(SAMPLE_DAY)
    .map((part) => part.type)
    .filter((type) => type !== "literal");
  if (order.indexOf("year") === 0) return "ymd";
  return order.indexOf("month") < order.indexOf("day") ? "mdy" : "dmy";
}
