import { countryConventions } from "./country-conventions.ts";
import { monthFromName } from "./month-names.ts";
import { foldWords, LONGEST_VALUE, type Normalised } from "./normalised.ts";

const TIME =
  /[T,\s]+(?:at |um |à |kl )?\d{1,2}(?::\d{2}){1,2}(?:\.\d{1,9})?\s*(?:am|pm|a\.m\.|p\.m\.|uhr|z|utc|gmt)?\s*(?:[+-]\d{2}:?\d{2})?$/i;
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const YEAR_LAST = /^(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
/** Words around a date that do not change it. */
const NOISE = new Set(
  "st nd rd th of the on den der am le er mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday mo di mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche".split(
    " ",
  ),
);

/**
 * A date as `YYYY-MM-DD`: ISO, `12/03/2026`, `4. März 2026`, `March 4th 2026`; a time of day is left out, the day stays as
 * written. Two-digit years are 1969-2068. Figures that can be read in two ways need `country` (ISO alpha-2), or are missing.
 */
export function normaliseDate(text: string, options: { country?: string | undefined } = {}): Normalised<string> {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST_VALUE) return { missing: "the text is too long to be a date" };
  const day = trimmed.replace(TIME, "").trim();
  const iso = YEAR_FIRST.exec(day);
  if (iso !== null) return calendarDay(iso[1], iso[3], iso[4]);
  const compact = COMPACT.exec(day);
  if (compact !== null) return calendarDay(compact[1], compact[2], compact[3]);
  const figures = YEAR_LAST.exec(day);
  return figures === null ? fromWords(day) : fromFigures(figures, options.country);
}

function fromFigures(match: RegExpExecArray, country: string | undefined): Normalised<string> {
  const [, first = "", separator, second = "", year] = match;
  const order = figureOrder(Number(first), Number(second), separator === ".", country);
  if (order === "dmy") return calendarDay(year, second, first);
  if (order === "mdy") return calendarDay(year, first, second);
  return { missing: `${match[0]} can be read as day-month or month-day: name the country` };
}

function figureOrder(
  first: number,
  second: number,
  dotted: boolean,
  country: string | undefined,
): "dmy" | "mdy" | undefined {
  if (first > 12 || first === second) return "dmy";
  if (second > 12) return "mdy";
  const order = country === undefined ? undefined : countryConventions(country)?.dateOrder;
  if (order === "mdy") return "mdy";
  // Dots are written between day, month and year in that order wherever they are written.
  return order === "dmy" || dotted ? "dmy" : undefined;
}

function fromWords(text: string): Normalised<string> {
  const words = foldWords(text).match(/\p{L}+|\d+/gu) ?? [];
  const telling = words.filter((word) => !NOISE.has(word));
  const figures = telling.filter((word) => /^\d+$/.test(word));
  const names = telling.filter((word) => !/^\d+$/.test(word));
  const month = names.length === 1 ? monthFromName(names[0] ?? "") : undefined;
  if (month === undefined || figures.length !== 2) return { missing: "the text is not a date" };
  const [first = "", second = ""] = figures;
  return first.length === 4 ? calendarDay(first, String(month), second) : calendarDay(second, String(month), first);
}

function calendarDay(yearText = "", monthText = "", dayText = ""): Normalised<string> {
  const year = fullYear(yearText);
  const [month, day] = [Number(monthText), Number(dayText)];
  if (year === undefined || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    return { missing: `there is no day ${dayText} in month ${monthText} of ${yearText}` };
  }
  return {
    value: `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`,
  };
}

function fullYear(text: string): number | undefined {
  const year = Number(text);
  if (text.length === 2) return year < 69 ? 2000 + year : 1900 + year;
  return text.length === 4 && year > 0 ? year : undefined;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
