/** Zero-width, joining, direction, tag, variation and other characters that are not seen but are read by a model. */
const INVISIBLE =
  // oxlint-disable-next-line no-misleading-character-class -- each of them is meant by itself
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}]/gu;
// oxlint-disable-next-line no-control-regex -- control characters are what this pattern is for
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;
// oxlint-disable-next-line no-control-regex -- old line breaks are control characters
const LINE_BREAK = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;
const SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const COMPATIBILITY = /[\ufb00-\ufb06\uff01-\uff5e]/g;
/** Normalisation sorts the marks on a letter, which takes the square of their number: no script needs more than 30. */
const MARK_PILE = /(\p{M}{30})\p{M}+/gu;

/**
 * Text in one Unicode form: well-formed, NFC, `\n` as the only line break, plain spaces, ligatures and full-width letters
 * as ordinary ones; control and invisible characters are gone. Smart quotes, accents and emoji stay.
 */
export function normaliseCharacters(text: string): string {
  return text
    .toWellFormed()
    .replace(LINE_BREAK, "\n")
    .replace(CONTROL, "")
    .replace(INVISIBLE, "")
    .replace(SPACE, " ")
    .replace(COMPATIBILITY, (character) => character.normalize("NFKC"))
    .replace(MARK_PILE, "$1")
    .normalize("NFC");
}

/** Whether the text carries characters that people cannot see: a sign of a copy artefact or of hidden instructions. */
export function hasInvisibleCharacters(text: string): boolean {
  return text.search(INVISIBLE) >= 0 || text.search(CONTROL) >= 0;
}
