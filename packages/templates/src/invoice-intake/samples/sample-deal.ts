import { decimalText, exactOfMicros } from "@surety/core/invoice/exact-decimal";
import type { Invoice } from "@surety/core/invoice/invoice";
import type { EarlierInvoice, GoodsReceipt, Party, PurchaseOrder, UnitRule } from "@surety/core/matching/match-records";
import type { MatchRequest } from "@surety/core/matching/match-request";
import type { Tolerances } from "@surety/core/matching/tolerance";
import { billOrder } from "./bill-order.ts";
import { catalogue } from "./catalogue.ts";
import type { Chance } from "../../paper/chance.ts";
import { dayOf, sampleOrder, sampleRates } from "./sample-order.ts";
import { sampleCustomer, sampleSuppliers, type SampleSupplier } from "./suppliers.ts";
import { exactly, totalled } from "./total-invoice.ts";

/** An invoice without its sums, and all that Kestrel Home knows when it comes. */
export interface SampleDeal {
  readonly supplier: SampleSupplier;
  /** The order that it bills, and others of its supplier. */
  order: PurchaseOrder;
  others: PurchaseOrder[];
  receipts: GoodsReceipt[];
  earlier: EarlierInvoice[];
  suppliers: Party[];
  invoice: Invoice;
}

/** What Kestrel Home tolerates. */
export const sampleTolerances: Tolerances = {
  price: { percent: 2 },
  overDelivery: { percent: 5 },
  total: { percent: 1.5 },
  charges: { absolute: 5 },
  days: 2,
};

/** What a box of each article holds. */
export const sampleUnits: readonly UnitRule[] = catalogue.flatMap(({ item, box }) =>
  box === null ? [] : [{ item, from: "XBX", to: "C62", factor: String(box) }],
);

/** What a match step is given of it. */
export function requestOfDeal(
  { order, others, receipts, earlier, suppliers }: SampleDeal,
  invoice: Invoice,
): MatchRequest {
  return {
    invoice,
    orders: [order, ...others],
    receipts,
    earlier,
    suppliers,
    customers: [sampleCustomer],
    rates: sampleRates,
    units: sampleUnits,
    tolerances: sampleTolerances,
  };
}

/** A deal in which everything is right: delivered and billed at once, in part, or for the second time. */
export function sampleDeal(number: number, chance: Chance, supplier = chance.one(sampleSuppliers)): SampleDeal {
  const day = chance.whole(8, 28);
  const order = sampleOrder(supplier, `PO-2026-${String(100 + number * 5).padStart(4, "0")}`, dayOf(day - 12), chance);
  const others = Array.from({ length: chance.whole(1, 4) }, (_, at) =>
    sampleOrder(supplier, `PO-2026-${String(101 + number * 5 + at).padStart(4, "0")}`, dayOf(day - 20 + at), chance),
  );
  const halves = order.lines.map(({ quantity }) => decimalText(exactly(quantity) / 2n));
  const whole = order.lines.map(({ quantity }) => quantity);
  const course = chance.one(["at once", "at once", "in part", "the rest"] as const);
  const now = course === "at once" ? whole : halves;
  const due = dayOf(day + 30);
  const invoice = billOrder(
    supplier,
    order,
    { number: `${supplier.prefix}${4000 + number * 7}`, issued: dayOf(day), due, quantities: now },
    chance,
  );
  const receipts = [received(order, now, `GR-${number}-1`, dayOf(day - 3))];
  const before = [unrelated(supplier, others, number, day, chance)].flat();
  if (course === "the rest") {
    receipts.push(received(order, halves, `GR-${number}-2`, dayOf(day - 1)));
    before.push(billedBefore(supplier, order, halves, `${supplier.prefix}${4000 + number * 7 - 3}`, dayOf(day - 6)));
  }
  const suppliers = sampleSuppliers.map(({ party }) => party);
  return { supplier, order, others, receipts, earlier: before, suppliers, invoice };
}

export function received(
  order: PurchaseOrder,
  quantities: readonly string[],
  number: string,
  date: string,
): GoodsReceipt {
  const lines = order.lines.flatMap(({ line, item, supplierItem, name, unit, delivered }, at) =>
    delivered ? [{ orderLine: line, item, supplierItem, name, quantity: quantities[at] ?? "0", unit }] : [],
  );
  return { number, order: order.number, date, lines };
}

/** An invoice that is booked already, over so much of an order. */
export function billedBefore(
  supplier: SampleSupplier,
  order: PurchaseOrder,
  quantities: readonly string[],
  number: string,
  issued: string,
): EarlierInvoice {
  const lines = order.lines.map(({ line, item, supplierItem, name, unit }, at) => ({
    order: order.number,
    orderLine: line,
    item,
    supplierItem,
    name,
    quantity: quantities[at] ?? "0",
    unit,
  }));
  const { gross } = totalled(billOrder(supplier, order, { number, issued, due: issued, quantities }, plain)).totals;
  return {
    number,
    supplier: { ...supplier.party },
    kind: "invoice",
    issued,
    currency: supplier.currency,
    gross: gross === null ? null : decimalText(exactOfMicros(gross.micros)),
    order: order.number,
    cancelled: false,
    lines,
  };
}

/** Nothing is varied in what is booked already. */
const plain: Chance = { one: (items) => items[0]!, happens: () => false, whole: (low) => low };

/** Invoices of its other orders, some of them next to it in number and day. */
function unrelated(
  supplier: SampleSupplier,
  others: readonly PurchaseOrder[],
  number: number,
  day: number,
  chance: Chance,
): EarlierInvoice[] {
  return others
    .filter(() => chance.happens(0.5))
    .map((order, at) =>
      billedBefore(
        supplier,
        order,
        order.lines.map(({ quantity }) => quantity),
        `${supplier.prefix}${4000 + number * 7 - 1 - at}`,
        dayOf(day - chance.whole(0, 8)),
      ),
    );
}
