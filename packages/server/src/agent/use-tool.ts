import { type CompiledAgent, toolNamed } from "@surety/core/agent/compiled-agent";
import { SuretyError } from "@surety/core/errors/surety-error";
import { TransientError } from "@surety/core/errors/transient-error";
import { lookUp } from "../worker/prepare-block.ts";
import type { WorkCase } from "../worker/work-case.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { keepRead, type ReadPlace, readKept, type ToolFound } from "./kept-reads.ts";

/**
 * Asks a reading tool, once for each place of a talk. Where it leads is the document's; the model gave the arguments. What
 * cannot be asked is told to the model in few words of ours; what may pass is tried again with the case.
 */
export async function useTool(
  work: WorkCase,
  agent: CompiledAgent,
  place: ReadPlace,
  world: WorkerWorld,
): Promise<{ found: ToolFound; milliseconds: number }> {
  const kept = await readKept(world.database, place);
  if (kept !== null) return { found: kept, milliseconds: 0 };
  const begun = performance.now();
  const found = await ask(work, agent, place, world);
  return {
    found: await keepRead(world.database, place, found, world.clock.now()),
    milliseconds: performance.now() - begun,
  };
}

async function ask(work: WorkCase, agent: CompiledAgent, { call }: ReadPlace, world: WorkerWorld): Promise<ToolFound> {
  const tool = toolNamed(agent, call.tool);
  if (tool?.does !== "look") throw new Error(`the agent has no reading tool "${call.tool}"`);
  try {
    const { value, missing } = await lookUp(tool.lookup, { ...work.scope, arguments: call.arguments }, world);
    return { value, missing };
  } catch (error) {
    if (!(error instanceof SuretyError) || error instanceof TransientError) throw error;
    return { value: null, missing: `it could not be asked (${error.code})` };
  }
}
