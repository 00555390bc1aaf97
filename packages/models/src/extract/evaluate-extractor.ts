import { documentConfidence } from "@surety/core/gate/document-gate";
import { expectedCalibrationError } from "@surety/core/measure/calibration";
import type { FieldSpecs } from "@surety/core/extract/field-schema";
import { seededRandom } from "@surety/core/statistics/seeded-random";
import { shuffle } from "../classifier/shuffle.ts";
import type { EvaluationProgress } from "../evaluate/evaluate-classifier.ts";
import type { ScoredAnswer } from "../evaluate/automation-at-targets.ts";
import type { LocalModels } from "../worker/local-models.ts";
import { isRight } from "./certainty.ts";
import type { ReadField } from "./extractor.ts";
import { type FieldFigures, fieldFigures, type JudgedField } from "./field-figures.ts";
import type { LabelledDocument } from "./fit-extractor.ts";
import { type AutomatedDocuments, automatedDocuments, type DocumentFold } from "./automated-documents.ts";

export interface ExtractorEvaluationRequest {
  fields: FieldSpecs;
  documents: readonly LabelledDocument[];
  /** Whose document each is: none is read by a model that has seen another of the same. Left out, all stand for themselves. */
  groups?: readonly string[] | undefined;
  /** Documents whose labels are all known to stand in them; measured once more by themselves where some do not. */
  founded?: readonly boolean[] | undefined;
  /** Parts that the documents are dealt into, one of which is asked about at a time; 5 when not given. Groups are parts themselves. */
  folds?: number | undefined;
  /** Documents that every model learns from and none is asked about. */
  others?: readonly LabelledDocument[] | undefined;
  /** Largest acceptable shares of documents with a wrong field among those that are automated. */
  targets: readonly number[];
  /** Probability with which a threshold must keep its target. */
  assurance: number;
  seed?: number | undefined;
}

export interface ExtractorEvaluation {
  documents: number;
  folds: number;
  fields: FieldFigures[];
  /** Of all fields together. */
  micro: Pick<FieldFigures, "precision" | "recall" | "f1">;
  /** Share of documents that are right in every field. */
  documentsRight: number;
  automation: AutomatedDocuments[];
  /** The same of documents whose labels all stand in them; null where all do, or nobody can say. */
  founded: { documents: number; documentsRight: number; automation: AutomatedDocuments[] } | null;
  /** Each document's confidence and whether all of its fields are right, and its fields, in the order of the request. */
  answers: ScoredAnswer[];
  judged: readonly JudgedField[][];
  /** Expected calibration error of the fields' confidences over 15 bins of equal mass. */
  ece: number;
  trainingSeconds: number;
  millisecondsPerDocument: number;
}

const usualFolds = 5;
/** Groups are held back one by one, up to so many. */
const mostFolds = 12;

type Models = Pick<LocalModels, "trainExtractor" | "extract">;

/** Every document is read by a model that was trained without it; thresholds come from the documents that it was trained on. */
export async function evaluateExtractor(
  request: ExtractorEvaluationRequest,
  models: Models,
  onProgress: (progress: EvaluationProgress) => void = () => {},
): Promise<ExtractorEvaluation> {
  const { documents, targets, assurance } = request;
  const fold = foldsOf(request);
  const folds = Math.max(...fold) + 1;
  const judged: JudgedField[][] = documents.map(() => []);
  const tried: TriedFold[] = [];
  for (let each = 0; each < folds; each += 1) {
    const asked = [...documents.keys()].filter((at) => fold[at] === each);
    const learned = [...documents.keys()].filter((at) => fold[at] !== each);
    const one = await tryFold(request, learned, asked, models);
    for (const [turn, at] of asked.entries()) judged[at] = one.judged[turn]!;
    tried.push(one);
    onProgress({ stage: `fold ${each + 1} of ${folds}`, share: (each + 1) / folds });
  }
  const mean = (of: (one: TriedFold) => number) => tried.reduce((sum, one) => sum + of(one), 0) / folds;
  return {
    ...figuresOf(request.fields, judged),
    folds,
    automation: targets.map((target) => automatedDocuments(tried, target, assurance)),
    founded: foundedFigures(request, tried),
    trainingSeconds: mean((one) => one.trainingMs) / 1000,
    millisecondsPerDocument: (mean((one) => one.readingMs) * folds) / Math.max(1, documents.length),
  };
}

/** What it comes to where documents with a label that stands nowhere in them neither set a threshold nor try it. */
function foundedFigures(
  { founded, targets, assurance }: ExtractorEvaluationRequest,
  tried: readonly TriedFold[],
): ExtractorEvaluation["founded"] {
  if (founded === undefined || founded.every(Boolean)) return null;
  const kept = (answers: readonly ScoredAnswer[], places: readonly number[]) =>
    answers.filter((_, turn) => founded[places[turn]!]);
  const some = tried.map(({ calibration, test, learned, asked }) => ({
    calibration: kept(calibration, learned),
    test: kept(test, asked),
  }));
  const tested = some.flatMap(({ test }) => test);
  return {
    documents: tested.length,
    documentsRight: tested.filter(({ right }) => right).length / Math.max(1, tested.length),
    automation: targets.map((target) => automatedDocuments(some, target, assurance)),
  };
}

/** The fold of each document: by chance, or with all of a group in one. */
function foldsOf({ documents, groups, folds: parts = usualFolds, seed = 1 }: ExtractorEvaluationRequest): number[] {
  const names = groups ?? documents.map((_, at) => `${at}`);
  const unique = [...new Set(names)];
  const folds = groups === undefined ? parts : Math.min(unique.length, mostFolds);
  const turns = Array.from(shuffle(Int32Array.from(unique.keys()), seededRandom(seed)));
  const foldOf = new Map(turns.map((at, turn) => [unique[at]!, turn % folds]));
  return names.map((name) => foldOf.get(name)!);
}

interface TriedFold extends DocumentFold {
  /** Places of the documents that were learned from, and of those that were asked about. */
  learned: readonly number[];
  asked: readonly number[];
  judged: JudgedField[][];
  trainingMs: number;
  readingMs: number;
}

/** Learns from the documents at some places, and reads those at others. */
async function tryFold(
  { fields, documents, others = [], seed = 1 }: ExtractorEvaluationRequest,
  learned: readonly number[],
  asked: readonly number[],
  models: Models,
): Promise<TriedFold> {
  const at = (places: readonly number[]) => places.map((place) => documents[place]!);
  const begun = performance.now();
  const trained = await models.trainExtractor({ fields, documents: [...at(learned), ...others], seed });
  const taught = performance.now();
  const { read } = await models.extract(
    trained.hash,
    at(asked).map(({ pages }) => pages),
  );
  const readingMs = performance.now() - taught;
  const judged = at(asked).map((one, turn) => judgedFields(fields, one, read[turn]!));
  // Thresholds come from documents of the kind that is measured, not from the others.
  const unseen = at(learned).map((one, turn) => judgedFields(fields, one, trained.outOfFold[turn]!));
  const calibration = unseen.map(scoredDocument);
  return {
    judged,
    learned,
    asked,
    calibration,
    test: judged.map(scoredDocument),
    trainingMs: taught - begun,
    readingMs,
  };
}

function figuresOf(fields: FieldSpecs, judged: readonly JudgedField[][]) {
  const all = judged.flat();
  const answers = judged.map(scoredDocument);
  const { precision, recall, f1 } = fieldFigures("all", all);
  const named = (name: string) => all.filter((one) => one.name === name);
  return {
    documents: judged.length,
    fields: Object.entries(fields).map(([name, spec]) => fieldFigures(name, named(name), spec)),
    micro: { precision, recall, f1 },
    documentsRight: answers.filter(({ right }) => right).length / Math.max(1, answers.length),
    answers,
    judged,
    ece: expectedCalibrationError(
      all.map((one) => one.confidence),
      all.map((one) => Number(one.right)),
      { bins: 15, binning: "mass" },
    ),
  };
}

/** The fields of a document that somebody has spoken of, as they were read. */
export function judgedFields(
  fields: FieldSpecs,
  { values }: LabelledDocument,
  found: Record<string, ReadField>,
): JudgedField[] {
  return Object.entries(fields).flatMap(([name, spec]) => {
    const [read, truth] = [found[name], values[name]];
    if (read === undefined || truth === undefined) return [];
    return [{ name, ...read, truth, right: isRight(read.value, truth, spec) }];
  });
}

function scoredDocument(judged: readonly JudgedField[]): ScoredAnswer {
  return { score: documentConfidence(judged), right: judged.every((one) => one.right) };
}
