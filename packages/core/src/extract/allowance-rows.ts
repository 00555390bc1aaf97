/** What rows are called that take something off the line above them, or put something on. */
const words = [
  "abzgl|abzüglich|less|discount|allowance|rebate|remise|rabais|ristourne|descuento|dto|sconto|abbuono|korting",
  "\\p{L}*(?:rabatt|nachlass|abschlag|zuschlag)|surcharge|supplément|recargo|sovrapprezzo|\\p{L}*toeslag",
].join("|");
const allowance = new RegExp(`(?:^|\\P{L})(?:${words})(?:\\P{L}|$)`, "iu");
const puttingOn = /zuschlag|surcharge|supplément|recargo|sovrapprezzo|toeslag/iu;
const percent = /(\d{1,2}(?:[.,]\d+)?)\s?%/;
/** Percentages are rounded where they are printed. */
const tolerated = 0.02;

/** An amount that a row takes off (below zero) or puts on, and the per cent that it says. */
export interface Allowance {
  readonly amount: number;
  readonly percent: number | null;
}

/** What a row of some texts says of the line above it, of which `amount` is the figure; null where it says something else. */
export function allowanceIn(texts: readonly string[], amount: number): Allowance | null {
  const named = texts.find((text) => allowance.test(text));
  if (named === undefined) return null;
  const said = texts.map((text) => percent.exec(text)?.[1]).find((one) => one !== undefined);
  const signed = amount > 0 && !puttingOn.test(named) ? -amount : amount;
  return { amount: signed, percent: said === undefined ? null : Number(said.replace(",", ".")) };
}

/** Whether an allowance is of a line that comes to so much; null where only what follows can say so. */
export function isOfLine({ amount, percent: said }: Allowance, ofLine: number, lines: number): boolean | null {
  if (said !== null) return Math.abs(Math.abs(amount) - (Math.abs(ofLine) * said) / 100) <= tolerated;
  return lines === 1 ? true : Math.abs(amount) <= Math.abs(ofLine) ? null : false;
}
