import { decimalText, type Exact, exactOf, exactOfMicros, over, times, toCents } from "./exact-decimal.ts";
import type { InvoiceFault, InvoiceLine } from "./invoice.ts";

/** Prices are often rounded themselves before they are multiplied. */
const within = exactOfMicros(20_000);

/** Whether each line's amount is its quantity times its price, less its allowances (PEPPOL-EN16931-R120). */
export function checkLines(lines: readonly InvoiceLine[], tolerated = within): InvoiceFault[] {
  return lines.flatMap((line, at) => {
    const should = lineShould(line);
    if (should === null || line.net === null) return [];
    const said = exactOfMicros(line.net.micros);
    const distance = said > should ? said - should : should - said;
    if (distance <= tolerated) return [];
    const field = `lines[${at}].net`;
    const parts = `${line.quantity} at ${line.price}${line.allowances.length === 0 ? "" : " with its allowances"}`;
    return [
      {
        field,
        rule: "PEPPOL-EN16931-R120",
        message: `${field} is ${decimalText(said)} ${line.net.currency}, but ${parts} is ${decimalText(should)}.`,
      },
    ];
  });
}

/** Null where the line does not say enough. */
function lineShould({ quantity, price, priceQuantity, allowances }: InvoiceLine): Exact | null {
  const [many, each, of] = [quantity, price, priceQuantity ?? "1"].map((one) => (one === null ? null : exactOf(one)));
  if (many === null || many === undefined || each === null || each === undefined) return null;
  if (of === null || of === undefined || of === 0n) return null;
  return allowances.reduce((sum, { micros }) => sum + exactOfMicros(micros), toCents(over(times(many, each), of)));
}
