import { join } from "node:path";
import { type ClassifierEvaluation, evaluateClassifier, type LocalModels } from "@surety/models";
import { type LabelledRow, readLabelledFiles } from "../packages/server/src/project/read-label-file.ts";
import { type FloorRun, isDrawnForTest } from "./floor-runs.ts";

export interface MeasuredFloor {
  name: string;
  /** Which parts of the floor do not hold, in words. */
  missed: string[];
  evaluation: ClassifierEvaluation;
}

const aims = { targets: [0.01, 0.02, 0.05], assurance: 0.95 };

/** Trains and measures one run, and compares it with its floor. */
export async function measureFloor(run: FloorRun, data: string, models: LocalModels): Promise<MeasuredFloor> {
  const { train, test } = await casesOf(run, data);
  const evaluation = await evaluateClassifier({ ...aims, train, test, oosLabel: run.oosLabel }, models);
  return { name: run.name, missed: missedBy(run, evaluation), evaluation };
}

async function casesOf({ train, test, labelColumn, choose }: FloorRun, data: string) {
  const read = (files: readonly string[]) =>
    readLabelledFiles(
      files.map((file) => join(data, file)),
      { label: labelColumn },
    );
  const all = await read(train);
  const rows: LabelledRow[] = choose === undefined ? all : choose(all);
  if (test !== null) return { train: rows, test: await read(test) };
  return {
    train: rows.filter(({ text }) => !isDrawnForTest(text)),
    test: rows.filter(({ text }) => isDrawnForTest(text)),
  };
}

function missedBy({ floor }: FloorRun, { accuracy, ece, outOfScopeAuroc, automation }: ClassifierEvaluation): string[] {
  const missed: string[] = [];
  if (accuracy.value < (floor.accuracy ?? 0)) missed.push(`accuracy below ${floor.accuracy}`);
  if (ece > (floor.ece ?? 1)) missed.push(`calibration error above ${floor.ece}`);
  if ((outOfScopeAuroc ?? 1) < (floor.outOfScopeAuroc ?? 0)) missed.push(`AUROC below ${floor.outOfScopeAuroc}`);
  const broken = automation.filter(({ target, observedError }) => observedError > target);
  if (floor.withinTargets === true) missed.push(...broken.map(({ target }) => `error above ${target}`));
  return missed;
}
