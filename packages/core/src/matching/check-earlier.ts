import { exactOf, exactOfMicros } from "../invoice/exact-decimal.ts";
import type { Invoice } from "../invoice/invoice.ts";
import { sameNumber } from "./document-key.ts";
import { type Duplicate, findDuplicates } from "./find-duplicate.ts";
import { isSameParty, partyOf } from "./match-party.ts";
import type { EarlierInvoice } from "./match-records.ts";
import type { Mismatch } from "./mismatch.ts";
import { sellerWords } from "./place-of-line.ts";
import { shownNumber } from "./words.ts";

/** What the invoices before this one say against it, and which of them have billed something else. */
export function checkEarlier(
  invoice: Invoice,
  earlier: readonly EarlierInvoice[],
): { mismatches: Mismatch[]; others: EarlierInvoice[] } {
  const found = findDuplicates(invoice, earlier);
  const mismatches = found.map((one) => duplicate(invoice, earlier[one.at]!, one));
  // What is this one again would count as billed before, and hide that it is the same.
  const same = new Set(found.filter(({ kind }) => kind === "same").map(({ at }) => at));
  const others = earlier.filter((_, at) => !same.has(at));
  return {
    mismatches: invoice.kind === "credit-note" ? [...mismatches, ...checkCredit(invoice, others)] : mismatches,
    others,
  };
}

function duplicate(invoice: Invoice, one: EarlierInvoice, { kind, because }: Duplicate): Mismatch {
  const what = invoice.kind === "credit-note" ? "credit note" : "invoice";
  const amount = one.gross === null ? "" : ` over ${one.gross} ${one.currency ?? ""}`.trimEnd();
  const dated = one.issued === null ? "" : ` of ${one.issued}`;
  return {
    code: kind === "same" ? "duplicate" : "duplicate-likely",
    field: "number",
    line: null,
    invoiced: invoice.number,
    expected: one.number,
    tolerance: null,
    message: `The number is ${invoice.number}, and ${what} ${one.number}${dated}${amount} of ${sellerWords(invoice)} is known already: ${because}; none is tolerated twice.`,
    remedy:
      kind === "same"
        ? `Reject it as a duplicate of ${one.number}; if the first was wrong, cancel that one first.`
        : `Compare it with ${one.number}: reject it if they are the same, approve it if they are two.`,
  };
}

/** A credit note gives back what an invoice has taken, and not more. */
function checkCredit(invoice: Invoice, earlier: readonly EarlierInvoice[]): Mismatch[] {
  const of = invoice.precedingInvoice;
  const seller = partyOf(invoice.seller);
  const base = { line: null, tolerance: null };
  const credited =
    of === null
      ? undefined
      : earlier.find(
          (one) =>
            one.kind === "invoice" &&
            sameNumber(one.number, of) &&
            (one.supplier === null || isSameParty(seller, one.supplier)),
        );
  if (credited === undefined) {
    return [
      {
        ...base,
        code: "invoice-credited-unknown",
        field: "precedingInvoice",
        invoiced: of,
        expected: null,
        message:
          of === null
            ? "The credit note does not say which invoice it corrects (precedingInvoice)."
            : `The credit note corrects invoice ${of}, which is not known.`,
        remedy: `Find the invoice that it belongs to, or ask ${sellerWords(invoice)} for its number.`,
      },
    ];
  }
  const gross = invoice.totals.gross === null ? null : exactOfMicros(invoice.totals.gross.micros);
  const most = credited.gross === null ? null : exactOf(credited.gross);
  if (gross === null || most === null || gross <= most) return [];
  const currency = invoice.currency ?? "";
  return [
    {
      ...base,
      code: "credit-too-large",
      field: "totals.gross",
      invoiced: shownNumber(gross),
      expected: shownNumber(most),
      message: `The credit note is over ${shownNumber(gross)} ${currency}, but invoice ${credited.number} that it corrects was over ${shownNumber(most)} ${currency}; no more than that is tolerated.`,
      remedy: `Ask ${sellerWords(invoice)} what else it gives back.`,
    },
  ];
}
