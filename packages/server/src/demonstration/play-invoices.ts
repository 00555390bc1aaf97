import { type DemonstrationInvoice, demonstrationInvoices } from "@surety/templates";
import type { House } from "../main.ts";
import { type ArrivingFile, playDocuments, sendFile } from "./play-documents.ts";

const workflow = "invoice-intake";

/** Lets the shipped invoices arrive beside the tickets. Gives what stops it. */
export function playInvoices(house: House): () => Promise<void> {
  const files = async () => demonstrationInvoices().invoices.map(fileOf);
  return playDocuments(house, { workflow, noun: "invoices", atOnce: 6, pauseMs: 15_000, files });
}

export async function sendInvoices(house: House, invoices: readonly DemonstrationInvoice[]): Promise<void> {
  for (const invoice of invoices) await sendFile(house, workflow, fileOf(invoice));
}

const fileOf = ({ name, content }: DemonstrationInvoice): ArrivingFile => ({ name, content: async () => content });
