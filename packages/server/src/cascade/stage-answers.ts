import { BudgetSpent } from "@surety/core/language/budget-spent";
import { SuretyError } from "@surety/core/errors/surety-error";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { TransientError } from "@surety/core/errors/transient-error";
import type { JudgeModel, ModelAnswer, ModelQuestion, Prospect } from "@surety/core/ports/judge-model";
import { wordingOf } from "../language/wording-of.ts";
import type { HouseModels } from "../models/house-models.ts";
import { labelsOf, type Learned } from "../models/learned-judgments.ts";
import { modelInForce } from "../models/model-in-force.ts";
import type { LabelRow } from "../models/label-rows.ts";
import { readBefore } from "../worker/other-readings.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Purse } from "./purse.ts";
import type { TeachingLabel } from "./unseen-answers.ts";

/**
 * What one stage says to each label's text; null where it is not known, and nobody paid to know. What gave no answer will
 * hardly do so live: such a case goes to a person, unless an earlier stage has answered it.
 */
export type StageAnswers = (ModelAnswer | "no-answer" | null)[];

/** A label that measures, or one that taught the local model and only plans. */
export type MeasuringLabel = LabelRow & Partial<Pick<TeachingLabel, "unseen">>;

export interface Measuring {
  world: WorkerWorld;
  models: HouseModels;
  workflow: string;
  judgment: Learned;
  purse: Purse;
  /** The artefact that answers as `local`; absent for the one in force. */
  artefact?: string | undefined;
  /** Who pays besides; absent where the purse alone says what may be spent. */
  payer?: ModelQuestion["experiment"];
  /** How many answers of all wanted are there. */
  progress: (done: number) => void;
}

/** Calls to one provider that are under way at once. */
const atOnce = 4;

/**
 * The answers of one stage: those of the local model cost nothing, those of a provider are taken from the store, and asked for
 * as long as the purse has room. Labels are asked about in their order, which must not depend on what they say.
 */
export async function stageAnswers(
  measuring: Measuring,
  name: string,
  labels: readonly MeasuringLabel[],
): Promise<StageAnswers> {
  const { world, workflow, judgment } = measuring;
  if (name === "local") return localAnswers(measuring, labels);
  const model = world.model(name);
  if (model?.prospects === undefined) throw noSuchModel(name);
  const { payer = null } = measuring;
  const put = await withLocalBefore(measuring, name, questionsFor(workflow, judgment, labels), labels);
  const questions = put.map((one) => ({ ...one, experiment: payer }));
  const prospects = await model.prospects(questions);
  return askInTurn(measuring, model, questions, prospects);
}

/** Of a document, with what the local model before this stage reads in it: live it is asked first. */
async function withLocalBefore(
  measuring: Measuring,
  name: string,
  questions: readonly ModelQuestion[],
  labels: readonly MeasuringLabel[],
): Promise<readonly ModelQuestion[]> {
  const { kind, models } = measuring.judgment;
  const at = models.indexOf("local");
  if (kind !== "extract" || at < 0 || at > models.indexOf(name)) return questions;
  const read = await localAnswers(measuring, labels);
  return questions.map((question, each) => {
    const said = read[each];
    if (said == null || said === "no-answer") return question;
    return { ...question, before: readBefore(said) };
  });
}

/** Of the labels that taught the local model, what it said before it had. */
async function localAnswers(
  { world, models, workflow, judgment, artefact }: Measuring,
  labels: readonly MeasuringLabel[],
): Promise<StageAnswers> {
  const hash = artefact ?? (await modelInForce(world.database, workflow, judgment.name));
  const asked = labels.filter(({ unseen }) => (unseen ?? null) === null);
  const answers = await models.ask(
    hash,
    asked.map(({ text }) => text),
  );
  const answerTo = new Map(asked.map(({ id }, at) => [id, answers[at]!]));
  return labels.map(({ id, unseen }) => answerTo.get(id) ?? unseenAnswer(hash, unseen!));
}

const unseenAnswer = (hash: string, unseen: NonNullable<TeachingLabel["unseen"]>): ModelAnswer => ({
  ...unseen,
  alternatives: [],
  signals: {},
  model: "local",
  modelVersion: hash,
  costMicros: 0,
  latencyMs: 0,
});

/** What the same answers would cost. */
export async function stageProspects(
  world: WorkerWorld,
  workflow: string,
  judgment: Learned,
  name: string,
  labels: readonly LabelRow[],
): Promise<Prospect[]> {
  if (name === "local") return [];
  const model = world.model(name);
  if (model?.prospects === undefined) throw noSuchModel(name);
  return model.prospects(questionsFor(workflow, judgment, labels));
}

async function askInTurn(
  { purse, progress }: Measuring,
  model: JudgeModel,
  questions: readonly ModelQuestion[],
  prospects: readonly Prospect[],
): Promise<StageAnswers> {
  const answers: StageAnswers = questions.map(() => null);
  let next = 0;
  let done = 0;
  const worker = async () => {
    for (let at = next++; at < questions.length; at = next++) {
      answers[at] = await askOne(model, questions[at] as ModelQuestion, prospects[at] as Prospect, purse).catch(
        (error: unknown) => {
          next = questions.length;
          throw error;
        },
      );
      progress((done += 1));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return answers;
}

/** Null where the purse has no room. What is away is no answer at all: measuring ends, and goes on another time. */
async function askOne(
  model: JudgeModel,
  question: ModelQuestion,
  { known, mostMicros }: Prospect,
  purse: Purse,
): Promise<StageAnswers[number]> {
  // An answer that cannot be read is asked for once more.
  const most = known ? 0 : 2 * (mostMicros ?? Infinity);
  if (!(await purse.take(most))) return null;
  try {
    const answer = await model.judge(question);
    purse.settle(most, answer.costMicros);
    return answer;
  } catch (error) {
    // Nobody was asked: nothing is known, and nothing was spent.
    if (error instanceof BudgetSpent) {
      purse.settle(most, 0);
      return null;
    }
    purse.settle(most, most);
    if (error instanceof TransientError || !(error instanceof SuretyError)) throw error;
    return "no-answer";
  }
}

export function questionsFor(
  workflow: string,
  judgment: Learned,
  labels: readonly Pick<LabelRow, "text" | "at">[],
): ModelQuestion[] {
  return labels.map(({ text, at }) => ({
    workflow,
    judgment: judgment.name,
    challenger: null,
    text,
    labels: labelsOf(judgment),
    ...(judgment.kind === "extract" ? { fields: judgment.fields } : {}),
    // Examples are those of the time of the label, so that the same question stays the same.
    wording: wordingOf(judgment, {}, at),
    caseId: null,
  }));
}

function noSuchModel(name: string): TerminalError {
  return new TerminalError({
    code: "no-such-model",
    message: `This installation has no model "${name}".`,
    remedy: "Name a model as local or CONNECTION/MODEL.",
  });
}
