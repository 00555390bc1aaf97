import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ClauseAnswer } from "@surety/core/clause/clause";
import type { ClauseQuestion } from "@surety/core/clause/clause-figures";
import { createLocalModels, type LocalModels } from "@surety/models";
import { type Contract, folds } from "./cuad-contracts.ts";

/** Everything that was found in contracts that the model had not seen. */
export interface Measured {
  questions: ClauseQuestion[];
  /** What the model quotes by itself, from the confidence that its own training contracts gave. */
  quoted: ClauseQuestion[];
  presence: { type: string; confidence: number; right: boolean }[];
  trainSeconds: number;
  findSeconds: number;
  /** The most memory this process has held, in MB. */
  peakMegabytes: number;
}

/** Trains on four fifths of the contracts and looks for clauses in the last one, five times. */
export async function measureFolds(types: readonly string[], contracts: readonly Contract[]): Promise<Measured> {
  const models = createLocalModels({ cacheFolder: join(tmpdir(), "surety-bench-clauses") });
  const total: Measured = {
    questions: [],
    quoted: [],
    presence: [],
    trainSeconds: 0,
    findSeconds: 0,
    peakMegabytes: 0,
  };
  for (let fold = 0; fold < folds; fold++) await measureFold(models, types, contracts, fold, total);
  await models.close();
  total.peakMegabytes = process.resourceUsage().maxRSS / 1024;
  return total;
}

async function measureFold(
  models: LocalModels,
  types: readonly string[],
  contracts: readonly Contract[],
  fold: number,
  total: Measured,
): Promise<void> {
  const texts = contracts.filter((one) => one.fold !== fold);
  const { bytes, report } = await models.trainClauses({ types, texts });
  if (report.degraded !== undefined) throw new Error(report.degraded);
  total.trainSeconds += report.seconds - report.embeddingSeconds;
  console.error(`fold ${fold + 1}: trained on ${texts.length} contracts in ${report.seconds.toFixed(0)} s`);
  const begun = performance.now();
  for (const contract of contracts.filter((one) => one.fold === fold)) {
    const { answers, candidates } = await models.findClauses(bytes, contract.text);
    for (const answer of answers) {
      const proposed = candidates.filter(({ type }) => type === answer.type);
      total.questions.push(question(contract, answer.type, proposed));
      total.quoted.push(question(contract, answer.type, answer.clauses));
      total.presence.push(presenceOf(contract, answer));
    }
  }
  total.findSeconds += (performance.now() - begun) / 1000;
}

function question(contract: Contract, type: string, proposed: ClauseQuestion["proposed"]): ClauseQuestion {
  return { type, truth: contract.quotes.get(type) ?? [], proposed, holdingCounts: type === "Parties" };
}

function presenceOf(contract: Contract, { type, present, confidence }: ClauseAnswer) {
  return { type, confidence, right: present === (contract.quotes.get(type) ?? []).length > 0 };
}
