const [shortest, longest] = [3, 30];
const mostWords = 150;
/** Characters that may be searched through in all, so that long texts get fewer words instead of more time. */
const searchBudget = 300_000_000;

/**
 * The words (lower case) of texts that say most about the labels: those whose cases have the least even mix of labels,
 * by the gain in Gini impurity, the longer of two alike first. Each is in half a per cent of the texts at least.
 */
export function frequentWords(texts: readonly (string | null)[], labels: Int32Array): string[] {
  const counts = countWords(texts, labels);
  const fewest = Math.max(5, texts.length / 200);
  const all = classCounts(labels);
  const scored = [...counts].flatMap(([word, perClass]) => {
    const size = perClass.reduce((sum, one) => sum + one, 0);
    if (size < fewest || size > texts.length - fewest) return [];
    return [{ word, gain: giniGain(perClass, size, all, texts.length) }];
  });
  const characters = texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
  const most = Math.min(mostWords, Math.floor(searchBudget / Math.max(1, characters)));
  return scored
    .sort((a, b) => b.gain - a.gain || b.word.length - a.word.length || (a.word < b.word ? -1 : 1))
    .slice(0, most)
    .map(({ word }) => word);
}

function countWords(texts: readonly (string | null)[], labels: Int32Array): Map<string, number[]> {
  const classes = labels.reduce((most, label) => Math.max(most, label + 1), 0);
  const counts = new Map<string, number[]>();
  texts.forEach((text, at) => {
    for (const word of new Set(text?.match(/[\p{L}\p{N}]+/gu) ?? [])) {
      if (word.length < shortest || word.length > longest) continue;
      let perClass = counts.get(word);
      if (perClass === undefined) counts.set(word, (perClass = Array.from({ length: classes }, () => 0)));
      const label = labels[at] ?? 0;
      perClass[label] = (perClass[label] ?? 0) + 1;
    }
  });
  return counts;
}

function classCounts(labels: Int32Array): number[] {
  const counts: number[] = [];
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return Array.from(counts, (one) => one ?? 0);
}

/** How much a yes/no question sharpens the mix of labels; the constant part is left out. */
function giniGain(yes: readonly number[], size: number, all: readonly number[], total: number): number {
  const squares = yes.reduce((sum, one) => sum + one * one, 0) / size;
  const others = all.reduce((sum, one, label) => sum + (one - (yes[label] ?? 0)) ** 2, 0) / (total - size);
  return squares + others;
}
