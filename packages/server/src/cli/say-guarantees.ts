import type { House } from "../main.ts";
import { listWorkflows } from "../queries/list-workflows.ts";
import type { Terminal } from "./terminal.ts";

/** Tells at the terminal how far each workflow may go, and what is promised of what it automates. */
export async function sayGuarantees(house: House, terminal: Terminal): Promise<void> {
  for (const { title, stage, guarantee } of await listWorkflows(house.database, house.world.clock.now()))
    terminal.say(`${title} is ${stage}. ${guarantee.sentence}`);
}
