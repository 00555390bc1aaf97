import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { answerOf } from "./child.ts";
import type { Target } from "./measure-load.ts";
import { measureInTurn } from "./measure-in-turn.ts";
import { startRaw } from "./measure-raw.ts";
import { measureTarget } from "./measure-target.ts";
import type { Plan } from "./plan.ts";
import type { Prepared } from "./prepare-product.ts";
import type { EmbeddingCost, Report } from "./report.ts";
import { ruleInputs } from "./rule-workflow.ts";
import { startServer, type SuretyServer } from "./surety-server.ts";
import { measureWaiting, memoryOfStart } from "./waiting-memory.ts";

const embedding = fileURLToPath(new URL("embedding-cost.ts", import.meta.url));
const embeddingMs = 200_000;

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
  tell("(b) the local model judges");
  const triage = await measureTarget(targetOf(server, key, "support-triage", ticketInputs), "triage", plan);
  tell("the embedding alone");
  const texts = triage.embeddedTexts.slice(0, plan.texts);
  const cost = await embeddingCost(texts, join(folder, ".surety", "cache"));
  tell("memory of waiting cases");
  const memory = await measureWaiting({ folder, server, key, empty }, plan);
  return { startSeconds, trainingSeconds, ...inTurn, triage: triage.figures, embedding: cost, memory };
}

function targetOf(server: SuretyServer, key: string, workflow: string, inputs: Target["inputs"]): Target {
  const headers = { authorization: `Bearer ${key}`, prefer: "wait=30" };
  return { ...server, headers, path: `/api/v1/workflows/${workflow}/cases`, inputs };
}

/** On the very texts that (b) asked it about. */
async function embeddingCost(texts: readonly string[], cacheFolder: string): Promise<EmbeddingCost> {
  if (texts.length === 0) return { texts: 0, together: 0, alone: 0 };
  const input = JSON.stringify({ texts, cacheFolder });
  return answerOf<EmbeddingCost>(embedding, [], { input, timeoutMs: embeddingMs });
}
