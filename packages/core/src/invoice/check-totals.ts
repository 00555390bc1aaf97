import type { Money } from "../prepare/normalise-money.ts";
import { decimalText, type Exact, exactOfMicros } from "./exact-decimal.ts";
import type { Invoice, InvoiceFault } from "./invoice.ts";

/** Whether the sums of an invoice are the sums of its parts: BR-CO-10 to BR-CO-16 of EN 16931, to the cent. */
export function checkTotals({ profile, lines, allowances, taxes, totals }: Invoice): InvoiceFault[] {
  const sum = (amounts: readonly (Money | null)[]) => amounts.reduce((total, one) => total + exact(one), 0n);
  const taken = (charge: boolean) => sum(allowances.filter((one) => one.charge === charge).map(({ amount }) => amount));
  const { lines: ofLines, net, tax, gross, due } = totals;
  const faults = [
    // Profiles without lines (MINIMUM, BASIC WL) say their sum alone, or nothing.
    lines.length > 0 &&
      differs("BR-CO-10", "totals.lines", ofLines, sum(lines.map((one) => one.net)), "the sum of its lines"),
    allowances.length > 0 &&
      differs(
        "BR-CO-11",
        "totals.allowances",
        totals.allowances ?? zero(net),
        taken(false),
        "the sum of its allowances",
      ),
    allowances.length > 0 &&
      differs("BR-CO-12", "totals.charges", totals.charges ?? zero(net), taken(true), "the sum of its charges"),
    ofLines !== null &&
      differs(
        "BR-CO-13",
        "totals.net",
        net,
        exact(ofLines) - exact(totals.allowances) + exact(totals.charges),
        "lines less allowances plus charges",
      ),
    taxes.length > 0 &&
      differs("BR-CO-14", "totals.tax", tax, sum(taxes.map(({ amount }) => amount)), "the sum of its taxes"),
    net !== null && differs("BR-CO-15", "totals.gross", gross, exact(net) + exact(tax), "net plus tax"),
    // The smallest profile says what is due, and nothing of what was paid before.
    gross !== null &&
      !profile?.toLowerCase().endsWith(":minimum") &&
      due !== null &&
      differs(
        "BR-CO-16",
        "totals.due",
        due,
        exact(gross) - exact(totals.prepaid) + exact(totals.rounding),
        "gross less what was prepaid",
      ),
  ];
  return faults.filter((one) => one !== false).filter((one) => one !== null);
}

const exact = (amount: Money | null): Exact => (amount === null ? 0n : exactOfMicros(amount.micros));
const zero = (like: Money | null): Money | null => (like === null ? null : { ...like, micros: 0 });

function differs(rule: string, field: string, said: Money | null, should: Exact, of: string): InvoiceFault | null {
  if (said === null || exact(said) === should) return null;
  const message = `${field} is ${decimalText(exact(said))} ${said.currency}, but ${of} is ${decimalText(should)}.`;
  return { field, rule, message };
}
