import type { Invoice } from "../invoice/invoice.ts";
import { idOf, matchParty, type PartyMatch, partyOf } from "./match-party.ts";
import type { Party } from "./match-records.ts";
import type { MatchRequest } from "./match-request.ts";
import type { Mismatch, PartyFound } from "./mismatch.ts";
import { sellerWords } from "./place-of-line.ts";

/** Invoices that come here are seldom meant for somebody else: a name alone says enough. */
const bitsOfElse = 4;

interface Found {
  party: PartyFound | null;
  mismatches: Mismatch[];
}

/** Below this nobody of the list is taken for it. */
const leastScore = 0.8;
/** A second one with as much is no accident. */
const rivalScore = 0.1;

/** Who of the master data wants to be paid, and whether it is them: number and account are theirs. */
export function checkSupplier({ invoice, suppliers }: Pick<MatchRequest, "invoice" | "suppliers">): Found {
  if (suppliers === null) return { party: null, mismatches: [] };
  const seller = partyOf(invoice.seller, invoice.payment.iban);
  const [first, second] = matchParty(seller, suppliers);
  const known = first === undefined ? undefined : suppliers[first.at];
  if (first === undefined || known === undefined || first.score < leastScore) {
    const rival = second === undefined || second.score < rivalScore ? undefined : suppliers[second.at];
    return { party: null, mismatches: [notSure(invoice, first, known, rival)] };
  }
  return {
    party: foundParty(first, known),
    mismatches: [otherVatId(invoice, known), otherAccount(invoice, known)].filter((one) => one !== null),
  };
}

/** To whom the invoice is made out; only one's own company pays one's invoices. */
export function checkCustomer({ invoice, customers }: Pick<MatchRequest, "invoice" | "customers">): Found {
  if (customers === null) return { party: null, mismatches: [] };
  const [first] = matchParty(partyOf(invoice.buyer), customers, bitsOfElse);
  const known = first === undefined ? undefined : customers[first.at];
  if (first !== undefined && known !== undefined && first.score >= leastScore)
    return { party: foundParty(first, known), mismatches: [] };
  const said = invoice.buyer.name ?? "nobody by name";
  const likest =
    first === undefined || known === undefined
      ? ""
      : ` The likest is ${known.name ?? known.id} (${percent(first.score)}).`;
  return {
    party: null,
    mismatches: [
      {
        code: "customer-unknown",
        field: "buyer.name",
        line: null,
        invoiced: invoice.buyer.name,
        expected: known?.name ?? null,
        tolerance: null,
        message: `The buyer is ${said}, which is none of the companies that invoices are paid for; ${leastScore * 100} % likeness are needed.${likest}`,
        remedy: `If it is meant for somebody else, send it back to ${sellerWords(invoice)}; if the name is another of yours, add it to the customers' otherNames.`,
      },
    ],
  };
}

function foundParty({ score, because }: PartyMatch, { id, name }: Party): PartyFound {
  return { id, name, score, because: [...because] };
}

function notSure(
  invoice: Invoice,
  first: PartyMatch | undefined,
  known: Party | undefined,
  rival: Party | undefined,
): Mismatch {
  const { name, vatId } = invoice.seller;
  const said = [name ?? "without a name", vatId].filter(Boolean).join(", ");
  const base = { field: "seller.name", line: null, invoiced: name, expected: known?.name ?? null, tolerance: null };
  if (first !== undefined && known !== undefined && rival !== undefined) {
    return {
      ...base,
      code: "supplier-unclear",
      message: `The seller is ${said}, which may be ${partyWords(known)} (${percent(first.score)}) or ${partyWords(rival)}; ${leastScore * 100} % are needed for one of them.`,
      remedy: "Say which of them it is, and merge them in the master data if they are one.",
    };
  }
  const likest =
    first === undefined || known === undefined
      ? ""
      : ` The likest is ${partyWords(known)} (${percent(first.score)}${first.because.length === 0 ? "" : `, by ${first.because.join(", ")}`}).`;
  return {
    ...base,
    code: "supplier-unknown",
    message: `The seller is ${said}, which is no known supplier; ${leastScore * 100} % likeness are needed.${likest}`,
    remedy: "Have the supplier set up and checked before anything is paid, or reject the invoice.",
  };
}

function otherVatId(invoice: Invoice, known: Party): Mismatch | null {
  const said = invoice.seller.vatId;
  if (said === null || known.vatId === null || idOf(said) === idOf(known.vatId)) return null;
  return {
    code: "vat-id-differs",
    field: "seller.vatId",
    line: null,
    invoiced: said,
    expected: known.vatId,
    tolerance: null,
    message: `The VAT id is ${said}, but supplier ${partyWords(known)} has ${known.vatId}; no other one is tolerated.`,
    remedy: `Ask ${sellerWords(invoice)} which is right, over an address that you already have.`,
  };
}

function otherAccount(invoice: Invoice, known: Party): Mismatch | null {
  const said = invoice.payment.iban;
  if (said === null || known.ibans.length === 0 || known.ibans.some((iban) => idOf(iban) === idOf(said))) return null;
  return {
    code: "iban-differs",
    field: "payment.iban",
    line: null,
    invoiced: said,
    expected: known.ibans.join(", "),
    tolerance: null,
    message: `The account is ${said}, but supplier ${partyWords(known)} is paid to ${known.ibans.join(" or ")}; no other account is tolerated.`,
    remedy: `Do not pay to it before ${sellerWords(invoice)} has confirmed it by a telephone number that you already have: a new account is how invoices are faked.`,
  };
}

const partyWords = ({ id, name }: Party): string => [name, id].filter(Boolean).join(", ") || "without a name";
const percent = (score: number): string => `${Math.round(score * 100)} %`;
