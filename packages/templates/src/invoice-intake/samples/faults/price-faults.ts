import { netOf } from "../total-invoice.ts";
import { fault, onInvoice, onLine, type SampleFault, scaled } from "./sample-fault.ts";

/** Prices, amounts and taxes that are not what was agreed. */
export const priceFaults: readonly SampleFault[] = [
  fault(
    "a price that is too high",
    ["price-differs"],
    onLine(({ price }, _, chance) => ({ price: scaled(price, chance.one(["1.06", "1.15", "1.5", "2"])) })),
  ),
  fault(
    "a price that is too low",
    ["price-differs"],
    onLine(({ price }, _, chance) => ({ price: scaled(price, chance.one(["0.93", "0.8"])) })),
  ),
  fault(
    "a price for one instead of a hundred",
    ["price-differs"],
    onLine(({ priceQuantity }) => (priceQuantity === null ? null : { priceQuantity: null })),
  ),
  fault(
    "every price a little too high",
    ["total-differs", "price-differs"],
    onInvoice(({ lines }) => ({ lines: lines.map((line) => ({ ...line, price: scaled(line.price, "1.018") })) })),
  ),
  fault(
    "an amount that is not quantity times price",
    ["amount-differs"],
    onLine((line, { invoice }) => ({ net: { micros: netOf(line) + 7_500_000, currency: invoice.currency ?? "EUR" } })),
  ),
  fault(
    "another tax rate",
    ["tax-differs"],
    onLine((_, { supplier }) => (supplier.taxRate === "0" ? null : { rate: supplier.taxRate === "7" ? "19" : "7" })),
  ),
];
