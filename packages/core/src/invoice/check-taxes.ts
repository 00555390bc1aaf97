import type { Money } from "../prepare/normalise-money.ts";
import { decimalText, type Exact, exactOf, exactOfMicros, times, toCents } from "./exact-decimal.ts";
import type { Invoice, InvoiceFault, InvoiceTax } from "./invoice.ts";

/** A cent for each line: some programs round the tax line by line. */
const cent = exactOfMicros(10_000);
const hundredth = exactOf("0.01") ?? 0n;

/** Whether each tax is its rate of its basis (BR-CO-17), and each basis the sum of what is taxed so (BR-S-08 and its kin). */
export function checkTaxes(invoice: Invoice): InvoiceFault[] {
  return invoice.taxes.flatMap((tax, at) => [
    ...rateFault(tax, `taxes[${at}]`, invoice),
    ...basisFault(tax, `taxes[${at}]`, invoice),
  ]);
}

function rateFault(tax: InvoiceTax, field: string, invoice: Invoice): InvoiceFault[] {
  const rate = tax.rate === null ? null : exactOf(tax.rate);
  if (rate === null || tax.basis === null || tax.amount === null) return [];
  const should = toCents(times(times(exact(tax.basis), rate), hundredth));
  const lines = invoice.lines.filter((line) => line.rate === tax.rate).length;
  if (near(exact(tax.amount), should, cent * BigInt(Math.max(1, lines)))) return [];
  return [
    {
      field: `${field}.amount`,
      rule: "BR-CO-17",
      message: `${field}.amount is ${shown(tax.amount)}, but ${tax.rate} % of ${shown(tax.basis)} is ${decimalText(should)}.`,
    },
  ];
}

/** Where lines say how they are taxed, each rate's basis must be what they come to, with what is taken off and put on. */
function basisFault(tax: InvoiceTax, field: string, invoice: Invoice): InvoiceFault[] {
  const { lines, allowances } = invoice;
  if (lines.length === 0 || tax.basis === null || lines.some((line) => line.category === null)) return [];
  const alike = (one: { category: string | null; rate: string | null }) =>
    one.category === tax.category && rateOf(one.rate) === rateOf(tax.rate);
  const ofLines = lines.filter(alike).reduce((sum, line) => sum + exact(line.net), 0n);
  const should = allowances
    .filter(alike)
    .reduce((sum, { charge, amount }) => (charge ? sum + exact(amount) : sum - exact(amount)), ofLines);
  if (near(exact(tax.basis), should, cent)) return [];
  return [
    {
      field: `${field}.basis`,
      rule: `BR-${tax.category}-08`,
      message: `${field}.basis is ${shown(tax.basis)}, but what is taxed at ${tax.rate ?? "no rate"} (${tax.category}) comes to ${decimalText(should)}.`,
    },
  ];
}

/** No rate and a rate of nothing tax alike. */
const rateOf = (rate: string | null): string => rate ?? "0";
const exact = (amount: Money | null): Exact => (amount === null ? 0n : exactOfMicros(amount.micros));
const shown = (amount: Money): string => `${decimalText(exact(amount))} ${amount.currency}`;

function near(one: Exact, other: Exact, within: Exact): boolean {
  const distance = one > other ? one - other : other - one;
  return distance <= within;
}
