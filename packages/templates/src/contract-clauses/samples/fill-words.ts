import type { Chance } from "../../paper/chance.ts";
import type { Wording } from "./words/wording.ts";

/** What the names in braces of one contract stand for. */
export type Names = Readonly<Record<string, string>>;

const dayMs = 86_400_000;
const months: Readonly<Record<Wording["language"], string>> = {
  en: "January February March April May June July August September October November December",
  de: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
  fr: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
};
const thousands: Readonly<Record<Wording["language"], string>> = { en: ",", de: ".", fr: " " };

/**
 * Names and days of one contract. Its days lie around today as those of contracts in force do: it has begun, its
 * certificate is wanted in some weeks, and it ends in some months or years.
 */
export function namesFor(
  { language, laws, cities }: Wording,
  [a, b]: readonly [string, string],
  today: string,
  chance: Chance,
): Names {
  const style = chance.whole(0, 1);
  const day = (from: number, to: number) => dayText(dayAfter(today, chance.whole(from, to)), language, style);
  const about = dayAfter(today, chance.whole(120, 900));
  const start = dayAfter(today, chance.whole(-500, -20));
  const term = monthsBetween(start, about);
  const end = lastDayOf(start, term);
  return {
    A: a,
    B: b,
    start: dayText(start, language, style),
    end: dayText(end, language, style),
    term: String(term),
    notice: dayText(dayAfter(end, -chance.whole(60, 100)), language, style),
    cert: day(16, 200),
    pay: day(16, 90),
    signed: day(-30, -2),
    law: chance.one(laws),
    city: chance.one(cities),
  };
}

/** Numbers of one sentence; the next has others. */
export function numbersFor({ language }: Wording, chance: Chance): Names {
  const amount = chance.one([5, 20, 50, 100, 250, 500, 1000, 2500]) * 1000 + chance.whole(0, 9) * 100;
  return {
    months: String(chance.one([3, 6, 12, 18, 24, 36])),
    days: String(chance.one([7, 10, 14, 21, 30, 45, 60, 90])),
    years: String(chance.one([2, 3, 5, 10])),
    percent: String(chance.whole(2, 9)),
    number: String(chance.whole(3, 80)),
    amount: String(amount).replace(/\B(?=(\d{3})+$)/g, thousands[language]),
  };
}

/** Puts in what the names in braces stand for. */
export function fillWords(text: string, names: Names): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const word = names[name];
    if (word === undefined) throw new RangeError(`nothing is known of {${name}}`);
    return word;
  });
}

function dayAfter(day: string | Date, days: number): Date {
  return new Date(new Date(day).getTime() + days * dayMs);
}

function monthsBetween(start: Date, end: Date): number {
  return (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth();
}

/** The day before the one that bears the number of the first again; where a month is too short for it, its last. */
function lastDayOf(start: Date, term: number): Date {
  const month = start.getUTCMonth() + term;
  const daysOfMonth = new Date(Date.UTC(start.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const before = Math.min(start.getUTCDate() - 1, daysOfMonth);
  return new Date(Date.UTC(start.getUTCFullYear(), month, before));
}

/** A day as contracts of a language write it, in one of two ways. */
function dayText(date: Date, language: Wording["language"], style: number): string {
  const [day, month, year] = [date.getUTCDate(), date.getUTCMonth(), date.getUTCFullYear()];
  const name = months[language].split(" ")[month] ?? "";
  if (language === "fr") return `${day === 1 ? "1er" : day} ${name} ${year}`;
  const digits = (value: number) => String(value).padStart(2, "0");
  if (language === "de") return style === 0 ? `${day}. ${name} ${year}` : `${digits(day)}.${digits(month + 1)}.${year}`;
  return style === 0 ? `${day} ${name} ${year}` : `${name} ${day}, ${year}`;
}
