import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readTickets } from "../../packages/templates/src/index.ts";
import { type Database, openDatabase } from "../../packages/server/src/storage/database.ts";
import { apiOf, type SuretyApi } from "../../e2e/surety-api.ts";
import { copyWaiting, countOpen, settleDatabase } from "./fill-desk.ts";
import type { DeskPlan } from "./plan.ts";
import { deskWorkflows } from "./workflows.ts";

const lookMs = 100;
const patienceMs = 120_000;

/** The embedded database of a project, looked at from outside while its server runs. */
export function databaseOf(project: string): Database {
  const socket = encodeURIComponent(join(project, ".surety", "postgres"));
  return openDatabase(`postgresql://postgres@localhost/surety?host=${socket}`, 2);
}

/** Puts the workflows in force, lets real cases come to wait in each, and copies them until as many wait as planned. */
export async function prepareDesk(
  origin: string,
  identity: Readonly<Record<string, string>>,
  database: Database,
  plan: DeskPlan,
  tell: (text: string) => void,
): Promise<void> {
  const api = apiOf(origin, identity);
  const inputs = await ticketInputs(plan.sources);
  for (const { document, stage, share } of deskWorkflows) {
    await api.call("PUT", `/workflows/${document.name}`, document);
    await api.call("POST", `/workflows/${document.name}/stage`, { stage, because: "It is measured, not used." });
    await letWait(api, database, document.name, inputs);
    const wanted = Math.round(plan.open * share);
    tell(`${wanted} open reviews of ${document.name}`);
    await copyWaiting(database, document.name, wanted - (await countOpen(database, document.name)));
  }
  await settleDatabase(database);
}

/** Texts of the shipped tickets, of all lengths. */
async function ticketInputs(count: number): Promise<Record<string, unknown>[]> {
  const tickets = await readTickets();
  return Array.from({ length: count }, (_, at) => tickets[(at * 7) % tickets.length]).map((ticket, at) => ({
    reference: `S-${at}`,
    subject: ticket?.subject,
    body: ticket?.body,
    customer: `Customer ${at}`,
    amount: 10 + at,
  }));
}

async function letWait(api: SuretyApi, database: Database, workflow: string, inputs: object[]): Promise<void> {
  const answer = await api.send("POST", `/workflows/${workflow}/cases`, inputs);
  if (answer.status !== 207) throw new Error(`cases of ${workflow}: ${answer.status} ${await answer.text()}`);
  const deadline = performance.now() + patienceMs;
  while ((await countOpen(database, workflow)) < inputs.length) {
    if (performance.now() > deadline) throw new Error(`the cases of ${workflow} did not come to wait`);
    await sleep(lookMs);
  }
}
