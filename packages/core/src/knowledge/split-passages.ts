/** A stretch of a text that says one thing, short enough to be compared and quoted. */
export interface Passage {
  /** The headings above it, the outermost first: `Returns › Refunds`; null above the first one. */
  readonly heading: string | null;
  /** Counts from 1; null for a text without pages. */
  readonly page: number | null;
  readonly text: string;
}

/** In characters: what a sentence model reads at once (128 tokens), and what a person reads at a glance. */
const mostCharacters = 600;
const longestHeading = 200;
const heading = /^ {0,3}(#{1,6})[ \t]+(.+?)[ \t#]*$/;

/**
 * The passages of a text with paragraphs, and headings as Markdown writes them. A passage never spans two headings; a
 * paragraph is cut between sentences where it is longer than a passage, and a sentence between words.
 */
export function splitPassages(text: string, page: number | null = null): Passage[] {
  const passages: Passage[] = [];
  const above: string[] = [];
  let gathered = "";
  const end = () => {
    if (gathered !== "") passages.push({ heading: above.filter(Boolean).join(" › ") || null, page, text: gathered });
    gathered = "";
  };
  for (const part of partsOf(text)) {
    const [, marks, title] = heading.exec(part) ?? [];
    if (marks !== undefined && title !== undefined) {
      end();
      above.splice(marks.length - 1, above.length, ...headingAt(above.length, marks.length, title));
      continue;
    }
    if (gathered !== "" && gathered.length + part.length + 1 > mostCharacters) end();
    gathered = gathered === "" ? part : `${gathered}\n${part}`;
  }
  end();
  return passages;
}

/** A heading with empty ones for the levels that were left out above it. */
function headingAt(depth: number, level: number, title: string): string[] {
  return [...Array.from({ length: Math.max(0, level - 1 - depth) }, () => ""), title.slice(0, longestHeading)];
}

/** Headings and paragraphs in their order, each paragraph in pieces that fit into a passage. */
function partsOf(text: string): string[] {
  return text
    .replace(/\r\n?/g, "\n")
    .split(/\n{2,}|\n(?= {0,3}#{1,6}[ \t])|(?<=^ {0,3}#{1,6}[ \t][^\n]*)\n/m)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .flatMap((part) => (part.length <= mostCharacters || heading.test(part) ? [part] : piecesOf(part)));
}

function piecesOf(paragraph: string): string[] {
  const pieces: string[] = [];
  for (const piece of sentencesOf(paragraph).flatMap(byLength)) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + piece.length + 1 <= mostCharacters) pieces.push(`${pieces.pop()} ${piece}`);
    else pieces.push(piece);
  }
  return pieces;
}

/** The sentences of a text, as Unicode finds them; lines end them too. */
export function sentencesOf(text: string): string[] {
  return [...new Intl.Segmenter("und", { granularity: "sentence" }).segment(text)]
    .map(({ segment }) => segment.trim())
    .filter((sentence) => sentence !== "");
}

function byLength(sentence: string): string[] {
  const pieces: string[] = [];
  let rest = sentence;
  while (rest.length > mostCharacters) {
    const space = rest.lastIndexOf(" ", mostCharacters);
    const at = space > mostCharacters / 2 ? space : mostCharacters;
    pieces.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return rest === "" ? pieces : [...pieces, rest];
}
