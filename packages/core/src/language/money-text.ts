const millionths = 1_000_000;

/** `12.34 EUR`; as many digits as a small amount needs to be told from nothing, and never rounded away. */
export function moneyText(micros: number, currency: string): string {
  const digits = (Math.abs(micros) / millionths).toFixed(6).replace(/0{1,4}$/, "");
  return `${micros < 0 ? "-" : ""}${digits} ${currency}`;
}
