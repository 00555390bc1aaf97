import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { answerOf } from "./child.ts";
import type { Measurement, Target } from "./measure-load.ts";
import { measureLoaded, measureSteady, middle, type TargetFigures, warmUp } from "./measure-target.ts";
import type { Plan } from "./plan.ts";
import type { EmbeddingCost } from "./report.ts";

/** (b), and the embedding alone, each by the round in the middle. */
export interface Triage {
  triage: TargetFigures;
  embedding: EmbeddingCost;
  /** CPU milliseconds per case that (b) took beyond the embedding, round by round. */
  beyond: number[];
}

interface Round {
  loaded: Measurement;
  embedding: EmbeddingCost;
  beyond: number;
}

const program = fileURLToPath(new URL("embedding-cost.ts", import.meta.url));
const longestMs = 200_000;

/** (b) at full load and the embedding of the very texts that it asked about, round after round, on the same machine then. */
export async function measureTriage(target: Target, folder: string, plan: Plan): Promise<Triage> {
  await warmUp(target, "triage", plan);
  const rounds: Round[] = [];
  for (let at = 0; at < plan.rounds; at += 1) {
    const { measurement: loaded, embeddedTexts } = await measureLoaded(target, "triage", plan);
    const embedding = await embeddingCost(embeddedTexts.slice(0, plan.texts), join(folder, ".surety", "cache"));
    rounds.push({ loaded, embedding, beyond: beyondOf(loaded, embedding) });
  }
  const { loaded, embedding } = middle(rounds, (one) => one.beyond);
  const steady = await measureSteady(target, plan);
  return { triage: { loaded, steady }, embedding, beyond: rounds.map((one) => one.beyond) };
}

/** CPU per case, less the embedding of those texts that it was asked about, the cheaper way. */
function beyondOf({ cpuMs, embeddedShare }: Measurement, { together, alone }: EmbeddingCost): number {
  return cpuMs.total - embeddedShare * Math.min(together, alone);
}

async function embeddingCost(texts: readonly string[], cacheFolder: string): Promise<EmbeddingCost> {
  if (texts.length === 0) return { texts: 0, together: 0, alone: 0 };
  const input = JSON.stringify({ texts, cacheFolder });
  return answerOf<EmbeddingCost>(program, [], { input, timeoutMs: longestMs });
}
