import { type Exact, exactOf, exactOfMicros, microsOf, over, times, toCents } from "@surety/core/invoice/exact-decimal";
import type { Invoice, InvoiceLine, InvoiceTax } from "@surety/core/invoice/invoice";

export const exactly = (digits: string): Exact => exactOf(digits) ?? 0n;

/** What a line comes to: quantity times price less its allowances, to the cent. */
export function netOf({ quantity, price, priceQuantity, allowances }: InvoiceLine): number {
  const whole = toCents(over(times(exactly(quantity ?? "0"), exactly(price ?? "0")), exactly(priceQuantity ?? "1")));
  return allowances.reduce((sum, { micros }) => sum + micros, microsOf(whole) ?? 0);
}

/** The invoice with amounts, taxes and sums that are those of its lines and charges. */
export function totalled(invoice: Invoice): Invoice {
  const currency = invoice.currency ?? "EUR";
  const money = (micros: number) => ({ micros, currency });
  const lines = invoice.lines.map((line) => ({ ...line, net: line.net ?? money(netOf(line)) }));
  const ofLines = lines.reduce((sum, { net }) => sum + net.micros, 0);
  const charges = invoice.allowances.reduce((sum, { amount }) => sum + (amount?.micros ?? 0), 0);
  const taxes = taxesOf({ ...invoice, lines }, money);
  const tax = taxes.reduce((sum, { amount }) => sum + (amount?.micros ?? 0), 0);
  const gross = money(ofLines + charges + tax);
  const nothing = { allowances: null, prepaid: null, rounding: null };
  const net = money(ofLines + charges);
  return {
    ...invoice,
    lines,
    taxes,
    totals: {
      ...nothing,
      lines: money(ofLines),
      charges: charges === 0 ? null : money(charges),
      net,
      tax: money(tax),
      gross,
      due: gross,
    },
  };
}

function taxesOf({ lines, allowances }: Invoice, money: (micros: number) => InvoiceTax["amount"]): InvoiceTax[] {
  const basis = new Map<string, number>();
  const add = (rate: string | null, micros: number) => basis.set(rate ?? "0", (basis.get(rate ?? "0") ?? 0) + micros);
  for (const { rate, net } of lines) add(rate, net?.micros ?? 0);
  for (const { rate, amount } of allowances) add(rate, amount?.micros ?? 0);
  return [...basis].map(([rate, micros]) => ({
    category: rate === "0" ? "O" : "S",
    rate,
    basis: money(micros),
    amount: money(microsOf(toCents(times(exactOfMicros(micros), over(exactly(rate), exactly("100"))))) ?? 0),
    exemption: null,
  }));
}
