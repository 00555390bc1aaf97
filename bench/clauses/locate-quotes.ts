interface Place {
  start: number;
  end: number;
}

const nearby = 1500;

/**
 * Where quotes stand in a text, however the blanks between their words fell. A quote with parts left out stands in
 * several places; of several places that say the same, the one that is nearest to other quotes is meant.
 */
export function locateQuotes(text: string, quotes: readonly string[]): Place[] {
  const letters = lettersOf(text);
  const all = quotes.flatMap((quote) => quote.split("<omitted>").map((part) => placesOf(letters, part)));
  const middles = all.map((places) => places.map(({ start }) => start));
  return all.flatMap((places, at) => {
    const company = (start: number) =>
      middles.filter((other, k) => k !== at && other.some((one) => Math.abs(one - start) < nearby)).length;
    const best = places.toSorted((a, b) => company(b.start) - company(a.start) || a.start - b.start)[0];
    return best === undefined ? [] : [best];
  });
}

interface Letters {
  joined: string;
  /** Where each letter stands in the text. */
  at: number[];
}

function lettersOf(text: string): Letters {
  const at: number[] = [];
  let joined = "";
  for (const { 0: piece, index } of text.matchAll(/\S+/g)) {
    for (let k = 0; k < piece.length; k++) at.push(index + k);
    joined += piece;
  }
  return { joined, at };
}

function placesOf({ joined, at }: Letters, quote: string): Place[] {
  const wanted = quote.replaceAll(/\s+/g, "");
  const places: Place[] = [];
  if (wanted.length < 2) return places;
  for (let from = joined.indexOf(wanted); from >= 0; from = joined.indexOf(wanted, from + wanted.length))
    places.push({ start: at[from]!, end: at[from + wanted.length - 1]! + 1 });
  return places;
}
