/**
 * A share as people read it: "71 %", "1.5 %", "99.7 %". Whole per cents in the middle, one decimal near
 * the ends, and never "100 %" or "0 %" for something that is not certain.
 */
export function percent(share: number): string {
  const value = share * 100;
  if (value <= 0 || value >= 100) return `${Math.round(value)} %`;
  if (value < 0.05) return "under 0.1 %";
  if (value > 99.95) return "over 99.9 %";
  const nearAnEnd = value < 9.95 || value > 99;
  return `${trimmed(value, nearAnEnd ? 1 : 0)} %`;
}

/** Two shares that must be told apart: takes as many decimals as that needs, three at most. */
export function percentPair(one: number, other: number): [string, string] {
  for (const digits of [0, 1, 2]) {
    const pair: [string, string] = [trimmed(one * 100, digits), trimmed(other * 100, digits)];
    if (pair[0] !== pair[1]) return [`${pair[0]} %`, `${pair[1]} %`];
  }
  return [`${trimmed(one * 100, 3)} %`, `${trimmed(other * 100, 3)} %`];
}

/** A count with thousands separators: "1,240". */
export function count(value: number): string {
  return String(Math.round(value)).replaceAll(/\B(?=(\d{3})+$)/g, ",");
}

function trimmed(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}
