/** A number of so many digits in a row names something. */
const digitsOfName = 10;

/** Amounts, quantities with their units, rates, days: mostly digits, with a currency, unit or sign of a few letters beside them. */
export function isNumber(text: string): boolean {
  const digits = text.match(/\d/g)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (digits === 0 || letters > Math.max(3, digits / 2) || text.endsWith(":")) return false;
  return !/\d\p{L}+\d/u.test(text) && !new RegExp(`\\d{${digitsOfName}}`).test(text);
}
