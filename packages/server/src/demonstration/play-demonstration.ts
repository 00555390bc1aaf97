import { setTimeout as sleep } from "node:timers/promises";
import type { DemonstrationTicket } from "@surety/templates";
import type { House } from "../main.ts";
import { arrivingTickets } from "./prepare-demonstration.ts";

const workflow = "support-triage";
/** A first morning's mail at once, so that there is something to see; the rest comes one by one. */
const atOnce = 60;
const pauseMs = 2000;

/** Lets the shipped tickets arrive, each once however often the demonstration is started. Gives what stops it. */
export async function playDemonstration(house: House): Promise<() => Promise<void>> {
  const ending = new AbortController();
  const playing = play(house, ending.signal).catch((error: Error) => {
    if (!ending.signal.aborted) house.world.log.warn(`The demonstration stopped: ${error.message}`);
  });
  return async () => {
    ending.abort();
    await playing;
  };
}

async function play(house: House, signal: AbortSignal): Promise<void> {
  const tickets = await notYetSent(house);
  await send(house, tickets.slice(0, atOnce));
  for (const ticket of tickets.slice(atOnce)) {
    await sleep(pauseMs, undefined, { signal });
    await send(house, [ticket]);
  }
}

async function notYetSent(house: House): Promise<DemonstrationTicket[]> {
  const sent = await house.database.query<{ key: string }>(
    "select idempotency_key as key from surety.events where workflow = $1 and idempotency_key like 'demonstration-%'",
    [workflow],
  );
  const known = new Set(sent.map((row) => row.key));
  return (await arrivingTickets()).filter((ticket) => !known.has(keyOf(ticket)));
}

async function send(house: House, tickets: readonly DemonstrationTicket[]): Promise<void> {
  const events = tickets.map((ticket) => ({ payload: inputOf(ticket), idempotencyKey: keyOf(ticket) }));
  await house.commands.ingest({ workflow, trigger: "api", kind: "api", events });
}

const keyOf = (ticket: DemonstrationTicket): string => `demonstration-${ticket.id}`;

function inputOf({ id, subject, body, customerId }: DemonstrationTicket): Record<string, string> {
  const input = { messageId: `<${id}@kestrel-home.example>`, subject, body };
  return customerId === undefined ? input : { ...input, customerId };
}
