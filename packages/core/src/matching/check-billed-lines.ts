import { type Exact, exactOf, times } from "../invoice/exact-decimal.ts";
import { checkLines } from "../invoice/check-lines.ts";
import type { Invoice } from "../invoice/invoice.ts";
import type { AlignedLine } from "./align-lines.ts";
import type { BilledLine } from "./billed-line.ts";
import type { Mismatch } from "./mismatch.ts";
import type { BookedLine } from "./order-book.ts";
import { lineWords, orderWords, sellerWords } from "./place-of-line.ts";
import { allowance, toleratedWords, type Tolerances } from "./tolerance.ts";
import { shareWords, shownNumber, size } from "./words.ts";
import { unitWords } from "./unit-words.ts";

/** A line of an invoice with the line of an order that it bills. */
export interface LinePair {
  readonly at: number;
  readonly booked: BookedLine;
  readonly billed: BilledLine;
  readonly aligned: AlignedLine;
}

/** Pairs that are less sure than this are for a person to confirm. */
const leastScore = 0.8;
/** What is billed in all may differ by less than a cent: prices are rounded. */
const halfCent = exactOf("0.005") ?? 0n;
const aRate = 1;

/** What is wrong with a line by itself: which it is, its unit, its currency, its price, its tax. */
export function checkPair(invoice: Invoice, pair: LinePair, tolerances: Tolerances): Mismatch[] {
  const { booked, billed } = pair;
  const found = [unsure(invoice, pair), otherArticle(invoice, pair), otherTax(invoice, pair)];
  if (billed.unit === null) found.push(noUnit(invoice, pair));
  if (billed.currency === null) found.push(noRate(invoice, pair));
  if (billed.price !== null && booked.price !== null) found.push(otherPrice(invoice, pair, tolerances));
  return found.filter((one) => one !== null);
}

function unsure(invoice: Invoice, { at, booked, aligned }: LinePair): Mismatch | null {
  if (aligned.score >= leastScore) return null;
  const by = aligned.likeness.because.join(", ") || "nothing";
  return {
    code: "line-unsure",
    field: `lines[${at}].name`,
    line: at,
    invoiced: invoice.lines[at]?.name ?? null,
    expected: booked.line.name,
    tolerance: null,
    message: `${lineWords(invoice, at)}: it may be ${orderWords(booked)} (${booked.line.name ?? "without description"}), by ${by}; that is ${Math.round(aligned.score * 100)} % sure, and ${leastScore * 100} % are needed.`,
    remedy: `Confirm that they are the same article, or ask ${sellerWords(invoice)} to put the order's line or article number on the invoice.`,
  };
}

function otherArticle(invoice: Invoice, { at, booked, aligned }: LinePair): Mismatch | null {
  if (aligned.likeness.article !== "other") return null;
  const line = invoice.lines[at];
  const said = [line?.buyerItem, line?.sellerItem].filter(Boolean).join(", ");
  const ordered = [booked.line.item, booked.line.supplierItem].filter(Boolean).join(", ");
  return {
    code: "article-differs",
    field: `lines[${at}].sellerItem`,
    line: at,
    invoiced: said,
    expected: ordered,
    tolerance: null,
    message: `${lineWords(invoice, at)}: the article number is ${said}, but ${orderWords(booked)} says ${ordered}; no other number is tolerated.`,
    remedy: `Check which article was delivered. If it replaces the ordered one, have purchasing change the order; if the number is a typing error, approve it.`,
  };
}

function otherTax(invoice: Invoice, { at, booked }: LinePair): Mismatch | null {
  const [said, agreed] = [invoice.lines[at]?.rate ?? null, booked.line.taxRate];
  if (said === null || agreed === null || exactOf(said) === exactOf(agreed)) return null;
  return {
    code: "tax-differs",
    field: `lines[${at}].rate`,
    line: at,
    invoiced: said,
    expected: agreed,
    tolerance: null,
    message: `${lineWords(invoice, at)}: the tax rate is ${said} %, but ${orderWords(booked)} says ${agreed} %; no other rate is tolerated.`,
    remedy: `Ask whoever knows the taxes which rate is right; a wrong one needs a corrected invoice of ${sellerWords(invoice)}.`,
  };
}

function noUnit(invoice: Invoice, { at, booked }: LinePair): Mismatch {
  const [said, ordered] = [invoice.lines[at]?.unit ?? null, booked.line.unit];
  return {
    code: "unit-unknown",
    field: `lines[${at}].unit`,
    line: at,
    invoiced: said,
    expected: ordered,
    tolerance: null,
    message: `${lineWords(invoice, at)}: the unit is ${said}, but ${orderWords(booked)} counts in ${ordered}, and nothing says how many ${ordered} one ${said} is.`,
    remedy: `Add a rule under units of the match step (from ${said}, to ${ordered}, with its factor) or compare quantity and price by hand.`,
  };
}

function noRate(invoice: Invoice, { at, booked }: LinePair): Mismatch {
  const said = invoice.lines[at]?.net?.currency ?? invoice.currency;
  const agreed = booked.order.currency;
  return {
    code: "currency-differs",
    field: "currency",
    line: at,
    invoiced: said,
    expected: agreed,
    tolerance: null,
    message: `${lineWords(invoice, at)}: the currency is ${said}, but ${orderWords(booked)} is in ${agreed}, and no rate of the week before ${invoice.issued ?? "the invoice"} is known.`,
    remedy: `Give the rate from ${said} to ${agreed} under rates of the match step, or ask ${sellerWords(invoice)} for an invoice in ${agreed}.`,
  };
}

function otherPrice(invoice: Invoice, { at, booked, billed }: LinePair, tolerances: Tolerances): Mismatch | null {
  const [said, agreed] = [billed.price ?? 0n, booked.price ?? 0n];
  const difference = said - agreed;
  const more = billed.currency?.said == null ? 0 : (tolerances.currencyPercent ?? aRate);
  if (size(difference) <= allowance(tolerances.price, agreed, more)) return null;
  if (size(times(difference, billed.quantity ?? 0n)) <= halfCent) return null;
  const currency = booked.order.currency ?? invoice.currency ?? "";
  const per = booked.line.unit === null ? "" : ` per ${unitWords(booked.line.unit)}`;
  const tolerance = toleratedWords(tolerances.price, currency, more);
  const [invoiced, expected] = [shownNumber(said), shownNumber(agreed)];
  const conversions = [billed.unit?.said, billed.currency?.said].filter(Boolean).join(", ");
  const after = conversions === "" ? "" : ` (${conversions})`;
  return {
    code: "price-differs",
    field: `lines[${at}].price`,
    line: at,
    invoiced,
    expected,
    tolerance,
    message: `${lineWords(invoice, at)}: the price is ${invoiced} ${currency}${per}${after}, but ${orderWords(booked)} says ${expected} ${currency}: ${shownNumber(size(difference))} ${currency}${shareWords(difference, agreed)} ${difference > 0n ? "more" : "less"}; ${tolerance}.`,
    remedy: `Ask ${sellerWords(invoice)} for a corrected invoice, or have purchasing confirm the price in order ${booked.order.number}.`,
  };
}

/** Lines whose quantity times price is not their amount. */
export function checkAmounts(invoice: Invoice, tolerances: Tolerances): Mismatch[] {
  const tolerated: Exact | undefined =
    tolerances.rounding === undefined ? undefined : (exactOf(tolerances.rounding.toFixed(12)) ?? undefined);
  return checkLines(invoice.lines, tolerated).map(({ field, message }) => {
    const at = Number(/\[(\d+)\]/.exec(field)?.[1] ?? 0);
    const tolerance = `${tolerances.rounding ?? 0.02} ${invoice.currency ?? ""} is tolerated`;
    return {
      code: "amount-differs",
      field,
      line: at,
      invoiced: null,
      expected: null,
      tolerance,
      message: `${lineWords(invoice, at)}: ${message.replace(/\.$/, "")}; ${tolerance}.`,
      remedy: `Ask ${sellerWords(invoice)} for a corrected invoice.`,
    };
  });
}
