import { sampleSuppliers } from "../suppliers.ts";
import { fault, onInvoice, type SampleFault } from "./sample-fault.ts";

/** Orders, dates, charges and currencies that do not fit. */
export const headFaults: readonly SampleFault[] = [
  fault(
    "an order number that nobody knows",
    ["order-unknown"],
    onInvoice(() => ({ orderNumber: "PO-1999-7777" })),
  ),
  fault("an order that is closed", ["order-closed"], (deal) => ({
    ...deal,
    order: { ...deal.order, status: "closed" },
  })),
  fault("another supplier's order", ["order-of-another-supplier"], (deal, chance) => ({
    ...deal,
    invoice: { ...deal.invoice, orderNumber: deal.order.number },
    order: { ...deal.order, supplier: chance.one(sampleSuppliers.filter((one) => one !== deal.supplier)).party },
  })),
  fault(
    "a due date long before the agreed one",
    ["due-too-early"],
    onInvoice(({ issued }) => ({ due: issued })),
  ),
  fault(
    "freight that was not agreed",
    ["charges-differ"],
    onInvoice(({ allowances, currency }, { supplier }) => ({
      allowances: [
        ...allowances,
        {
          charge: true,
          amount: { micros: 48_000_000, currency: currency ?? "EUR" },
          reason: "Express",
          category: supplier.taxRate === "0" ? "O" : "S",
          rate: supplier.taxRate,
        },
      ],
    })),
  ),
  fault(
    "a currency for another",
    ["price-differs", "currency-differs"],
    onInvoice(({ currency, lines, allowances }) => ({
      currency: currency === "EUR" ? "GBP" : "EUR",
      lines,
      allowances: allowances.map((one) => ({
        ...one,
        amount: one.amount && { ...one.amount, currency: currency === "EUR" ? "GBP" : "EUR" },
      })),
    })),
  ),
  fault("a day before the order", ["before-order"], (deal) => ({
    ...deal,
    order: { ...deal.order, date: "2026-05-02" },
  })),
];
