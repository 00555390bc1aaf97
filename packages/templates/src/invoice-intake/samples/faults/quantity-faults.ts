import type { Chance } from "../../../paper/chance.ts";
import type { SampleDeal } from "../sample-deal.ts";
import { fault, onLine, type Plant, type SampleFault, scaled, withDelivery } from "./sample-fault.ts";

/** More billed than was ordered or came, and units that hide it. */
export const quantityFaults: readonly SampleFault[] = [
  fault("more billed than came", ["quantity-over-received"], short("0.8")),
  fault("billed before anything came", ["not-received", "quantity-over-received"], (deal) =>
    withDelivery(deal) ? { ...deal, receipts: [] } : null,
  ),
  fault("more came and billed than was ordered", ["over-delivery"], (deal) => overDelivered(deal)),
  fault(
    "more billed than was ordered",
    ["quantity-over-ordered"],
    onLine(({ quantity }, { earlier, order }) =>
      earlier.some((one) => one.order === order.number) || order.lines.length === 0
        ? null
        : { quantity: scaled(quantity, "6") },
    ),
  ),
  fault("goods that went back", ["quantity-over-received", "not-received"], (deal) => returned(deal)),
  fault("billed a second time under another number", ["quantity-over-ordered", "quantity-over-received"], (deal) =>
    billedTwice(deal),
  ),
  fault(
    "dozens for pieces",
    ["price-differs", "quantity-over-ordered"],
    onLine(({ unit }) => (unit === "C62" ? { unit: "DZN" } : null)),
  ),
  fault(
    "a unit that nothing converts",
    ["unit-unknown"],
    onLine(({ unit }) => (unit === "XBX" ? null : { unit: "XPX" })),
  ),
];

function short(share: string): Plant {
  return (deal) => {
    if (!withDelivery(deal)) return null;
    const receipts = deal.receipts.map((one) => ({
      ...one,
      lines: one.lines.map((line) => ({ ...line, quantity: scaled(line.quantity, share) })),
    }));
    return { ...deal, receipts };
  };
}

function overDelivered(deal: SampleDeal): SampleDeal | null {
  if (!withDelivery(deal) || deal.receipts.length > 1) return null;
  const grown = short("3")(deal, never)!;
  const lines = deal.invoice.lines.map((line) => ({ ...line, quantity: scaled(line.quantity, "3") }));
  return { ...grown, invoice: { ...deal.invoice, lines } };
}

const never: Chance = { one: (items) => items[0]!, happens: () => false, whole: (low) => low };

function returned(deal: SampleDeal): SampleDeal | null {
  const [first] = deal.receipts;
  if (first === undefined || first.lines.length === 0) return null;
  const back = first.lines.map((line) => ({ ...line, quantity: scaled(line.quantity, "-0.5") }));
  return { ...deal, receipts: [...deal.receipts, { ...first, number: "RET-1", lines: back }] };
}

/** The same goods on another invoice of some weeks before, over another amount: nothing of the head looks alike. */
function billedTwice(deal: SampleDeal): SampleDeal | null {
  const { order, supplier, earlier } = deal;
  if (earlier.some((one) => one.order === order.number)) return null;
  const lines = order.lines.map(({ line, item, supplierItem, name, unit, quantity }) => ({
    order: order.number,
    orderLine: line,
    item,
    supplierItem,
    name,
    unit,
    quantity,
  }));
  const before = {
    number: "77-1",
    supplier: { ...supplier.party },
    kind: "invoice" as const,
    issued: "2026-02-03",
    currency: supplier.currency,
    gross: "1",
    order: order.number,
    cancelled: false,
    lines,
  };
  return { ...deal, earlier: [...earlier, before] };
}
