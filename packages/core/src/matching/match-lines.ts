import type { Invoice } from "../invoice/invoice.ts";
import { alignLines, mostPairs } from "./align-lines.ts";
import { billedLine, bookedLikeness, type Conversions, readyLine, type ReadyLine } from "./billed-line.ts";
import { checkPair, type LinePair } from "./check-billed-lines.ts";
import { type CheckedQuantities, checkQuantities } from "./check-quantities.ts";
import { checkCharges, checkTerms, checkTotal, checkUncounted } from "./check-terms.ts";
import { UnitRules } from "./convert-unit.ts";
import { chooseOrders } from "./choose-orders.ts";
import { matchedRow, unmatchedRow } from "./line-row.ts";
import type { EarlierInvoice } from "./match-records.ts";
import type { MatchRequest } from "./match-request.ts";
import type { MatchedLine, Mismatch } from "./mismatch.ts";
import { type BookedLine, orderBook } from "./order-book.ts";
import { lineWords } from "./place-of-line.ts";
import { tooManyLines, unorderedLine, withoutLines } from "./unordered-line.ts";

export interface MatchedLines {
  orders: string[];
  lines: MatchedLine[];
  mismatches: Mismatch[];
  notes: string[];
}

/** Line by line: which line of which order each bills, and all in which the two, receipts and earlier invoices differ. */
export function matchLines(request: MatchRequest, earlier: readonly EarlierInvoice[]): MatchedLines {
  const { invoice, orders, receipts, units, rates, tolerances } = request;
  const conversions: Conversions = { invoice, rates, units: new UnitRules(units) };
  const ready = invoice.lines.map(readyLine);
  const book = orderBook({ orders, receipts, earlier, units: conversions.units });
  const chosen = chooseOrders(request, ready, book, conversions);
  const tooMany = ready.length * chosen.lines.length > mostPairs;
  const rows = tooMany ? ready.map(() => null) : pairLines(ready, chosen.lines, conversions);
  const pairs = rows.filter((pair) => pair !== null);
  const billed = pairs.length > 0 ? pairs.map(({ booked }) => booked) : chosen.lines;
  const concerned = [...new Set(billed.map(({ order }) => order))];
  const quantities = quantitiesOf(request, pairs);
  const beside =
    invoice.kind === "credit-note"
      ? []
      : [...checkUncounted(invoice, concerned, earlier), ...checkCharges(invoice, concerned, tolerances)];
  const ofRow = (pair: LinePair | null, at: number) =>
    pair !== null ? checkPair(invoice, pair, tolerances) : tooMany ? [] : unorderedLine(invoice, at, chosen.lines);
  return {
    orders: concerned.map(({ number }) => number),
    lines: rows.map((pair, at) => (pair === null ? unmatchedRow(invoice, at) : matchedRow(invoice, pair))),
    mismatches: [
      ...chosen.mismatches,
      ...withoutLines(invoice),
      ...(tooMany ? [tooManyLines(invoice, chosen.lines)] : []),
      ...concerned.flatMap((order) => checkTerms(invoice, order, tolerances)),
      ...rows.flatMap(ofRow),
      ...quantities.flatMap((one) => one.mismatches),
      ...beside,
      ...checkTotal(invoice, pairs, tolerances),
    ],
    notes: [
      ...chosen.notes,
      ...conversionNotes(invoice, pairs),
      ...quantities.flatMap((one) => one.notes),
      ...book.strays.filter(({ order }) => concerned.includes(order)).map(({ said }) => said),
    ],
  };
}

function pairLines(
  ready: readonly ReadyLine[],
  lines: readonly BookedLine[],
  conversions: Conversions,
): (LinePair | null)[] {
  const aligned = alignLines(ready, lines, (line, booked) => bookedLikeness(line, booked, conversions));
  return ready.map((line, at) => {
    const pair = aligned[at] ?? null;
    const booked = pair === null ? undefined : lines[pair.at];
    if (pair === null || booked === undefined) return null;
    return { at, booked, aligned: pair, billed: billedLine(line, booked, conversions) };
  });
}

/** What is given back was delivered and billed before; only which invoice it corrects is asked, and at which price. */
function quantitiesOf({ invoice, tolerances }: MatchRequest, pairs: readonly LinePair[]): CheckedQuantities[] {
  if (invoice.kind === "credit-note") return [];
  const byArticle = Map.groupBy(pairs, ({ booked }) => booked.article);
  return [...byArticle].map(([article, some]) => checkQuantities(invoice, article, some, tolerances));
}

function conversionNotes(invoice: Invoice, pairs: readonly LinePair[]): string[] {
  const units = pairs.flatMap(({ at, billed }) =>
    typeof billed.unit?.said === "string" ? [`${lineWords(invoice, at)}: converted, ${billed.unit.said}.`] : [],
  );
  const rates = pairs.flatMap(({ billed }) =>
    typeof billed.currency?.said === "string" ? [`Converted: ${billed.currency.said}.`] : [],
  );
  return [...units, ...new Set(rates)];
}
