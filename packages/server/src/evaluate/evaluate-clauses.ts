import { access } from "node:fs/promises";
import { clauseQuestions } from "@surety/core/clause/clause-questions";
import type { ClauseQuestion } from "@surety/core/clause/clause-figures";
import { clauseRatesByType } from "@surety/core/clause/clause-rates";
import { UserError } from "@surety/core/errors/user-error";
import { clopperPearson } from "@surety/core/statistics/clopper-pearson";
import type { ClauseRates } from "@surety/core/wire/clause-rates";
import type { Rate } from "@surety/core/wire/common";
import { DocumentReader } from "@surety/models/document/document-reader";
import { taughtTexts } from "../datasets/taught-texts.ts";
import { textKey } from "../datasets/text-key.ts";
import type { House } from "../main.ts";
import { modelInForce } from "../models/model-in-force.ts";
import { type LabelledContract, readLabelledContracts } from "../project/read-labelled-contracts.ts";
import { chooseClauses } from "./choose-judgment.ts";
import type { EvaluationAims } from "./evaluation.ts";

/** How well the model in force finds the clauses of labelled documents, read as they are read when they arrive. */
export interface ClausesEvaluation {
  workflow: string;
  judgment: string;
  model: string;
  documents: number;
  /** Documents that the model has learned from, which say nothing of it. */
  leftOut: number;
  /** Documents that could not be read, with the reason. */
  unread: { name: string; reason: string }[];
  /** All types together, then each. */
  clauses: ClauseRates[];
  /** How often it is right about whether a type is there at all. */
  presence: Rate | null;
  secondsPerDocument: number;
}

interface ClausesQuestion {
  workflow: string;
  judgment: string | undefined;
  folder: string;
}

interface ReadContract extends LabelledContract {
  readonly text: string;
}

/** Reads labelled documents and finds their clauses with the model in force; nothing is stored. */
export async function evaluateClauses(
  house: Pick<House, "world" | "database" | "models">,
  { workflow, judgment: name, folder }: ClausesQuestion,
  { onProgress }: Pick<EvaluationAims, "onProgress">,
): Promise<ClausesEvaluation> {
  const { compiled } = await house.world.definitions.current(workflow);
  const { judgment } = chooseClauses(compiled, name);
  const types = judgment.kind === "clauses" ? judgment.labels : [];
  const contracts = await readLabelledContracts(folder);
  refuseOtherTypes(contracts, types, folder);
  const model = await modelInForce(house.database, workflow, judgment.name);
  const begun = performance.now();
  const { read, unread } = await readAll(contracts, (share) => onProgress({ stage: "reading", share: share / 2 }));
  const taught = await taughtTexts(house.database, workflow, judgment.name);
  const unseen = read.filter(({ text }) => !taught.has(textKey(text)));
  const questions: ClauseQuestion[] = [];
  for (const [at, contract] of unseen.entries()) {
    const [answer] = await house.models.ask(model, [contract.text]);
    questions.push(...questionsOf(types, contract, answer?.value ?? ""));
    onProgress({ stage: "finding", share: 0.5 + (at + 1) / unseen.length / 2 });
  }
  return {
    workflow,
    judgment: judgment.name,
    model,
    documents: unseen.length,
    leftOut: read.length - unseen.length,
    unread,
    clauses: clauseRatesByType(types, questions),
    presence: presenceOf(questions),
    secondsPerDocument: (performance.now() - begun) / 1000 / Math.max(1, contracts.length),
  };
}

/** The quotes of the labels are the truth: where they stand in what was read of a scan, nobody has said. */
function questionsOf(types: readonly string[], { text, clauses }: ReadContract, answered: string): ClauseQuestion[] {
  return clauseQuestions(types, { text, expected: "", answered }).map((one) => ({
    ...one,
    truth: clauses.filter(({ type }) => type === one.type).map(({ quote }) => quote),
  }));
}

async function readAll(
  contracts: readonly LabelledContract[],
  onShare: (share: number) => void,
): Promise<{ read: ReadContract[]; unread: ClausesEvaluation["unread"] }> {
  const reader = new DocumentReader();
  const read: ReadContract[] = [];
  const unread: ClausesEvaluation["unread"] = [];
  try {
    for (const [at, one] of contracts.entries()) {
      const found = await readOne(reader, one);
      if ("text" in found) read.push({ ...one, ...found });
      else unread.push({ name: one.name, ...found });
      onShare((at + 1) / contracts.length);
    }
  } finally {
    await reader.close();
  }
  return { read, unread };
}

type Read = { text: string } | { reason: string };

async function readOne(reader: DocumentReader, { file, text }: LabelledContract): Promise<Read> {
  if (file === null) return { text: text ?? "" };
  try {
    await access(file);
  } catch {
    return { reason: "There is no such file." };
  }
  try {
    return { text: (await reader.read(file)).text };
  } catch (error) {
    if (error instanceof UserError) return { reason: error.message };
    throw error;
  }
}

function refuseOtherTypes(contracts: readonly LabelledContract[], types: readonly string[], folder: string): void {
  const other = contracts.flatMap(({ clauses }) => clauses).find(({ type }) => !types.includes(type));
  if (other === undefined) return;
  throw new UserError({
    code: "unknown-label",
    field: folder,
    message: `"${other.type.slice(0, 100)}" is not a type of clause that the workflow looks for.`,
    remedy: `It looks for: ${types.join(", ")}.`,
  });
}

function presenceOf(questions: readonly ClauseQuestion[]): Rate | null {
  const right = questions.filter(({ truth, proposed }) => truth.length > 0 === proposed.length > 0).length;
  const n = questions.length;
  return n === 0 ? null : { value: right / n, ...clopperPearson(right, n, 0.95), n };
}
