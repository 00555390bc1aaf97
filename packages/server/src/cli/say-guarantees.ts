import type { House } from "../main.ts";
import { listWorkflows } from "../queries/list-workflows.ts";
import type { Terminal } from "./terminal.ts";

/** Tells at the terminal how far each workflow may go, and what is promised of what it automates. */
export async function sayGuarantees(house: House, terminal: Terminal): Promise<void> {
  const workflows = await listWorkflows(house.database, house.world.clock.now());
  if (workflows.length === 0) terminal.say("There are no workflows yet: surety init makes a first one.");
  for (const { title, stage, guarantee } of workflows) terminal.say(`${title} is ${stage}. ${guarantee.sentence}`);
}
