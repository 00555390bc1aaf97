import type { Exact } from "../invoice/exact-decimal.ts";
import type { Invoice } from "../invoice/invoice.ts";
import type { LinePair } from "./check-billed-lines.ts";
import type { MatchedLine } from "./mismatch.ts";
import { shownNumber } from "./words.ts";

const shown = (value: Exact | null): string | null => (value === null ? null : shownNumber(value));

/** A line of the invoice beside what was ordered, came and was billed before, in the order's unit and currency. */
export function matchedRow({ lines }: Invoice, { at, booked, billed, aligned }: LinePair): MatchedLine {
  const { article, order, line } = booked;
  return {
    line: at,
    name: lines[at]?.name ?? null,
    order: order.number,
    orderLine: line.line,
    score: aligned.score,
    because: [...aligned.likeness.because],
    unit: line.unit,
    currency: order.currency,
    invoiced: shown(billed.quantity),
    ordered: shownNumber(article.ordered),
    received: shown(article.received),
    before: shownNumber(article.before),
    price: shown(billed.price),
    orderPrice: shown(booked.price),
    mismatches: [],
  };
}

/** A line that no order has, as the invoice states it. */
export function unmatchedRow({ lines }: Invoice, at: number): MatchedLine {
  const line = lines[at];
  return {
    line: at,
    name: line?.name ?? null,
    order: null,
    orderLine: null,
    score: 0,
    because: [],
    unit: line?.unit ?? null,
    currency: line?.net?.currency ?? null,
    invoiced: line?.quantity ?? null,
    ordered: null,
    received: null,
    before: null,
    price: line?.price ?? null,
    orderPrice: null,
    mismatches: [],
  };
}
