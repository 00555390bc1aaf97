import type { InvoiceParty } from "../invoice/invoice.ts";
import { calibrate, type Calibrator } from "../statistics/calibrator.ts";
import { nameLikeness } from "./company-name.ts";
import type { Party } from "./match-records.ts";
import { foldText, textLikeness } from "./text-likeness.ts";

/** Somebody of the master data who may be the party of an invoice. */
export interface PartyMatch {
  /** In the list that was given. */
  readonly at: number;
  /** The probability that it is this one, among all that were given and nobody of them, in [0, 1]. */
  readonly score: number;
  /** What speaks for it: `VAT id`, `name 0.93`. */
  readonly because: readonly string[];
}

/** What one comparison says, in bits: the logarithm of how much likelier it is among the same than among others. */
interface Evidence {
  bits: number;
  because: string[];
}

/**
 * From weights to a probability: fitted by Platt on 2,000 pairs with known truth. `npm run bench:matching` prints how far
 * the scores are from it now.
 */
const calibrator: Calibrator = { kind: "platt", a: -0.7, b: 0.82 };
/** As much must speak for somebody before they are likelier than somebody who is not in the list. */
const bitsOfNobody = 10;
const freeMail = /^(gmail|googlemail|gmx|web|yahoo|hotmail|outlook|icloud|aol|orange|free|libero|wp|t-online)\./;

/** Party of an invoice as a record to compare with; the account is where it wants to be paid. */
export function partyOf(party: InvoiceParty, iban: string | null = null): Party {
  return { ...party, id: null, otherNames: [], ibans: iban === null ? [] : [iban] };
}

/**
 * Who of a list is the party, likeliest first. The score weighs what each field says (Fellegi and Sunter 1969) and lets the
 * candidates and "nobody of these" compete, so of two that fit equally well neither is likely. The weights are set by hand.
 */
export function matchParty(party: Party, candidates: readonly Party[], nobody = bitsOfNobody): PartyMatch[] {
  const all = candidates.map((one) => partyEvidence(party, one));
  const most = Math.max(nobody, ...all.map(({ bits }) => bits));
  const weights = all.map(({ bits }) => 2 ** (bits - most));
  const sum = weights.reduce((total, weight) => total + weight, 2 ** (nobody - most));
  return all
    .map(({ because }, at) => ({ at, score: calibrate(calibrator, (weights[at] ?? 0) / sum), because }))
    .toSorted((one, other) => other.score - one.score);
}

/** Whether two records are of the same one, where there is nobody else to choose from. */
export function isSameParty(one: Party, other: Party): boolean {
  return (matchParty(one, [other])[0]?.score ?? 0) >= 0.5;
}

function partyEvidence(one: Party, other: Party): Evidence {
  const evidence: Evidence = { bits: 0, because: [] };
  const count = (bits: number, said?: string) => {
    evidence.bits += bits;
    if (bits > 0 && said !== undefined) evidence.because.push(said);
  };
  count(sameId(one.vatId, other.vatId, 16, -8), "VAT id");
  count(sameId(one.taxNumber, other.taxNumber, 12, -2), "tax number");
  count(sameId(one.companyId, other.companyId, 12, -2), "company number");
  const accounts = other.ibans.map(idOf);
  if (one.ibans.length > 0 && accounts.length > 0)
    count(one.ibans.some((iban) => accounts.includes(idOf(iban))) ? 12 : -1, "IBAN");
  const name = bestName(one, other);
  if (name !== null) count(nameBits(name), `name ${name.toFixed(2)}`);
  count(placeBits(one, other), "address");
  const domains = [one, other].map(({ email }) => domainOf(email));
  if (domains[0] !== null && domains[0] === domains[1]) count(5, "mail domain");
  return evidence;
}

/** Letters and digits of a number that authorities or banks give. */
export const idOf = (id: string): string => id.toUpperCase().replace(/[^A-Z0-9]/g, "");

function sameId(one: string | null, other: string | null, same: number, different: number): number {
  if (one === null || other === null) return 0;
  return idOf(one) === idOf(other) ? same : different;
}

function bestName(one: Party, other: Party): number | null {
  const names = (party: Party) => [...(party.name === null ? [] : [party.name]), ...party.otherNames];
  const likenesses = names(one).flatMap((name) => names(other).map((known) => nameLikeness(name, known)));
  return likenesses.length === 0 ? null : Math.max(...likenesses);
}

function nameBits(likeness: number): number {
  if (likeness >= 0.97) return 12;
  if (likeness >= 0.9) return 9;
  if (likeness >= 0.8) return 6;
  if (likeness >= 0.65) return 2;
  return likeness >= 0.5 ? -2 : -8;
}

function placeBits(one: Party, other: Party): number {
  const country = sameText(one.country, other.country, 0, -5);
  const postcode = sameText(one.postcode, other.postcode, 4, -2);
  return country + postcode + alikeText(one.city, other.city, 2, -1) + alikeText(one.street, other.street, 5, -1);
}

function sameText(one: string | null, other: string | null, same: number, different: number): number {
  if (one === null || other === null) return 0;
  return foldText(one).replace(/ /g, "") === foldText(other).replace(/ /g, "") ? same : different;
}

function alikeText(one: string | null, other: string | null, alike: number, unlike: number): number {
  if (one === null || other === null) return 0;
  const likeness = textLikeness(shortStreet(one), shortStreet(other));
  if (likeness >= 0.85) return alike;
  return likeness < 0.5 ? unlike : 0;
}

/** Streets are written out or not. */
function shortStreet(text: string): string {
  return text
    .replace(/stra(ss|ß)e\b/giu, "str")
    .replace(/\b(street|avenue|road|platz)\b/giu, (word) => word.slice(0, 2));
}

/** Companies of one domain belong together; mail providers' domains say nothing. */
function domainOf(email: string | null): string | null {
  const domain = email?.split("@").at(1)?.toLowerCase().trim() ?? "";
  return domain === "" || freeMail.test(domain) ? null : domain;
}
