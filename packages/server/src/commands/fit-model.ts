import { pagesOfLayoutText } from "@surety/core/extract/layout-text";
import { recordOf } from "@surety/core/extract/record-text";
import { isRecordRight } from "@surety/models/extract/certainty";
import { type CurveQuestion, curvePoints, type LayoutCurve } from "@surety/models/extract/layout-curve";
import { keepUnseen } from "../cascade/unseen-answers.ts";
import type { HouseModels } from "../models/house-models.ts";
import { readClauseValue } from "@surety/core/clause/clause-value";
import { type LabelRow, labelRows } from "../models/label-rows.ts";
import { type Judged, type Learned, noneOf } from "../models/learned-judgments.ts";
import { keepSuspects } from "./keep-suspects.ts";
import type { WorkerWorld } from "../worker/world.ts";

/** A model that was trained and kept, and is not in force because of that. */
export interface FittedModel {
  hash: string;
  labels: number;
  report: Record<string, unknown>;
}

/** Trains the local model of one judgment from its labels, and keeps the artefact. `progress` is in [0, 0.9]. */
export async function fitModel(
  world: WorkerWorld,
  models: HouseModels,
  workflow: string,
  { judgment }: Judged,
  progress: (share: number, stage: string) => void,
): Promise<FittedModel> {
  if (judgment.kind === "extract") return fitReader(world, models, workflow, judgment, progress);
  const rows = await labelRows(world.database, workflow, judgment.name, "train");
  if (judgment.kind === "clauses") return fitClauses(world, models, workflow, judgment, rows, progress);
  const none = noneOf(judgment);
  const cases = rows.map((row) => ({ text: row.text, label: row.value }));
  const result = await models.local.train(
    none === null ? { cases } : { cases, outOfScopeLabel: none },
    ({ share, stage }) => progress(share * 0.9, `${judgment.name}: ${stage}`),
  );
  await models.artefacts.write(result.hash, result.bytes);
  const fitted = { hash: result.hash, labels: rows.length, report: { ...result.report } };
  await keepModel(world, workflow, judgment.name, fitted);
  const where = { workflow, judgment: judgment.name, model: result.hash };
  if (judgment.models.length > 1)
    await world.database.transaction((tx) => keepUnseen(tx, where, rows, result.outOfFold));
  await keepSuspects(world, where, rows, result);
  return fitted;
}

/** Trains the reader of fields of an `extract` judgment; what people say of documents are its labels. */
async function fitReader(
  world: WorkerWorld,
  models: HouseModels,
  workflow: string,
  { name, fields, layouts }: Extract<Judged["judgment"], { kind: "extract" }>,
  progress: (share: number, stage: string) => void,
): Promise<FittedModel> {
  const rows = await labelRows(world.database, workflow, name, "train");
  progress(0.1, `${name}: learning from ${rows.length} documents`);
  const documents = rows.map(({ text, value }) => ({
    pages: pagesOfLayoutText(text),
    values: recordOf(fields, value),
  }));
  const begun = performance.now();
  const { hash, bytes, outOfFold } = await models.local.trainExtractor({ fields, documents });
  await models.artefacts.write(hash, bytes);
  const right = outOfFold.filter((read, at) => isRecordRight(fields, read, documents[at]!.values)).length;
  const seconds = (performance.now() - begun) / 1000;
  progress(0.7, `${name}: how a new layout is learned`);
  const curve = layouts === null ? null : await curveOf(models, { fields, documents, layoutField: layouts });
  const report = { n: rows.length, seconds, oofAccuracy: right / rows.length, curve };
  const fitted = { hash, labels: rows.length, report };
  await keepModel(world, workflow, name, fitted);
  return fitted;
}

/** A curve needs some models more: of many documents, the newest say it. */
const mostOfCurve = 300;

async function curveOf(
  { local }: HouseModels,
  { fields, documents, layoutField }: Pick<CurveQuestion, "fields" | "documents" | "layoutField">,
): Promise<LayoutCurve | null> {
  const newest = documents.slice(-mostOfCurve);
  const corrected = curvePoints(newest, layoutField);
  return corrected === null ? null : local.layoutCurve({ fields, documents: newest, layoutField, corrected, seed: 1 });
}

/** Each label says what stands in its text; a text that was labelled twice counts as it was labelled last. */
async function fitClauses(
  world: WorkerWorld,
  models: HouseModels,
  workflow: string,
  { name, labels: types }: Learned & { kind: "clauses" },
  rows: readonly LabelRow[],
  progress: (share: number, stage: string) => void,
): Promise<FittedModel> {
  const texts = new Map(rows.map(({ text, value }) => [text, { text, clauses: readClauseValue(value) ?? [] }]));
  const { hash, bytes, report } = await models.local.trainClauses({ types, texts: [...texts.values()] }, (at) =>
    progress(at.share * 0.9, `${name}: ${at.stage}`),
  );
  await models.artefacts.write(hash, bytes);
  const fitted = { hash, labels: rows.length, report: { ...report } };
  await keepModel(world, workflow, name, fitted);
  return fitted;
}

async function keepModel(world: WorkerWorld, workflow: string, judgment: string, fitted: FittedModel): Promise<void> {
  await world.database.query(
    `insert into surety.models (hash, workflow, judgment, labels, report, active, created_at) values ($1, $2, $3, $4, $5, false, $6)
     on conflict (workflow, judgment, hash) do update set labels = excluded.labels, report = excluded.report, created_at = excluded.created_at`,
    [fitted.hash, workflow, judgment, fitted.labels, JSON.stringify(fitted.report), world.clock.now()],
  );
}
