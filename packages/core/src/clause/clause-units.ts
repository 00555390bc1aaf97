import { dateMentions } from "./date-mentions.ts";
import { type TextUnit, textUnits } from "./text-units.ts";

/** What a clause may be found in: a sentence, or a date or title that stands in one. */
export interface ClauseUnit extends TextUnit {
  readonly kind: "sentence" | "date" | "title";
}

/** Two to twelve words in capitals: the name of an agreement where it stands in a longer line. */
const title = /\b[A-Z][A-Z'’&-]+(?:[\s,]{1,3}(?:[A-Z][A-Z'’&-]+|AND|OF|FOR|&)){1,11}/g;
/** Further down capitals are a manner of speaking. */
const titlesWithin = 4000;

/** All units of a text in which clauses are looked for, in its order. */
export function clauseUnits(text: string): ClauseUnit[] {
  const sentences = textUnits(text);
  const dates = dateMentions(text).map(({ start, end }) => ({ start, end, kind: "date" as const }));
  const titles = Array.from(text.slice(0, titlesWithin).matchAll(title), ({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
    kind: "title" as const,
  }));
  const inside = [...dates, ...titles].flatMap((one) => {
    const host = sentences.find(({ start, end }) => start <= one.start && one.end <= end);
    const whole = host !== undefined && host.start === one.start && host.end - one.end <= 1;
    return host === undefined || whole ? [] : [{ ...one, paragraph: host.paragraph }];
  });
  return [...sentences.map((one) => ({ ...one, kind: "sentence" as const })), ...inside].toSorted(
    (a, b) => a.start - b.start || b.end - a.end,
  );
}
