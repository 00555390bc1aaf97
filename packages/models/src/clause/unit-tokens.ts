import type { ClauseUnit } from "@surety/core/clause/clause-units";
import { wordsOf } from "../ngram/n-grams.ts";

/** So many words before and after a date or a title say what it is. */
const nearWords = 6;
const headingWords = 8;
const charactersNear = 120;

/**
 * What a linear model is told of each unit: its words and pairs of words, the words of its paragraph's beginning and of
 * the unit before, how far down it stands and how long it is. Marks keep the kinds apart: the same word means another
 * thing in a heading.
 */
export function unitTokens(text: string, units: readonly ClauseUnit[]): string[][] {
  const words = units.map((unit) => wordsOf(text.slice(unit.start, unit.end)));
  const paragraphStart = new Map<number, number>();
  units.forEach(({ paragraph }, at) => {
    if (!paragraphStart.has(paragraph)) paragraphStart.set(paragraph, at);
  });
  return units.map((unit, at) => {
    const own = words[at]!;
    const first = paragraphStart.get(unit.paragraph)!;
    const above = paragraphStart.get(unit.paragraph - 1) ?? first;
    const mark = unit.kind === "sentence" ? "" : `${unit.kind}:`;
    return [
      ...own.map((word) => `${mark}${word}`),
      ...pairs(own).map((pair) => `${mark}${pair}`),
      ...(first === at ? [] : words[first]!.slice(0, headingWords).map((word) => `^${word}`)),
      ...words[above]!.slice(0, headingWords).map((word) => `^^${word}`),
      ...(at > 0 ? [...new Set(words[at - 1])].slice(0, 30).map((word) => `<${word}`) : []),
      ...(unit.kind === "sentence" ? [] : near(text, unit).map((word) => `${mark}${word}`)),
      `@${unit.kind}${placeOf(unit.start)}`,
      `@${unit.kind}${Math.min(9, Math.floor(10 * (unit.start / text.length)))}/10`,
      `#${unit.kind}${Math.min(7, Math.floor(Math.log2(1 + own.length)))}`,
    ];
  });
}

function pairs(words: readonly string[]): string[] {
  return words.slice(1).map((word, at) => `${words[at]} ${word}`);
}

/** Which of the first stretches, each twice as long as the one before. */
function placeOf(start: number): number {
  return Math.min(8, Math.floor(Math.log2(1 + start / 250)));
}

function near(text: string, { start, end }: ClauseUnit): string[] {
  const before = wordsOf(text.slice(Math.max(0, start - charactersNear), start)).slice(-nearWords);
  const after = wordsOf(text.slice(end, end + charactersNear)).slice(0, nearWords);
  return [
    ...before.map((word) => `-${word}`),
    ...pairs(before).map((pair) => `-${pair}`),
    ...after.map((word) => `+${word}`),
  ];
}
