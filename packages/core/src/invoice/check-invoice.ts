import { checkLines } from "./check-lines.ts";
import { checkTaxes } from "./check-taxes.ts";
import { checkTotals } from "./check-totals.ts";
import { isIban, vatIdFault } from "./check-digits.ts";
import type { Invoice, InvoiceFault } from "./invoice.ts";

/** What an invoice must say (EN 16931): rule and field. */
const required: readonly (readonly [rule: string, field: string, value: (invoice: Invoice) => unknown])[] = [
  ["BR-02", "number", (one) => one.number],
  ["BR-03", "issued", (one) => one.issued],
  ["BR-04", "typeCode", (one) => one.typeCode],
  ["BR-05", "currency", (one) => one.currency],
  ["BR-06", "seller.name", (one) => one.seller.name],
  ["BR-07", "buyer.name", (one) => one.buyer.name],
  ["BR-13", "totals.net", (one) => one.totals.net],
  ["BR-14", "totals.gross", (one) => one.totals.gross],
];

/** Sums that ZUGFeRD 1 defines; what else EN 16931 asks of an invoice, it did not ask of those before it. */
const olderRules = new Set([
  "BR-02",
  "BR-03",
  "BR-04",
  "BR-05",
  "BR-14",
  "BR-CO-13",
  "BR-CO-14",
  "BR-CO-15",
  "BR-CO-17",
]);

/**
 * What contradicts itself in an invoice or is missing in it, and so is a reason not to book it, and what is consistent and
 * may yet be wrong: check digits, unlikely dates, prices that do not come to their line.
 */
export function checkInvoice(invoice: Invoice): { faults: InvoiceFault[]; doubts: InvoiceFault[] } {
  const missing = required
    .filter(([, , value]) => value(invoice) === null)
    .map(([rule, field]) => ({ field, rule, message: `${field} is missing.` }));
  const broken = [...missing, ...profileFault(invoice), ...checkTotals(invoice), ...checkTaxes(invoice)];
  const binding = ({ rule }: InvoiceFault) => invoice.syntax !== "zugferd-1" || olderRules.has(rule ?? "");
  return {
    faults: broken.filter(binding),
    doubts: [
      ...broken.filter((one) => !binding(one)),
      ...checkLines(invoice.lines),
      ...digitDoubts(invoice),
      ...dateDoubts(invoice),
    ],
  };
}

const profiles =
  /^urn:(cen\.eu:en16931:2017(#(compliant|conformant)#.+)?|factur-x\.eu:1p0:(minimum|basicwl)|zugferd\.de:2p[01]:(minimum|basicwl))$/i;
/** As profiles were written in 2017, before their specifications were final. */
const drafts = /^urn:cen\.eu:en16931:2017:(compliant|conformant):.+$/i;

/** Whoever writes an e-invoice says which rules it keeps; where nobody knows them, nothing of it can be relied on. */
function profileFault({ syntax, profile }: Invoice): InvoiceFault[] {
  if (syntax === "zugferd-1") return [];
  if (profile === null) return [{ field: "profile", rule: "BR-01", message: "profile is missing." }];
  if (profiles.test(profile)) return [];
  if (drafts.test(profile)) return [{ field: "profile", rule: "BR-01", message: draftMessage(profile) }];
  const message = `profile names rules that are not those of EN 16931 or Factur-X: ${profile.slice(0, 120)}.`;
  return [{ field: "profile", rule: "BR-01", message }];
}

const draftMessage = (profile: string): string =>
  `profile names rules of a draft (${profile.slice(0, 120)}): since 2018 such profiles have # in place of :.`;

function digitDoubts(invoice: Invoice): InvoiceFault[] {
  const { iban } = invoice.payment;
  const vatIds = (["seller", "buyer"] as const).flatMap((who) => {
    const id = invoice[who].vatId;
    const fault = id === null ? null : vatIdFault(id);
    return fault === null ? [] : [doubt(`${who}.vatId`, `${fault}: ${id}`, "BR-CO-09")];
  });
  // What does not begin as an IBAN is an account of another kind.
  const account = iban === null || !/^[A-Z]{2}\d{2}/i.test(iban) || isIban(iban);
  return account ? vatIds : [...vatIds, doubt("payment.iban", `has wrong check digits: ${iban}`)];
}

function dateDoubts({ issued, due, delivered }: Invoice): InvoiceFault[] {
  if (issued === null) return [];
  const days = (date: string) => (Date.parse(date) - Date.parse(issued)) / 86_400_000;
  return [
    ...(issued < "2000-01-01" ? [doubt("issued", `is long ago: ${issued}`)] : []),
    ...(due !== null && days(due) < 0 ? [doubt("due", `is before the invoice was issued: ${due}`)] : []),
    ...(due !== null && days(due) > 366 ? [doubt("due", `is more than a year after the invoice: ${due}`)] : []),
    ...(delivered !== null && Math.abs(days(delivered)) > 366
      ? [doubt("delivered", `is more than a year from the invoice: ${delivered}`)]
      : []),
  ];
}

function doubt(field: string, what: string, rule: string | null = null): InvoiceFault {
  return { field, rule, message: `${field} ${what}.` };
}
