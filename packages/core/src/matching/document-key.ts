import { foldText } from "./text-likeness.ts";

/** A number of an article, an order or an invoice for comparing: without punctuation, and without zeros that only fill up. */
export function documentKey(number: string): string {
  return foldText(number)
    .replace(/(?<!\p{N})0+(?=\p{N})/gu, "")
    .replace(/ /g, "");
}

/** A number made ready to be compared with many others. */
export interface NumberKeys {
  readonly key: string;
  readonly squeezed: string;
}

export const numberKeys = (number: string): NumberKeys => ({
  key: documentKey(number),
  squeezed: foldText(number).replace(/ /g, ""),
});

export const sameKeys = (one: NumberKeys, other: NumberKeys): boolean =>
  one.key !== "" && (one.key === other.key || one.squeezed === other.squeezed);

/** Whether two numbers are one: `RE-2026/0017` is `re 2026 17`, and `RE20260017` as well. */
export function sameNumber(one: string, other: string): boolean {
  return sameKeys(numberKeys(one), numberKeys(other));
}

/** Characters that readers and typists take for each other. */
const lookAlike: Readonly<Record<string, string>> = { o: "0", q: "0", i: "1", l: "1", s: "5", b: "8", z: "2", g: "6" };

/**
 * How many changes make one number of the other, up to `most + 1`: a character more, less or another, or two neighbours
 * the other way round. Look-alikes (O and 0) are the same. Damerau (1964), as optimal string alignment.
 */
export function keyDistance(one: string, other: string, most = 2): number {
  const [a, b] = [plain(one), plain(other)];
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, last] = [[0], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= a.length; row += 1) {
    const now = [row];
    for (let at = 1; at <= b.length; at += 1) {
      const same = a[row - 1] === b[at - 1] ? 0 : 1;
      let cost = Math.min(last[at]! + 1, now[at - 1]! + 1, last[at - 1]! + same);
      if (row > 1 && at > 1 && a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1])
        cost = Math.min(cost, before[at - 2]! + 1);
      now.push(cost);
    }
    [before, last] = [last, now];
  }
  return Math.min(last[b.length]!, most + 1);
}

const plain = (key: string): string => key.replace(/[oqilsbzg]/g, (letter) => lookAlike[letter] ?? letter);
