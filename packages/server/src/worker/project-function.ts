import { SuretyError } from "@surety/core/errors/surety-error";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { TransientError } from "@surety/core/errors/transient-error";
import type { WorkerWorld } from "./world.ts";

interface Call {
  name: string;
  input: Record<string, unknown>;
  caseId: string;
  idempotencyKey: string | null;
  timeoutMs: number;
}

/** Calls a function of the user's project. It may fail or never come back: neither may hold up or end its neighbours. */
export async function callProjectFunction(world: WorkerWorld, call: Call): Promise<unknown> {
  const known = world.functions.get(call.name);
  if (known === undefined)
    throw new TerminalError({
      code: "function-not-found",
      message: `The project has no function "${call.name}".`,
      remedy: "Export it from a file in steps/.",
    });
  try {
    const { caseId, idempotencyKey } = call;
    return await inTime(known(call.input, { caseId, idempotencyKey }), call);
  } catch (error) {
    if (error instanceof SuretyError) throw error;
    const said = error instanceof Error ? error.message : String(error);
    world.log.error(`${call.name}, case ${call.caseId}: ${error instanceof Error ? error.stack : said}`);
    throw new TerminalError({
      code: "function-failed",
      message: `The project's function ${call.name} failed: ${said}`,
      remedy: "Correct it in steps/, or throw a TransientError where trying again later may help.",
      cause: error,
    });
  }
}

async function inTime<Result>(work: Promise<Result>, { name, timeoutMs }: Call): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(timeoutOf(name, timeoutMs)), timeoutMs);
  });
  return Promise.race([work, tooLate]).finally(() => clearTimeout(timer));
}

function timeoutOf(name: string, timeoutMs: number): TransientError {
  return new TransientError({
    code: "function-timeout",
    message: `The project's function ${name} did not end within ${timeoutMs / 1000} s.`,
  });
}
