import type { Target } from "./measure-load.ts";
import { measureInTurn } from "./measure-in-turn.ts";
import { startRaw } from "./measure-raw.ts";
import { measureTriage } from "./measure-triage.ts";
import type { Plan } from "./plan.ts";
import type { Prepared } from "./prepare-product.ts";
import type { Report } from "./report.ts";
import { ruleInputs } from "./rule-workflow.ts";
import { startServer, type SuretyServer } from "./surety-server.ts";
import { measureWaiting, memoryOfStart } from "./waiting-memory.ts";

type ProductReport = Omit<Report, "quick" | "processors" | "loadBefore" | "install">;

/** (a) and (b) on one server, (c) beside it, and what the server weighs with many cases that wait. */
export async function measureProduct(
  prepared: Prepared,
  rawFolder: string,
  plan: Plan,
  tell: (text: string) => void,
): Promise<ProductReport> {
  const { folder, key, coldSeconds, trainingSeconds, ticketInputs } = prepared;
  const server = await startServer(folder);
  const startSeconds = { cold: coldSeconds, warm: server.startSeconds };
  const empty = await memoryOfStart(server, key, plan);
  tell("(a) a rule judges, and (c) the raw engine, in turn");
  const raw = await startRaw(rawFolder);
  const inTurn = await measureInTurn(targetOf(server, key, "bench-rule", ruleInputs), raw.target, plan);
  await raw.stop();
  tell("(b) the local model judges, and the embedding alone, in turn");
  const triage = await measureTriage(targetOf(server, key, "support-triage", ticketInputs), folder, plan);
  tell("memory of waiting cases");
  const memory = await measureWaiting({ folder, server, key, empty }, plan);
  return { startSeconds, trainingSeconds, ...inTurn, ...triage, memory };
}

function targetOf(server: SuretyServer, key: string, workflow: string, inputs: Target["inputs"]): Target {
  const headers = { authorization: `Bearer ${key}`, prefer: "wait=30" };
  return { ...server, headers, path: `/api/v1/workflows/${workflow}/cases`, inputs };
}
