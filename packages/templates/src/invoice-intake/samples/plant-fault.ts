import { decimalText, exactOfMicros, times } from "@surety/core/invoice/exact-decimal";
import type { Invoice, InvoiceLine } from "@surety/core/invoice/invoice";
import type { MismatchCode } from "@surety/core/matching/mismatch";
import type { Chance } from "./chance.ts";
import type { SampleDeal } from "./sample-deal.ts";
import { sampleSuppliers } from "./suppliers.ts";
import { exactly, netOf, totalled } from "./total-invoice.ts";

/** One thing that is wrong on purpose, and the mismatches that name it. */
export interface SampleFault {
  readonly name: string;
  readonly codes: readonly MismatchCode[];
  /** The deal with the fault in it; null where it does not fit this deal. */
  readonly plant: (deal: SampleDeal, chance: Chance) => SampleDeal | null;
}

type Plant = SampleFault["plant"];

const onInvoice =
  (change: (invoice: Invoice, deal: SampleDeal, chance: Chance) => Partial<Invoice> | null): Plant =>
  (deal, chance) => {
    const changes = change(deal.invoice, deal, chance);
    return changes === null ? null : { ...deal, invoice: { ...deal.invoice, ...changes } };
  };

const onLine =
  (change: (line: InvoiceLine, deal: SampleDeal, chance: Chance) => Partial<InvoiceLine> | null): Plant =>
  (deal, chance) => {
    const at = chance.whole(0, deal.invoice.lines.length - 1);
    const line = deal.invoice.lines[at];
    const changes = line === undefined ? null : change(line, deal, chance);
    if (changes === null) return null;
    const lines = deal.invoice.lines.map((one, place) => (place === at ? { ...one, ...changes } : one));
    return { ...deal, invoice: { ...deal.invoice, lines } };
  };

const scaled = (digits: string | null, factor: string): string =>
  decimalText(times(exactly(digits ?? "0"), exactly(factor)));
const withDelivery = (deal: SampleDeal): boolean => deal.order.lines.some(({ delivered }) => delivered);

const prices: readonly SampleFault[] = [
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

const quantities: readonly SampleFault[] = [
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

const articles: readonly SampleFault[] = [
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

const heads: readonly SampleFault[] = [
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

const parties: readonly SampleFault[] = [
  fault("another account", ["iban-differs"], (deal) =>
    deal.supplier.party.ibans.length === 0
      ? null
      : { ...deal, invoice: { ...deal.invoice, payment: { ...deal.invoice.payment, iban: "LT111010000011101001" } } },
  ),
  fault("a supplier that nobody knows", ["supplier-unknown"], (deal) => stranger(deal)),
  fault(
    "a VAT id that is not the supplier's",
    ["vat-id-differs", "supplier-unknown"],
    onInvoice(({ seller }, { supplier }) =>
      supplier.party.vatId === null ? null : { seller: { ...seller, vatId: "DE577215669" } },
    ),
  ),
  fault(
    "an invoice for somebody else",
    ["customer-unknown"],
    onInvoice(({ buyer }) => ({
      buyer: {
        ...buyer,
        name: "Merlin Trading GmbH",
        vatId: null,
        street: "Hafenstr. 2",
        postcode: "18055",
        city: "Rostock",
        email: null,
      },
    })),
  ),
];

const again: readonly SampleFault[] = [
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

/** Everything that `bench:matching` plants. */
export const sampleFaults: readonly SampleFault[] = [
  ...prices,
  ...quantities,
  ...articles,
  ...heads,
  ...parties,
  ...again,
];

function fault(name: string, codes: readonly MismatchCode[], plant: Plant): SampleFault {
  return { name, codes, plant };
}

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

function stranger(deal: SampleDeal): SampleDeal {
  const seller = {
    ...deal.invoice.seller,
    name: "Global Invoice Services Ltd",
    vatId: "GB998877665",
    taxNumber: null,
    street: "1 High St",
    postcode: "EC1A 1BB",
    city: "London",
    country: "GB",
    email: null,
  };
  return { ...deal, invoice: { ...deal.invoice, seller, payment: { ...deal.invoice.payment, iban: null } } };
}

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
