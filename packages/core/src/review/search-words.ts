const most = 200;
const longest = 60;
/** Scripts that set no spaces between words: there each pair of neighbours counts as a word. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]+/gu;

/**
 * The words by which a text is found, in no particular language: lower case, without accents, each once, letters and digits
 * only, at most 200 of them. `Mañana, INV-2024/7` gives `manana`, `inv`, `2024`, `7`.
 */
export function searchWords(text: string): string[] {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.flatMap(pairs))].slice(0, most);
}

function pairs(word: string): string[] {
  const parts = word.split(unspaced).filter((part) => part !== "");
  const runs = word.match(unspaced) ?? [];
  return [...parts, ...runs.flatMap(neighbours)].map((part) => part.slice(0, longest));
}

function neighbours(run: string): string[] {
  const signs = Array.from(run);
  return signs.length === 1 ? signs : signs.slice(1).map((sign, at) => `${signs[at]}${sign}`);
}
