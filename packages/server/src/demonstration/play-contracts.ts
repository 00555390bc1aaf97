import { arrivingContracts, type DemonstrationContract, scannedPages } from "@surety/templates";
import type { Terminal } from "../cli/terminal.ts";
import type { House } from "../main.ts";
import { dayOf, prepareContracts } from "./prepare-contracts.ts";
import { type ArrivingFile, chunks, playDocuments } from "./play-documents.ts";

const workflow = "contract-clauses";
/** Pixels of a page as it goes through the scanner: 150 to an inch. */
const scanWidth = 1240;

/** Lets the shipped contracts arrive, once the model that finds their clauses is trained. Gives what stops it. */
export function playContracts(house: House, terminal: Terminal): () => Promise<void> {
  const files = async () => {
    await prepareContracts(house, beside(terminal));
    return arrivingContracts(dayOf(house.world.clock.now())).map((one) => contractFile(house, one));
  };
  return playDocuments(house, { workflow, noun: "contracts", atOnce: 6, pauseMs: 30_000, files });
}

/** Work that goes on beside what is counted at the terminal: it says that it begins and ends, and draws no bar. */
function beside(terminal: Terminal): Terminal {
  const progress = (title: string) => {
    terminal.say(`${title} …`);
    return { at: () => {}, end: (text: string) => terminal.say(text) };
  };
  return { ...terminal, progress };
}

/** The file as it comes in; one that comes on paper is printed and scanned when its turn has come. */
export function contractFile(house: House, { name, file, scanned }: DemonstrationContract): ArrivingFile {
  return { name, content: async () => (scanned ? throughScanner(house, file) : file) };
}

async function throughScanner({ files, world }: House, file: Uint8Array): Promise<Uint8Array> {
  const { hash } = await files.add(chunks(file), "print.pdf");
  const { pages } = await world.documents.read(hash);
  const pictures: Uint8Array[] = [];
  for (const at of pages.keys()) pictures.push(await world.documents.picture(hash, at, scanWidth));
  return scannedPages(pictures, Number.parseInt(hash.slice(0, 6), 16));
}
