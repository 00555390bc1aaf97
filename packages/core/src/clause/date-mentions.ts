/** A date as it stands in a text, and the day that it means; null where it leaves the day open ("[·] day of May, 2019"). */
export interface DateMention {
  readonly start: number;
  readonly end: number;
  /** As YYYY-MM-DD. */
  readonly day: string | null;
}

const months = [
  ["january", "januar", "janvier", "jan"],
  ["february", "februar", "février", "feb"],
  ["march", "märz", "mars", "mar"],
  ["april", "avril", "apr"],
  ["may", "mai"],
  ["june", "juni", "juin", "jun"],
  ["july", "juli", "juillet", "jul"],
  ["august", "août", "aug"],
  ["september", "septembre", "sept", "sep"],
  ["october", "oktober", "octobre", "oct", "okt"],
  ["november", "novembre", "nov"],
  ["december", "dezember", "décembre", "dec", "dez"],
];
const month = months
  .flat()
  .toSorted((a, b) => b.length - a.length)
  .join("|");
const blank = String.raw`[\s ]{0,3}`;
/** Raised letters after a number are read with a blank in them: "20t h". */
const dayNumber = String.raw`\d{1,2}(?:\s?(?:s\s?t|n\s?d|r\s?d|t\s?h|er))?`;
const open = String.raw`(?:_{2,}|\[[^\]\n]{0,8}\])(?:st|nd|rd|th)?`;
const year = String.raw`(?:19|20)\d\d`;
const forms: readonly [RegExp, (found: RegExpExecArray) => string | null][] = [
  // May 8, 2014 · May 8th 2014
  [
    new RegExp(String.raw`\b(${month})\.?${blank}(${dayNumber})${blank},?${blank}(${year})\b`, "giu"),
    ([, name, day, of]) => dayOf(of, monthNumber(name), day),
  ],
  // 8th day of May, 2014 · 8 May 2014 · 8. Mai 2014 · ___ day of May 2014
  [
    new RegExp(
      String.raw`(?:\b(${dayNumber})|${open})\.?${blank}(?:day${blank}of${blank})?(${month})\.?${blank},?${blank}(${year})\b`,
      "giu",
    ),
    ([, day, name, of]) => dayOf(of, monthNumber(name), day),
  ],
  [
    new RegExp(String.raw`${open}(?:${blank}day${blank}of${blank}${open})?${blank},?${blank}${year}\b`, "giu"),
    () => null,
  ],
  [/\b(\d{4})-(\d{2})-(\d{2})\b/g, ([, of, nr, day]) => dayOf(of, Number(nr), day)],
  [/\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/g, ([, day, nr, of]) => dayOf(of, Number(nr), day)],
  // Whether 5/6/2014 means May or June is not written in it: only where one of the two cannot be a month.
  [/\b(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})\b/g, ([, one, other, of]) => slashed(Number(one), Number(other), of ?? "")],
];

/** The dates that stand in a text, in its order, in English, German and French and as numbers. */
export function dateMentions(text: string): DateMention[] {
  const found = forms.flatMap(([form, read]) =>
    Array.from(text.matchAll(form), (one) => ({
      start: one.index,
      end: one.index + one[0].length,
      day: read(one),
    })),
  );
  const longestFirst = found.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const kept: DateMention[] = [];
  for (const one of longestFirst) if (one.start >= (kept.at(-1)?.end ?? 0)) kept.push(one);
  return kept;
}

function monthNumber(name = ""): number {
  return months.findIndex((names) => names.includes(name.toLowerCase())) + 1;
}

function slashed(one: number, other: number, of: string): string | null {
  const whole = of.length === 2 ? `20${of}` : of;
  if (one > 12) return dayOf(whole, other, String(one));
  return other > 12 || one === other ? dayOf(whole, one, String(other)) : null;
}

function dayOf(of = "", nr = 0, day = ""): string | null {
  const number = Number.parseInt(day, 10);
  if (!(number >= 1 && nr >= 1 && nr <= 12)) return null;
  const time = new Date(Date.UTC(Number(of), nr - 1, number));
  const same = time.getUTCMonth() === nr - 1 && time.getUTCDate() === number;
  return same ? time.toISOString().slice(0, 10) : null;
}
