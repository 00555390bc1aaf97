import { decimalText, exactOfMicros } from "@surety/core/invoice/exact-decimal";
import { totalled } from "../total-invoice.ts";
import { fault, type Plant, type SampleFault } from "./sample-fault.ts";

/** The same invoice again, as it was or slightly changed. */
export const repeatFaults: readonly SampleFault[] = [
  fault(
    "the same invoice again",
    ["duplicate"],
    repeated((number) => number),
  ),
  fault(
    "the same number with other punctuation",
    ["duplicate"],
    repeated((number) => number.replace(/[-/]/g, " ").replace(/(\d{3})$/, "-$1")),
  ),
  fault(
    "the number with a word before it",
    ["duplicate-likely"],
    repeated((number) => `KOPIE ${number}`),
  ),
  fault(
    "the number with a digit that was mistyped",
    ["duplicate-likely"],
    repeated((number) => `${number.slice(0, -1)}${(Number(number.at(-1)) + 4) % 10}`),
  ),
  fault(
    "the same amount on the same day under another number",
    ["duplicate-likely"],
    repeated(() => "99-77-3311"),
  ),
];

/** It is booked already, under a number made of its own; what it billed is booked with it. */
function repeated(numberOf: (number: string) => string): Plant {
  return (deal) => {
    const known = numberOf(deal.invoice.number ?? "");
    const { gross } = totalled(deal.invoice).totals;
    if (gross === null) return null;
    const { order, supplier, invoice } = deal;
    const first = {
      number: known,
      supplier: { ...supplier.party },
      kind: "invoice" as const,
      issued: invoice.issued,
      currency: invoice.currency,
      gross: decimalText(exactOfMicros(gross.micros)),
      order: order.number,
      cancelled: false,
      lines: [
        {
          order: order.number,
          orderLine: null,
          item: null,
          supplierItem: null,
          name: "Summary",
          quantity: "0",
          unit: null,
        },
      ],
    };
    return { ...deal, earlier: [...deal.earlier, first] };
  };
}
