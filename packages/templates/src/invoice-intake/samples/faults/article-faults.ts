import type { InvoiceLine } from "@surety/core/invoice/invoice";
import { fault, onInvoice, onLine, type SampleFault } from "./sample-fault.ts";

/** What nobody ordered. */
export const articleFaults: readonly SampleFault[] = [
  fault(
    "a line that nobody ordered",
    ["line-not-ordered"],
    onInvoice(({ lines, currency }) => ({ lines: [...lines, extraLine(lines, currency)] })),
  ),
  fault(
    "another article at the same price",
    ["article-differs", "line-not-ordered"],
    onLine(({ sellerItem, buyerItem, orderLine }) =>
      sellerItem === null && buyerItem === null
        ? null
        : {
            sellerItem: sellerItem && "ZZ-90417",
            buyerItem: buyerItem && "K-90417",
            name: "Cable duct 40x60 white",
            orderLine,
          },
    ),
  ),
];

function extraLine(lines: readonly InvoiceLine[], currency: string | null): InvoiceLine {
  const [first] = lines;
  const numbers = {
    sellerItem: first?.sellerItem == null ? null : "X-700",
    buyerItem: first?.buyerItem == null ? null : "K-70000",
  };
  return {
    ...(first as InvoiceLine),
    ...numbers,
    name: "Handling surcharge",
    unit: "C62",
    quantity: "1",
    price: "35",
    priceQuantity: null,
    net: null,
    orderLine: null,
    allowances: [],
    description: currency === null ? null : "per shipment",
  };
}
