import { noTotals } from "@surety/core/invoice/nothing-said";
import { decimalText, over, times } from "@surety/core/invoice/exact-decimal";
import type { Invoice, InvoiceLine, InvoiceParty } from "@surety/core/invoice/invoice";
import type { OrderLine, Party, PurchaseOrder } from "@surety/core/matching/match-records";
import { catalogue } from "./catalogue.ts";
import type { Chance } from "../../paper/chance.ts";
import { convertPrice } from "./sample-order.ts";
import type { SampleSupplier } from "./suppliers.ts";
import { sampleCustomer } from "./suppliers.ts";
import { exactly } from "./total-invoice.ts";

/** What is billed: how much of each line of the order, in its unit; lines of nothing are left out. */
export interface Billing {
  readonly number: string;
  readonly issued: string;
  readonly due: string;
  readonly quantities: readonly string[];
}

/** The invoice of a supplier over an order, right and without sums, written as this supplier writes: units, numbers, words. */
export function billOrder(supplier: SampleSupplier, order: PurchaseOrder, billing: Billing, chance: Chance): Invoice {
  const { currency } = supplier;
  const lines = order.lines.flatMap((line, at) => {
    const quantity = billing.quantities[at] ?? "0";
    return quantity === "0" ? [] : [billLine(supplier, line, quantity, order.currency ?? "EUR", chance)];
  });
  const charges = order.charges === null ? [] : [convertPrice(order.charges, order.currency ?? "EUR", currency)];
  return {
    syntax: supplier.syntax,
    profile: "urn:cen.eu:en16931:2017",
    kind: "invoice",
    typeCode: "380",
    number: billing.number,
    issued: billing.issued,
    due: billing.due,
    delivered: null,
    currency,
    buyerReference: null,
    orderNumber: order.number,
    contractNumber: null,
    precedingInvoice: null,
    seller: invoiceParty(supplier.party),
    buyer: invoiceParty(sampleCustomer),
    payee: null,
    lines: chance.happens(0.3) ? lines.toReversed() : lines,
    allowances: charges.map((digits) => ({
      charge: true,
      amount: { micros: Math.round(Number(digits) * 100) * 10_000, currency },
      reason: "Freight",
      category: supplier.taxRate === "0" ? "O" : "S",
      rate: supplier.taxRate,
    })),
    taxes: [],
    totals: noTotals,
    payment: {
      terms: null,
      meansCode: "58",
      iban: supplier.party.ibans[0] ?? null,
      bic: null,
      reference: billing.number,
    },
    notes: [],
  };
}

export function invoiceParty({
  name,
  vatId,
  taxNumber,
  companyId,
  street,
  city,
  postcode,
  country,
  email,
}: Party): InvoiceParty {
  return { name, vatId, taxNumber, companyId, street, city, postcode, country, email };
}

function billLine(
  supplier: SampleSupplier,
  line: OrderLine,
  quantity: string,
  orderCurrency: string,
  chance: Chance,
): InvoiceLine {
  const { articleNumbers, orderLines, language, taxRate } = supplier;
  const article = catalogue.find(({ item }) => item === line.item);
  const price = convertPrice(line.price ?? "0", orderCurrency, supplier.currency);
  const counted = countedIn(line, quantity, price, article?.box ?? null, chance);
  return {
    id: null,
    name: said(article?.names[language] ?? line.name ?? "", chance),
    description: null,
    sellerItem: articleNumbers === "theirs" || articleNumbers === "both" ? line.supplierItem : null,
    buyerItem: articleNumbers === "ours" || articleNumbers === "both" ? line.item : null,
    allowances: [],
    net: null,
    orderLine: orderLines ? line.line : null,
    category: taxRate === "0" ? "O" : "S",
    rate: taxRate,
    ...counted,
  };
}

/** The same in another unit, or with a price for a hundred: what is to be paid stays what it is. */
function countedIn(line: OrderLine, quantity: string, price: string, box: number | null, chance: Chance) {
  const same = { quantity, unit: line.unit, price, priceQuantity: null };
  const others = [
    line.unit === "C62" ? (["DZN", 12] as const) : null,
    line.unit === "C62" && box !== null ? (["XBX", box] as const) : null,
    line.unit === "KGM" ? (["TNE", 1000] as const) : null,
  ].filter((one) => one !== null && Number(quantity) % one[1] === 0);
  if (others.length > 0 && chance.happens(0.2)) {
    const [unit, holds] = chance.one(others) ?? ["C62", 1];
    const many = exactly(String(holds));
    return {
      ...same,
      unit,
      quantity: decimalText(over(exactly(quantity), many)),
      price: decimalText(times(exactly(price), many)),
    };
  }
  if (chance.happens(0.15))
    return { ...same, price: decimalText(times(exactly(price), exactly("100"))), priceQuantity: "100" };
  return same;
}

const remarks = { before: ["Art. ", "Pos. ", ""], after: ["", " (Lager)", ", as ordered", " *"] };

function said(name: string, chance: Chance): string {
  const words = chance.happens(0.15) ? name.toUpperCase() : name;
  return chance.happens(0.2) ? `${chance.one(remarks.before)}${words}${chance.one(remarks.after)}` : words;
}
