import { checkAmounts } from "./check-billed-lines.ts";
import { checkEarlier } from "./check-earlier.ts";
import { checkCustomer, checkSupplier } from "./check-parties.ts";
import { matchLines } from "./match-lines.ts";
import type { MatchRequest } from "./match-request.ts";
import type { MatchedInvoice } from "./mismatch.ts";

/**
 * Holds an invoice against its order, what came, the invoices before it and the master data. All that differs by more than
 * is tolerated is a mismatch with both values and what to do; an invoice with one is never to be posted without a person.
 */
export function matchInvoice(request: MatchRequest): MatchedInvoice {
  const { invoice, tolerances } = request;
  const supplier = checkSupplier(request);
  const customer = checkCustomer(request);
  const earlier = checkEarlier(invoice, request.earlier);
  const { orders, lines, notes, mismatches: ofLines } = matchLines(request, earlier.others);
  const mismatches = [
    ...supplier.mismatches,
    ...customer.mismatches,
    ...earlier.mismatches,
    ...ofLines,
    ...checkAmounts(invoice, tolerances),
  ];
  const scores = [...lines.map(({ score }) => score), supplier.party?.score, customer.party?.score];
  const codesOf = (line: number) => mismatches.filter((one) => one.line === line).map(({ code }) => code);
  return {
    status: mismatches.length === 0 ? "matched" : "mismatched",
    score: Math.min(1, ...scores.filter((score) => score !== undefined)),
    supplier: supplier.party,
    customer: customer.party,
    orders,
    lines: lines.map((line) => ({ ...line, mismatches: codesOf(line.line) })),
    mismatches,
    notes,
  };
}
