import { arrivingPages, type DemonstrationInvoice, demonstrationInvoices, type InvoicePage } from "@surety/templates";
import type { Terminal } from "../cli/terminal.ts";
import type { House } from "../main.ts";
import { beside } from "./beside.ts";
import type { inTurn } from "./in-turn.ts";
import { type ArrivingFile, playDocuments, sendFile } from "./play-documents.ts";
import { prepareInvoicePages } from "./prepare-invoice-pages.ts";
import { throughScanner } from "./through-scanner.ts";

const workflow = "invoice-intake";

/** Lets the shipped e-invoices arrive beside the tickets. Gives what stops it. */
export function playInvoices(house: House): () => Promise<void> {
  const files = async () => demonstrationInvoices().invoices.map(fileOf);
  return playDocuments(house, { workflow, noun: "invoices", atOnce: 6, pauseMs: 15_000, files });
}

/** Lets those on paper arrive, once what reads them is trained. Gives what stops it. */
export function playInvoicePages(
  house: House,
  terminal: Terminal,
  learn: ReturnType<typeof inTurn>,
): () => Promise<void> {
  const files = async () => {
    await learn(() => prepareInvoicePages(house, beside(terminal)));
    return arrivingPages().pages.map((one) => pageFile(house, one));
  };
  return playDocuments(house, { workflow, noun: "invoices on paper", atOnce: 3, pauseMs: 20_000, files });
}

export async function sendInvoices(house: House, invoices: readonly DemonstrationInvoice[]): Promise<void> {
  for (const invoice of invoices) await sendFile(house, workflow, fileOf(invoice));
}

const fileOf = ({ name, content }: DemonstrationInvoice): ArrivingFile => ({ name, content: async () => content });

/** The file as it comes in; one that is to be scanned goes through the scanner when its turn has come. */
export function pageFile(house: House, { name, content, scanned }: InvoicePage): ArrivingFile {
  return { name, content: async () => (scanned ? throughScanner(house, content) : content) };
}
