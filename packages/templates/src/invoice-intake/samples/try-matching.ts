import { readInvoice } from "@surety/core/invoice/read-invoice";
import type { Invoice } from "@surety/core/invoice/invoice";
import { matchInvoice } from "@surety/core/matching/match-invoice";
import type { MatchedInvoice } from "@surety/core/matching/mismatch";
import { seededRandom } from "@surety/core/statistics/seeded-random";
import { type Chance, chanceOf } from "../../paper/chance.ts";
import type { SampleFault } from "./faults/sample-fault.ts";
import { sampleFaults } from "./sample-faults.ts";
import { requestOfDeal, type SampleDeal, sampleDeal } from "./sample-deal.ts";
import { totalled } from "./total-invoice.ts";
import { varyDeal } from "./vary-deal.ts";
import { writeInvoice } from "./write-invoice.ts";

/** What became of generated invoices, half of them with one fault each. */
export interface MatchingTrial {
  readonly clean: number;
  /** Mismatches of invoices in which nothing is wrong, by their code. */
  readonly falseAlarms: readonly { invoice: string; code: string; message: string }[];
  readonly faults: readonly FaultTrial[];
}

export interface FaultTrial {
  readonly name: string;
  readonly planted: number;
  /** By a mismatch that names what is wrong. */
  readonly found: number;
  /** Stopped by another mismatch only, with what it says: a person sees it, and is told something else. */
  readonly stopped: readonly string[];
  /** Nothing was said. */
  readonly missed: readonly string[];
}

interface FaultCount extends FaultTrial {
  planted: number;
  found: number;
  stopped: string[];
  missed: string[];
}

/** Makes so many invoices with their orders and receipts, writes them as XML, reads them, and matches them. */
export function tryMatching(invoices: number, seed: number): MatchingTrial {
  const chance = chanceOf(seededRandom(seed));
  const faults = sampleFaults.map<FaultCount>(({ name }) => ({ name, planted: 0, found: 0, stopped: [], missed: [] }));
  const falseAlarms: { invoice: string; code: string; message: string }[] = [];
  let clean = 0;
  for (let at = 0; at < invoices; at += 1) {
    if (at % 2 === 0) {
      const { invoice, matched } = matchDeal(varyDeal(sampleDeal(at, chance), chance));
      clean += 1;
      for (const { code, message } of matched.mismatches)
        falseAlarms.push({ invoice: invoice.number ?? "", code, message });
      continue;
    }
    const place = ((at - 1) / 2) % sampleFaults.length;
    count(faults[place]!, sampleFaults[place]!, matchDeal(faultyDeal(sampleFaults[place]!, at, chance)));
  }
  return { clean, falseAlarms, faults };
}

function faultyDeal(fault: SampleFault, number: number, chance: Chance): SampleDeal {
  for (let trial = 0; trial < 200; trial += 1) {
    const planted = fault.plant(varyDeal(sampleDeal(number, chance), chance, false), chance);
    if (planted !== null) return planted;
  }
  throw new Error(`"${fault.name}" fits no deal`);
}

function count(trial: FaultCount, { codes }: SampleFault, { invoice, matched }: MatchedDeal): void {
  trial.planted += 1;
  if (matched.mismatches.some(({ code }) => codes.includes(code))) trial.found += 1;
  else if (matched.status === "mismatched") trial.stopped.push(matched.mismatches[0]?.message ?? "");
  else trial.missed.push(invoice.number ?? "");
}

interface MatchedDeal {
  invoice: Invoice;
  matched: MatchedInvoice;
}

/** As a case goes: the XML is written by its supplier, read here, and matched with what is known. */
export function matchDeal(deal: SampleDeal): MatchedDeal {
  const read = readInvoice(writeInvoice(totalled(deal.invoice)));
  if (read === null || read.faults.length > 0)
    throw new Error(`${deal.invoice.number} cannot be read: ${read?.faults[0]?.message ?? "no e-invoice"}`);
  return { invoice: read.invoice, matched: matchInvoice(requestOfDeal(deal, read.invoice)) };
}
