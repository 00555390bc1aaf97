import { readFile } from "node:fs/promises";

/** A ticket of the shipped set; see README.md beside the data. */
export interface DemonstrationTicket {
  id: string;
  subject: string;
  body: string;
  customerId?: string;
  language: "en" | "de";
  intent: string;
  urgency: "low" | "normal" | "high";
  ambiguous?: boolean;
  alsoPlausible?: string[];
}

export interface DemonstrationCustomer {
  id: string;
  name: string;
  tier: "gold" | "silver" | "bronze";
  plan: string;
  country: string;
  since: string;
}

/** All shipped tickets, in the order of their ids. */
export async function readTickets(): Promise<DemonstrationTicket[]> {
  const files = await Promise.all(
    [1, 2, 3].map((part) => readLines<DemonstrationTicket>(`data/tickets-${part}.jsonl`)),
  );
  return files.flat();
}

export function readCustomers(): Promise<DemonstrationCustomer[]> {
  return readLines("data/customers.jsonl");
}

async function readLines<Row>(name: string): Promise<Row[]> {
  const text = await readFile(new URL(name, import.meta.url), "utf8");
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);
}
