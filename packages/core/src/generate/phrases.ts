const invisible = /[\p{Cf}\u{E0000}-\u{E007F}]/gu;

/** Words as they are compared: one kind of letter, lower case, one space between them, nothing that cannot be seen. */
export function plainWords(text: string): string {
  return text.replace(invisible, "").normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

/** Whether a phrase stands in a text as whole words; both as `plainWords` gives them. */
export function hasPhrase(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0 && phrase !== ""; at = text.indexOf(phrase, at + 1))
    if (!isLetter(text, at - 1, phrase.at(0)) && !isLetter(text, at + phrase.length, phrase.at(-1))) return true;
  return false;
}

/** A phrase that begins or ends with a mark may touch a letter there. */
function isLetter(text: string, at: number, edge = ""): boolean {
  return /[\p{L}\p{N}]/u.test(edge) && /[\p{L}\p{N}]/u.test(text.charAt(at));
}
