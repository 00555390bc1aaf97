import { normaliseCountry } from "../prepare/normalise-country.ts";
import { objectIn } from "../wire/object-in.ts";
import { lettersOf } from "./plain-value.ts";
import { postalPlace } from "./postcodes.ts";

/** The parts of an address, in the order in which they are written down; null for what it does not say. */
export interface Address {
  readonly name: string | null;
  readonly street: string | null;
  readonly postcode: string | null;
  readonly city: string | null;
  /** ISO alpha-2 where it is one, else as it stands there. */
  readonly country: string | null;
}

export const addressParts = ["name", "street", "postcode", "city", "country"] as const;

/** An address as the text that is the value of its field. */
export function addressText(address: Address): string {
  return JSON.stringify(Object.fromEntries(addressParts.map((part) => [part, address[part]])));
}

/** An address in a line, as people write it: `Muster GmbH, Hauptstr. 1, 10115 Berlin, DE`. */
export function addressLine({ name, street, postcode, city, country }: Address): string {
  const place = [postcode, city].filter((part) => part !== null).join(" ");
  return [name, street, place, country].filter((part) => part !== null && part !== "").join(", ");
}

/**
 * The parts of an address: of its own text, or of lines as they are printed or typed, one below the other or with commas
 * between them. Without a postcode it is one where a country ends it, below a town and a street with its number. Null where
 * there is neither, nor a part that is named.
 */
export function addressOf(text: string, country?: string): Address | null {
  if (text.startsWith("{")) return partsIn(text);
  const lines = text.split(/\n|\s*[,;·•|]\s+|\s{3,}/).flatMap((line) => line.replaceAll(/\s+/g, " ").trim() || []);
  // "Springfield, IL 62704": the town stands before a comma of its own.
  for (const width of [1, 2])
    for (let at = 0; at + width <= lines.length; at += 1) {
      const place = postalPlace(lines.slice(at, at + width).join(", "), country);
      if (place === null) continue;
      const above = [...lines.slice(0, at), ...(place.before === "" ? [] : [place.before])];
      return assembled(above, place, [place.after, ...lines.slice(at + width)]);
    }
  return withoutPostcode(lines);
}

const town = /^\p{Lu}[\p{L}.'’() -]{1,40}$/u;
const street = /^(?=.*\d)(?=.*\p{L}{2})[^:]{4,80}$/u;
/** Shorter names of countries are codes, and stand for other things as well. */
const shortestCountry = 4;

function withoutPostcode(lines: readonly string[]): Address | null {
  for (let at = lines.length - 1; at >= 2; at -= 1) {
    const country = lines[at]!.length < shortestCountry ? null : countryIn(lines[at]!);
    const roads = lines.slice(Math.max(0, at - 3), at - 1);
    if (country !== null && town.test(lines[at - 1]!) && roads.some((road) => street.test(road)))
      return assembled(lines.slice(0, at - 1), { postcode: null, city: lines[at - 1]! }, [lines[at]!]);
  }
  return null;
}

function assembled(
  above: readonly string[],
  { postcode, city }: { postcode: string | null; city: string },
  below: readonly string[],
): Address {
  const street = above.at(-1) ?? null;
  const name = above.slice(0, -1).join(", ");
  const country = below.map(countryIn).find((one) => one !== null) ?? null;
  return { name: name === "" ? null : name, street, postcode, city, country };
}

/** The country that a line names, as its code; null where it is none. */
export function countryIn(text: string): string | null {
  const read = text.length < 2 ? null : normaliseCountry(text);
  return read !== null && "value" in read ? read.value : null;
}

function partsIn(text: string): Address | null {
  const given = objectIn(text);
  if (given === null) return null;
  const part = (name: (typeof addressParts)[number]) => {
    const value = given[name];
    return typeof value === "string" && value.trim() !== "" ? value.replaceAll(/\s+/g, " ").trim() : null;
  };
  const named = part("country");
  const address: Address = {
    name: part("name"),
    street: part("street"),
    postcode: part("postcode"),
    city: part("city"),
    country: named === null ? null : (countryIn(named) ?? named),
  };
  return addressParts.some((one) => address[one] !== null) ? address : null;
}

/** Words of streets that are cut short, by the short form that stands for both. */
const shortened: readonly (readonly [RegExp, string])[] = [
  [/(?:STRASSE|STRAßE|STR)(?=\P{L}|$)/gu, "STR"],
  [/\bSTREET\b/g, "ST"],
  [/\bAVENUE\b/g, "AVE"],
  [/\bROAD\b/g, "RD"],
  [/\bPLATZ\b|PLATZ(?=\P{L}|$)/gu, "PL"],
  [/\bBOULEVARD\b/g, "BD"],
];

/** Whether two addresses are the same: their letters, with streets cut short alike. A name or a country that one leaves out says nothing. */
export function sameAddress(one: string, other: string): boolean {
  const [a, b] = [addressOf(one), addressOf(other)];
  if (a === null || b === null) return lettersOf(one) === lettersOf(other);
  return addressParts.every((part) => {
    if ((part === "name" || part === "country") && (a[part] === null || b[part] === null)) return true;
    return comparable(a[part]) === comparable(b[part]);
  });
}

function comparable(text: string | null): string {
  return lettersOf(shortened.reduce((now, [long, short]) => now.replaceAll(long, short), (text ?? "").toUpperCase()));
}
