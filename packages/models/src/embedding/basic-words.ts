const control = /[^\P{C}\t\n\r]|\uFFFD/gu;
const accent = /\p{Mn}/gu;
const asciiPunctuation = "\\x21-\\x2F\\x3A-\\x40\\x5B-\\x60\\x7B-\\x7E";
const ideograph =
  "\\u4E00-\\u9FFF\\u3400-\\u4DBF\\u{20000}-\\u{2A6DF}\\u{2A700}-\\u{2B73F}\\u{2B740}-\\u{2B81F}\\u{2B820}-\\u{2CEAF}\\uF900-\\uFAFF\\u{2F800}-\\u{2FA1F}";
const standsAlone = `${asciiPunctuation}\\p{P}${ideograph}`;
const word = new RegExp(`[${standsAlone}]|[^\\s${standsAlone}]+`, "gu");

/** Characters beyond this cannot matter: the model reads 128 tokens. It bounds the work on hostile input. */
const longestText = 50_000;

/**
 * Splits a text as "BERT uncased" does: control characters dropped, accents stripped, lower case, and every punctuation
 * mark or ideograph a word of its own. Any string is allowed; lone surrogates are dropped like control characters.
 */
export function* basicWords(text: string): Generator<string> {
  const clean = text.slice(0, longestText).toWellFormed().replace(control, "");
  const plain = clean.toLowerCase().normalize("NFD").replace(accent, "");
  for (const match of plain.matchAll(word)) yield match[0];
}
