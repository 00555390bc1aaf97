/** A stretch of a text that is judged as one: a sentence, a heading, a point of a list. Offsets count UTF-16 units. */
export interface TextUnit {
  readonly start: number;
  readonly end: number;
  /** Which paragraph it stands in, from 0. */
  readonly paragraph: number;
}

/** After these a full stop ends no sentence; single letters never do. */
const abbreviations =
  /(?:^|[\s("“])(?:[A-Za-z]|inc|corp|co|ltd|llc|no|nos|sec|art|mr|mrs|ms|dr|jr|sr|st|vs|v|e\.g|i\.e|cf|al|approx|dept|est|fig|para|pp|u\.s|u\.k|d\.b\.a|a\.m|p\.m)\.["”)]?$/i;
/** What begins a point of a list: (a), (iv), 12.3, 7., •; a number alone may be one of days or millions on a folded line. */
const enumerator =
  /^(?:\([a-z0-9]{1,4}\)|\d{1,3}(?:\.\d{1,2})+[.)]?(?=\s)|\d{1,3}[.)](?=\s)|[A-Z]\.(?=\s)|[•▪◦*-]\s|article\s|section\s\d)/i;
/** German writes the day of a date with a full stop: "31. Dezember" is neither the end of a sentence nor a number of a list. */
const dayAtEnd = /(?:^|\s)\d{1,2}\.$/;
const monthAtStart =
  /^\s*(?:januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)(?!\p{L})/iu;
const dayAtStart = /^\d{1,2}\.(?=\s)/;
/** Inside a long sentence a point of its list stands alone: it ends with a semicolon and the next is numbered. */
const listBreak = /[;:,](?:\s+(?:and|or|and\/or))?\s+(?=\([a-z0-9]{1,4}\)\s)/gi;
const longSentence = 600;

/**
 * Cuts a text into the units of which clauses consist. Lines that were only broken to fit a page are read as one
 * sentence; units have no blanks at their ends, and together hold every character that is not blank.
 */
export function textUnits(text: string): TextUnit[] {
  return paragraphsOf(text).flatMap(({ start, end }, paragraph) =>
    sentencesOf(text.slice(start, end)).flatMap(([from, to]) => {
      const unit = trimmed(text, start + from, start + to);
      return unit === null ? [] : [{ ...unit, paragraph }];
    }),
  );
}

interface Stretch {
  start: number;
  end: number;
}

/** A blank line ends a paragraph; so does the end of a line after which nothing of the same sentence can come. */
function paragraphsOf(text: string): Stretch[] {
  const stretches: Stretch[] = [];
  let start = 0;
  for (const { index, 0: gap } of text.matchAll(/[^\S\n]*(?:\n[^\S\n]*)+|\f/g)) {
    const broken = gap.includes("\f") || gap.indexOf("\n") !== gap.lastIndexOf("\n");
    const after = text.slice(index + gap.length, index + gap.length + 40);
    if (!broken && !endsHere(text.slice(start, index), after)) continue;
    stretches.push({ start, end: index });
    start = index + gap.length;
  }
  return [...stretches, { start, end: text.length }].filter((one) => one.end > one.start);
}

/** Whether a line that was broken once ends a thought: with a full stop, a heading, or a numbered point after it. */
function endsHere(paragraph: string, after: string): boolean {
  if (enumerator.test(after) && !monthAtStart.test(after.replace(dayAtStart, ""))) return true;
  const line = paragraph.slice(paragraph.lastIndexOf("\n") + 1).trim();
  if (dayAtEnd.test(line) && monthAtStart.test(after)) return false;
  if (line === "" || (/[.:;!?]["”)]?$/.test(line) && !abbreviations.test(line))) return true;
  return line.length < 60 && line === line.toUpperCase() && /[A-Z]/.test(line) && !/^[a-z]/.test(after);
}

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

function sentencesOf(paragraph: string): [from: number, to: number][] {
  const sentences: [number, number][] = [];
  // A blank in place of each break keeps all offsets and lets a sentence run over lines.
  for (const { index, segment } of segmenter.segment(paragraph.replaceAll(/[\n\r\t\u2028\u2029]/g, " "))) {
    const last = sentences.at(-1);
    if (last !== undefined && goesOn(paragraph.slice(...last).trimEnd(), segment)) last[1] = index + segment.length;
    else sentences.push([index, index + segment.length]);
  }
  return sentences.flatMap(([from, to]) => pointsOf(paragraph, from, to));
}

/** A number at the start of a line, or an abbreviation or the day of a date at its end, is no sentence. */
function goesOn(sentence: string, next: string): boolean {
  return sentence.length <= 8 || abbreviations.test(sentence) || (dayAtEnd.test(sentence) && monthAtStart.test(next));
}

function pointsOf(paragraph: string, from: number, to: number): [number, number][] {
  if (to - from < longSentence) return [[from, to]];
  const points: [number, number][] = [];
  let start = from;
  for (const { index, 0: mark } of paragraph.slice(from, to).matchAll(listBreak)) {
    points.push([start, from + index + 1]);
    start = from + index + mark.length;
    // "and" before the last point belongs to neither; it stays with the point before, so that no word is lost.
    if (mark.trim().length > 1) points.at(-1)![1] = start;
  }
  return [...points, [start, to]];
}

function trimmed(text: string, start: number, end: number): Stretch | null {
  const piece = text.slice(start, end);
  const from = start + (piece.length - piece.trimStart().length);
  const to = start + piece.trimEnd().length;
  return from < to ? { start: from, end: to } : null;
}
