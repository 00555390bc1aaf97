import { exactOf, exactOfMicros } from "../invoice/exact-decimal.ts";
import type { Invoice } from "../invoice/invoice.ts";
import { documentKey, keyDistance, sameNumber } from "./document-key.ts";
import { isSameParty, partyOf } from "./match-party.ts";
import type { EarlierInvoice } from "./match-records.ts";

/** An earlier invoice that this one repeats. */
export interface Duplicate {
  /** In the list of earlier invoices. */
  readonly at: number;
  /** The same number of the same supplier, or alike in what says so. */
  readonly kind: "same" | "alike";
  /** Why, as the end of a sentence: `the same number with other punctuation`. */
  readonly because: string;
}

const dayMs = 86_400_000;
/** Some begin their numbers anew each year. */
const newNumbersDays = 300;
/** A number that was typed again is of a document of the same days; the next of a series is of another. */
const retypedDays = 3;
/** A number with another prefix is the same document for as long as reminders come. */
const remindedDays = 120;

/** Earlier invoices of the same supplier that are this one again, surest first. What was taken back is none of them. */
export function findDuplicates(invoice: Invoice, earlier: readonly EarlierInvoice[]): Duplicate[] {
  const seller = partyOf(invoice.seller);
  const found = earlier.flatMap((one, at) => {
    if (one.cancelled || one.kind !== invoice.kind) return [];
    const repeated = repeats(invoice, one);
    if (repeated === null || (one.supplier !== null && !isSameParty(seller, one.supplier))) return [];
    return [{ at, ...repeated }];
  });
  return found.toSorted((one, other) => Number(one.kind === "alike") - Number(other.kind === "alike"));
}

function repeats(invoice: Invoice, one: EarlierInvoice): Omit<Duplicate, "at"> | null {
  const days = daysBetween(invoice.issued, one.issued);
  const amount = sameAmount(invoice, one);
  const number = invoice.number ?? "";
  if (sameNumber(number, one.number)) {
    if (amount === false && days !== null && days > newNumbersDays) return null;
    const because = number === one.number ? "the same number" : "the same number with other punctuation";
    return { kind: "same", because };
  }
  if (amount !== true || namesAnotherOrder(invoice, one)) return null;
  const [key, known] = [documentKey(number), documentKey(one.number)];
  if (isPart(key, known) && (days ?? 0) <= remindedDays)
    return { kind: "alike", because: "the same amount, and one number is part of the other" };
  if (Math.min(key.length, known.length) >= 4 && keyDistance(key, known, 1) <= 1 && (days ?? 0) <= retypedDays)
    return { kind: "alike", because: "the same amount in the same days, and numbers that differ by one character" };
  return days !== 0 ? null : { kind: "alike", because: "the same amount of the same day" };
}

/** Two orders may well cost the same on one day. */
function namesAnotherOrder({ orderNumber }: Invoice, { order }: EarlierInvoice): boolean {
  return orderNumber !== null && order !== null && !sameNumber(orderNumber, order);
}

/** `17` is part of everything: only numbers long enough to mean one document. */
function isPart(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= 4 && (long.endsWith(short) || long.startsWith(short));
}

function daysBetween(one: string | null, other: string | null): number | null {
  const days = one === null || other === null ? Number.NaN : Math.abs(Date.parse(one) - Date.parse(other)) / dayMs;
  return Number.isNaN(days) ? null : days;
}

/** Null where one of them does not say. */
function sameAmount({ totals: { gross } }: Invoice, one: EarlierInvoice): boolean | null {
  const other = one.gross === null ? null : exactOf(one.gross);
  if (gross === null || other === null) return null;
  return exactOfMicros(gross.micros) === other && (one.currency === null || one.currency === gross.currency);
}
