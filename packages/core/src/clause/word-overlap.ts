/**
 * How much two quotes have in common: words of both over words of either, as sets, without case and the marks . , ; :.
 * The rule by which CUAD is scored (Hendrycks et al. 2021, evaluate.py), so that figures can stand beside its own.
 */
export function wordOverlap(one: string, other: string): number {
  return overlapOfWords(wordSet(one), wordSet(other));
}

/** From here on two quotes are taken for the same clause. */
export const sameClause = 0.5;

export function wordSet(quote: string): ReadonlySet<string> {
  const plain = quote
    .replaceAll(/[.,;:]/g, "")
    .replaceAll("/", " ")
    .toLowerCase();
  return new Set(plain.split(/\s+/).filter((word) => word !== ""));
}

export function overlapOfWords(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0;
  for (const word of one) if (other.has(word)) both++;
  const either = one.size + other.size - both;
  return either === 0 ? 0 : both / either;
}
