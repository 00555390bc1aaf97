import { setTimeout as sleep } from "node:timers/promises";
import { type DemonstrationInvoice, demonstrationInvoices } from "@surety/templates";
import type { House } from "../main.ts";

const workflow = "invoice-intake";
/** A few at once, so that there is something to see; the rest comes one by one. */
const atOnce = 6;
const pauseMs = 15_000;

/** Lets the shipped invoices arrive beside the tickets, each once however often the demonstration is started. Gives what stops it. */
export async function playInvoices(house: House): Promise<() => Promise<void>> {
  const ending = new AbortController();
  const playing = play(house, ending.signal).catch((error: Error) => {
    if (!ending.signal.aborted) house.world.log.warn(`The invoices of the demonstration stopped: ${error.message}`);
  });
  return async () => {
    ending.abort();
    await playing;
  };
}

async function play(house: House, signal: AbortSignal): Promise<void> {
  const invoices = await notYetSent(house);
  await sendInvoices(house, invoices.slice(0, atOnce));
  for (const invoice of invoices.slice(atOnce)) {
    await sleep(pauseMs, undefined, { signal });
    await sendInvoices(house, [invoice]);
  }
}

async function notYetSent(house: House): Promise<DemonstrationInvoice[]> {
  const sent = await house.database.query<{ key: string }>(
    "select idempotency_key as key from surety.events where workflow = $1 and idempotency_key like 'demonstration-%'",
    [workflow],
  );
  const known = new Set(sent.map((row) => row.key));
  return demonstrationInvoices().invoices.filter((invoice) => !known.has(keyOf(invoice)));
}

/** One sheet after the other, as a post room puts them in. */
export async function sendInvoices(house: House, invoices: readonly DemonstrationInvoice[]): Promise<void> {
  for (const invoice of invoices) {
    const document = await house.files.add(contentOf(invoice), invoice.name);
    const events = [{ payload: { document: { ...document } }, idempotencyKey: keyOf(invoice) }];
    await house.commands.ingest({ workflow, trigger: "api", kind: "api", events });
  }
}

async function* contentOf({ content }: DemonstrationInvoice): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(content);
}

const keyOf = ({ name }: DemonstrationInvoice): string => `demonstration-${name}`;
