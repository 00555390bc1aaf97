import { type Normalised } from "./normalised.ts";
import { parseDecimal } from "./parse-decimal.ts";

/** A number as people write it (`1.234,5`, `1,234.5`, `(3)`); `country` (ISO alpha-2) decides what a lone `1.234` means. */
export function normaliseNumber(text: string, options: { country?: string | undefined } = {}): Normalised<number> {
  const percent = /^[^%]*%$/.test(text.trim());
  const parsed = parseDecimal(percent ? text.trim().slice(0, -1) : text, options.country);
  if ("missing" in parsed) return parsed;
  const { negative, whole, fraction } = parsed.value;
  const amount = Number(`${whole}.${fraction === "" ? "0" : fraction}`);
  const size = percent ? amount / 100 : amount;
  return { value: negative && size !== 0 ? -size : size };
}
