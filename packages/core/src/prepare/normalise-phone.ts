import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";
import { LONGEST_VALUE, type Normalised } from "./normalised.ts";

/** A phone number in E.164 (`+493012345678`), extension left out; `country` (ISO alpha-2) is needed where no prefix is written. */
export function normalisePhone(text: string, options: { country?: string | undefined } = {}): Normalised<string> {
  if (text.length > LONGEST_VALUE) return { missing: "the text is too long to be a phone number" };
  const country = knownCountry(options.country);
  const written = text.trim();
  const dialled = country === undefined ? written.replace(/^\(?00\)?\s?(?=[1-9])/, "+") : written;
  if (country === undefined && !/^\D{0,6}\+/.test(dialled))
    return { missing: "the number has no country prefix: name the country" };
  const parsed = parsePhoneNumberFromString(dialled, {
    ...(country === undefined ? {} : { defaultCountry: country }),
    extract: false,
  });
  return parsed?.isValid() === true ? { value: parsed.number } : { missing: "the text is not a valid phone number" };
}

function knownCountry(country: string | undefined): CountryCode | undefined {
  const code = country?.toUpperCase();
  return code !== undefined && isSupportedCountry(code) ? code : undefined;
}
