import { arrivingContracts, type DemonstrationContract } from "@surety/templates";
import type { Terminal } from "../cli/terminal.ts";
import type { House } from "../main.ts";
import type { inTurn } from "./in-turn.ts";
import { dayOf, prepareContracts } from "./prepare-contracts.ts";
import { beside } from "./beside.ts";
import { type ArrivingFile, playDocuments } from "./play-documents.ts";
import { throughScanner } from "./through-scanner.ts";

const workflow = "contract-clauses";

/** Lets the shipped contracts arrive, once the model that finds their clauses is trained. Gives what stops it. */
export function playContracts(house: House, terminal: Terminal, learn: ReturnType<typeof inTurn>): () => Promise<void> {
  const files = async () => {
    await learn(() => prepareContracts(house, beside(terminal)));
    return arrivingContracts(dayOf(house.world.clock.now())).map((one) => contractFile(house, one));
  };
  return playDocuments(house, { workflow, noun: "contracts", atOnce: 6, pauseMs: 30_000, files });
}

/** The file as it comes in; one that comes on paper is printed and scanned when its turn has come. */
export function contractFile(house: House, { name, file, scanned }: DemonstrationContract): ArrivingFile {
  return { name, content: async () => (scanned ? throughScanner(house, file) : file) };
}
