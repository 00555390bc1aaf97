import type { Exact } from "../invoice/exact-decimal.ts";
import type { Invoice } from "../invoice/invoice.ts";
import type { LinePair } from "./check-billed-lines.ts";
import type { Mismatch } from "./mismatch.ts";
import type { OrderedArticle } from "./order-book.ts";
import { lineWords, orderWords, sellerWords } from "./place-of-line.ts";
import { allowance, toleratedWords, type Tolerances } from "./tolerance.ts";
import { shownNumber } from "./words.ts";
import { unitWords } from "./unit-words.ts";

export interface CheckedQuantities {
  mismatches: Mismatch[];
  notes: string[];
}

/** What is billed of an article, now and before, against what was ordered and what came. `pairs` are its lines on this invoice. */
export function checkQuantities(
  invoice: Invoice,
  article: OrderedArticle,
  pairs: readonly LinePair[],
  tolerances: Tolerances,
): CheckedQuantities {
  const last = pairs.at(-1);
  if (last === undefined || pairs.some(({ billed }) => billed.quantity === null)) return { mismatches: [], notes: [] };
  const now = pairs.reduce((sum, { billed }) => sum + (billed.quantity ?? 0n), 0n);
  const { ordered, received, before, unit } = article;
  const sums: Sums = { ordered, received, before, now, all: now + before, unit: unit ?? "" };
  const uncounted = article.uncounted.map((said) => notCounted(invoice, last, said));
  const found = [overOrdered(invoice, last, sums, tolerances), overReceived(invoice, last, sums, tolerances)];
  const mismatches = [...uncounted, ...found.filter((one) => one !== null)];
  return { mismatches, notes: mismatches.length > 0 ? [] : notesOf(invoice, last, sums) };
}

interface Sums {
  ordered: Exact;
  received: Exact | null;
  before: Exact;
  now: Exact;
  all: Exact;
  unit: string;
}

function overOrdered(invoice: Invoice, pair: LinePair, sums: Sums, tolerances: Tolerances): Mismatch | null {
  const over = sums.all - sums.ordered;
  if (over <= allowance(tolerances.overDelivery, sums.ordered)) return null;
  const came = sums.received !== null && sums.received >= sums.all;
  const unit = sums.unit;
  const tolerance = toleratedWords(tolerances.overDelivery, unitWords(unit));
  const received = came ? `, and ${amount(sums.received ?? 0n, unit)} came` : "";
  return {
    code: came ? "over-delivery" : "quantity-over-ordered",
    field: `lines[${pair.at}].quantity`,
    line: pair.at,
    invoiced: shownNumber(sums.all),
    expected: shownNumber(sums.ordered),
    tolerance,
    message: `${lineWords(invoice, pair.at)}: the quantity is ${billedWords(sums)}${received}, but ${orderWords(pair.booked)} is for ${amount(sums.ordered, unit)}: ${amount(over, unit)} too many; ${tolerance}.`,
    remedy: came
      ? `Keep the goods and have purchasing raise order ${pair.booked.order.number}, or send ${amount(over, unit)} back and ask ${sellerWords(invoice)} for a credit note.`
      : `Ask ${sellerWords(invoice)} for a credit note over ${amount(over, unit)}, or have purchasing raise order ${pair.booked.order.number}.`,
  };
}

function overReceived(invoice: Invoice, pair: LinePair, sums: Sums, tolerances: Tolerances): Mismatch | null {
  if (sums.received === null) return null;
  const over = sums.all - sums.received;
  if (over <= allowance(tolerances.quantity, sums.received)) return null;
  const none = sums.received <= 0n;
  const unit = sums.unit;
  const tolerance = toleratedWords(tolerances.quantity, unitWords(unit));
  const came = none ? "no receipt of it is known" : `${amount(sums.received, unit)} came`;
  return {
    code: none ? "not-received" : "quantity-over-received",
    field: `lines[${pair.at}].quantity`,
    line: pair.at,
    invoiced: shownNumber(sums.all),
    expected: shownNumber(sums.received),
    tolerance,
    message: `${lineWords(invoice, pair.at)}: the quantity is ${billedWords(sums)}, but for ${orderWords(pair.booked)} ${came}: ${amount(over, unit)} too many; ${tolerance}.`,
    remedy: `Ask the store whether ${none ? "they are" : "the rest is"} there and not booked yet, wait for them, or ask ${sellerWords(invoice)} for a credit note over ${amount(over, unit)}.`,
  };
}

function notCounted(invoice: Invoice, { at, booked }: LinePair, said: string): Mismatch {
  return {
    code: "unit-unknown",
    field: `lines[${at}].quantity`,
    line: at,
    invoiced: null,
    expected: null,
    tolerance: null,
    message: `${lineWords(invoice, at)}: ${said}, so the quantity of ${orderWords(booked)} cannot be compared.`,
    remedy: "Add a rule under units of the match step with its factor, or compare the quantities by hand.",
  };
}

function notesOf(invoice: Invoice, { at, booked }: LinePair, sums: Sums): string[] {
  const { ordered, received, before, all, now, unit } = sums;
  const place = `${lineWords(invoice, at)}:`;
  const open = ordered - all;
  if (received !== null && received < ordered && open > 0n)
    return [
      `${place} partial delivery of ${orderWords(booked)}; ${amount(received, unit)} of ${amount(ordered, unit)} came, ${amount(all, unit)} are billed${before > 0n ? `, ${amount(now, unit)} of them now` : ""}, ${amount(open, unit)} stay open.`,
    ];
  if (received !== null && received > ordered)
    return [
      `${place} ${amount(received, unit)} came for ${orderWords(booked)}, ${amount(received - ordered, unit)} more than ordered; ${amount(all, unit)} are billed.`,
    ];
  if (open > 0n)
    return [
      `${place} ${amount(all, unit)} of ${amount(ordered, unit)} of ${orderWords(booked)} are billed; ${amount(open, unit)} stay open.`,
    ];
  if (before > 0n) return [`${place} the rest of ${orderWords(booked)}; ${amount(before, unit)} were billed before.`];
  return [];
}

const amount = (value: Exact, unit: string): string => `${shownNumber(value)} ${unitWords(unit)}`.trim();

/** `40 pcs`, or `100 pcs in all (60 before, 40 now)`. */
function billedWords({ all, before, now, unit }: Sums): string {
  if (before === 0n) return amount(now, unit);
  return `${amount(all, unit)} in all (${shownNumber(before)} billed before, ${shownNumber(now)} now)`;
}
