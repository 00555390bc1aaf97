import type { LabelledText } from "@surety/core/clause/clause";
import { seededRandom } from "@surety/core/statistics/seeded-random";
import { type Chance, chanceOf } from "../paper/chance.ts";
import { type ContractLayout, contractLayouts, printContract, type PrintedContract } from "./samples/print-contract.ts";
import { sampleContract } from "./samples/sample-contract.ts";

/** A contract that arrives in the demonstration, with what is known of it. */
export interface DemonstrationContract extends PrintedContract {
  readonly name: string;
  /** It comes as pictures of its pages. */
  readonly scanned: boolean;
}

const labelled = 200;
const frozen = 50;
const arriving = 20;
/** Every fifth comes on paper. */
const scannedEach = 5;
/** How likely a clause is worded as hardly anybody words it. */
const rare = 0.015;

/** Contracts whose clauses are known from the first day; days in them are counted from `today`. */
export function labelledContracts(today: string): LabelledText[] {
  return contractsFrom(4_711, labelled, today);
}

/** More of them, which no model ever learns from. */
export function frozenContracts(today: string): LabelledText[] {
  return contractsFrom(1_848, frozen, today);
}

/** The contracts that arrive, in their order; the same on every machine but for the days in them. */
export function arrivingContracts(today: string): DemonstrationContract[] {
  const chance = chanceOf(seededRandom(2_027));
  return Array.from({ length: arriving }, (_, at) => {
    const scanned = at % scannedEach === scannedEach - 1;
    const { printed, kind, language } = contractAt(at, today, chance, scanned ? ["plain", "points"] : undefined);
    const extension = scanned ? "pdf" : printed.extension;
    return { ...printed, scanned, name: `${kind}-${language}-${String(at + 1).padStart(2, "0")}.${extension}` };
  });
}

function contractsFrom(seed: number, count: number, today: string): LabelledText[] {
  const chance = chanceOf(seededRandom(seed));
  return Array.from({ length: count }, (_, at) => {
    const { text, clauses } = contractAt(at, today, chance).printed;
    return { text, clauses };
  });
}

function contractAt(
  number: number,
  today: string,
  chance: Chance,
  layouts: readonly ContractLayout[] = contractLayouts,
) {
  const contract = sampleContract({ number, today, rare }, chance);
  return { ...contract, printed: printContract(contract, chance.one(layouts)) };
}
