import type { Token } from "../ports/language-model.ts";

/** Probability of each key that the tokens speak of; what is left of 1 belongs to keys that nobody can tell apart. */
export type KeyProbabilities = ReadonlyMap<string, number>;

/**
 * The probabilities of a closed list of keys, from the tokens in which one of them was answered (`"answer": "B"`). A key
 * may take several tokens: along the answered one its probabilities multiply, and what branches off counts for the key that
 * it leads to, where there is just one. Null where the answer does not stand in the tokens.
 *
 * Source: STATISTICS.md section 1, the probability of the label's tokens over the closed label set.
 */
export function keyProbabilities(tokens: readonly Token[], keys: readonly string[]): KeyProbabilities | null {
  const start = answerStart(tokens);
  if (start === null) return null;
  const found = new Map<string, number>();
  let prefix = "";
  let path = 1;
  for (let at = start.token; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    const skip = at === start.token ? start.offset : 0;
    for (const branch of branchesOf(token)) {
      const key = keyLedTo(prefix + branch.text.slice(skip), keys);
      if (branch.text === token.text || key === null) continue;
      // Another beginning of the same token would have had other text before the answer.
      if (branch.text.slice(0, skip) !== token.text.slice(0, skip)) continue;
      found.set(key, (found.get(key) ?? 0) + path * Math.exp(branch.logProbability));
    }
    prefix += token.text.slice(skip);
    path *= Math.exp(token.logProbability);
    const answered = keyLedTo(prefix, keys);
    if (answered === null) continue;
    found.set(answered, (found.get(answered) ?? 0) + path);
    return normalised(found);
  }
  return null;
}

/** Rounding of the provider must not make more than certainty. */
function normalised(found: Map<string, number>): KeyProbabilities {
  const sum = found.values().reduce((total, one) => total + one, 0);
  return sum <= 1 ? found : new Map([...found].map(([key, one]) => [key, one / sum]));
}

function branchesOf({ alternatives }: Token): { text: string; logProbability: number }[] {
  const byText = new Map(alternatives.map((one) => [one.text, one]));
  return [...byText.values()];
}

/** The one key that begins with what has been written; null while it may be several, or none. */
function keyLedTo(written: string, keys: readonly string[]): string | null {
  const text = written.replace(/^\s+/, "");
  const closed = text.search(/["\s,}]/);
  const word = closed < 0 ? text : text.slice(0, closed);
  if (word === "") return null;
  const possible = keys.filter((key) => (closed < 0 ? key.startsWith(word) : key === word));
  return possible.length === 1 ? (possible[0] as string) : null;
}

/** Where the value of "answer" begins: a token, and how many of its characters come before it. */
function answerStart(tokens: readonly Token[]): { token: number; offset: number } | null {
  const text = tokens.map((one) => one.text).join("");
  const match = /"answer"\s*:\s*"?/.exec(text);
  if (match === null) return null;
  let left = match.index + match[0].length;
  for (const [token, one] of tokens.entries()) {
    if (left < one.text.length) return { token, offset: left };
    left -= one.text.length;
  }
  return null;
}
