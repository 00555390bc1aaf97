import { carriesAddress } from "../agent/carries-address.ts";
import { plainWords } from "./phrases.ts";

/**
 * The first thing in a sentence that leads somewhere, or is more than text, and stands in no source that somebody of the
 * house put in; null where there is none. What a stranger wrote, or a model made up, never becomes a link.
 */
export function foreignAddress(sentence: string, trusted: readonly string[]): string | null {
  if (!carriesAddress(sentence)) return null;
  const known = trusted.map(plainWords);
  const leading = plainWords(sentence)
    .split(" ")
    .map((word) => word.replace(/^[("'«„“]+|[.,;:!?)"'»“”]+$/gu, ""))
    .filter((word) => carriesAddress(word));
  const foreign = leading.find(
    (word) => !known.some((text) => text.split(/[\s("'«„“)»”,;]+/u).some((one) => isSame(one, word))),
  );
  if (foreign !== undefined) return foreign;
  // What leads somewhere only as a whole (`www . example`, markup over several words) stands in no source as it is.
  const rest = leading.reduce((text, word) => text.replaceAll(word, " "), plainWords(sentence));
  return carriesAddress(rest) ? sentence : null;
}

const isSame = (known: string, word: string): boolean => known.replace(/[.:!?]+$/u, "") === word;
