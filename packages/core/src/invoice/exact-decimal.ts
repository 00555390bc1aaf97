/** A decimal number as a whole number of millionths of millionths: exact for every amount, price and rate of an invoice. */
export type Exact = bigint;

const places = 12;
const unit = 10n ** BigInt(places);
/** How much a micro-unit is of it. */
const perMicro = 10n ** BigInt(places - 6);

/** Longer numbers are nobody's amount. */
const shape = /^([+-]?)(\d{1,18})(?:\.(\d{1,12}))?$/;

/** The number that XML of e-invoices may hold: digits, one point, a sign; null for anything else. */
export function exactOf(text: string): Exact | null {
  const match = shape.exec(text.trim());
  if (match === null) return null;
  const [, sign = "", whole = "0", fraction = ""] = match;
  const value = BigInt(whole) * unit + BigInt(fraction.padEnd(places, "0"));
  return sign === "-" ? -value : value;
}

export const exactOfMicros = (micros: number): Exact => BigInt(micros) * perMicro;

/** Whole micro-units; null where it has more than six decimals or is too large to be counted exactly. */
export function microsOf(value: Exact): number | null {
  const micros = Number(value / perMicro);
  return value % perMicro === 0n && Number.isSafeInteger(micros) ? micros : null;
}

export const times = (one: Exact, other: Exact): Exact => divided(one * other, unit);
export const over = (one: Exact, other: Exact): Exact => divided(one * unit, other);

/** To whole hundredths, halves away from zero, as invoices are rounded. */
export function toCents(value: Exact): Exact {
  const cent = unit / 100n;
  return divided(value, cent) * cent;
}

function divided(value: bigint, by: bigint): bigint {
  const negative = value < 0n !== by < 0n;
  const [a, b] = [value < 0n ? -value : value, by < 0n ? -by : by];
  const rounded = (a + b / 2n) / b;
  return negative ? -rounded : rounded;
}

/** As people write it: `12.5`, without trailing zeros. */
export function decimalText(value: Exact): string {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, "0");
  const fraction = digits.slice(-places).replace(/0+$/, "");
  return `${value < 0n ? "-" : ""}${digits.slice(0, -places)}${fraction === "" ? "" : `.${fraction}`}`;
}
