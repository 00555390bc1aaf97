import { hasInvisibleCharacters, normaliseCharacters } from "./normalise-characters.ts";
import { stripHtml } from "./strip-html.ts";
import { stripQuotes } from "./strip-quotes.ts";
import { stripSignature } from "./strip-signature.ts";
import { tidyWhiteSpace } from "./tidy-white-space.ts";

/** What `cleanText` can take out on request. */
export type Strip = "html" | "quotes" | "signature";
/** What was taken out; `invisible` are characters people cannot see, `length` means that the end was cut off. */
export type Removed = Strip | "invisible" | "length";

/**
 * Text made fit to read: one Unicode form, tidy white space, and without the parts named in `strip`; at most `maxLength`
 * UTF-16 units, never ending inside a character. Any string is accepted; the time is linear in its length.
 */
export function cleanText(
  text: string,
  options: { strip: readonly Strip[]; maxLength: number },
): { text: string; removed: Removed[] } {
  const removed: Removed[] = hasInvisibleCharacters(text) ? ["invisible"] : [];
  let current = normaliseCharacters(text);
  for (const [name, strip] of STEPS) {
    if (name !== "html") current = tidyWhiteSpace(current);
    if (!options.strip.includes(name)) continue;
    const stripped = strip(current);
    if (stripped !== current) removed.push(name);
    current = stripped;
  }
  const tidy = tidyWhiteSpace(current);
  const cut = truncate(tidy, options.maxLength);
  if (cut.length < tidy.length) removed.push("length");
  return { text: cut, removed };
}

/** In this order: markup hides quotes, and a signature is only at the end once the quoted mails are gone. */
const STEPS: readonly (readonly [Strip, (text: string) => string])[] = [
  ["html", (text) => normaliseCharacters(stripHtml(text))],
  ["quotes", stripQuotes],
  ["signature", stripSignature],
];

function truncate(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const cut = text.slice(0, Math.max(0, maxLength));
  const last = cut.charCodeAt(cut.length - 1);
  return (last >= 0xd800 && last <= 0xdbff ? cut.slice(0, -1) : cut).trimEnd();
}
