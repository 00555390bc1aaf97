import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { outOfScopeFrom } from "@surety/core/gate/out-of-scope-from";
import { createLocalModels, inSlices, type LocalModels } from "@surety/models";
import { readLabelledFiles, type LabelledRow } from "../../packages/server/src/project/read-label-file.ts";
import type { Answered, Population } from "./population.ts";

/** A public data set, cut into labels that train the classifier and cases that it then answers. */
export interface RealSet {
  name: string;
  files: readonly string[];
  /** Texts of no class: those of one file train the sense of scope, those of the other are answered. */
  outside?: { train: string; pool: string };
  labelsPerClass: number;
  /** The most cases to answer; all when absent. */
  most?: number;
}

export const realSets: readonly RealSet[] = [
  { name: "banking77", files: ["banking77/train.csv", "banking77/test.csv"], labelsPerClass: 20 },
  {
    name: "clinc150",
    files: ["clinc150/train.csv", "clinc150/val.csv"],
    outside: { train: "clinc150/oos_train.csv", pool: "clinc150/oos_val.csv" },
    labelsPerClass: 20,
  },
];

/** Small enough to be trained and answered within a short run. */
export const quickSets: readonly RealSet[] = [
  { name: "banking77", files: ["banking77/test.csv", "banking77/train.csv"], labelsPerClass: 10, most: 2_000 },
];

const oosLabel = "oos";

/** The folder of the public data, or null where there is none. */
export function dataFolder(): string | null {
  const folder = process.env["SURETY_DATA"] ?? join(import.meta.dirname, "../../../shared/data");
  return existsSync(join(folder, "banking77")) ? folder : null;
}

/** Trains a classifier on part of a set and keeps its answers to the rest; a second call reads them from the cache. */
export async function realPopulation(set: RealSet, data: string, tell: (text: string) => void): Promise<Population> {
  const cache = join(tmpdir(), "surety-guarantee");
  const file = join(cache, `${set.name}-${fingerprint(set)}.json`);
  if (!existsSync(file)) {
    tell(`${set.name}: training on ${set.labelsPerClass} labels of each class`);
    await mkdir(cache, { recursive: true });
    const models = createLocalModels({ cacheFolder: cache });
    const cases = await answersOf(set, data, models, tell).finally(() => models.close());
    await writeFile(file, JSON.stringify(cases));
  }
  const cases = JSON.parse(await readFile(file, "utf8")) as Answered[];
  return { name: set.name, synthetic: false, cases };
}

function fingerprint(set: RealSet): string {
  return createHash("sha256").update(JSON.stringify(set)).digest("hex").slice(0, 12);
}

async function answersOf(set: RealSet, data: string, models: LocalModels, tell: (text: string) => void) {
  const { train, pool } = await split(set, data);
  const trained = await models.train({ cases: train, outOfScopeLabel: set.outside && oosLabel });
  const predictions = await inSlices(
    pool.map(({ text }) => text),
    (texts) => models.predict(trained.hash, texts),
    (share) => tell(`${set.name}: ${(share * 100).toFixed(0)} % of ${pool.length} cases answered`),
  );
  return predictions.map(({ label, confidence, outOfScope }, i): Answered => {
    const correct = label === pool[i]!.label;
    return { confidence: outOfScope >= outOfScopeFrom ? 0 : confidence, correct };
  });
}

async function split(set: RealSet, data: string): Promise<{ train: LabelledRow[]; pool: LabelledRow[] }> {
  const read = (files: readonly string[]) =>
    readLabelledFiles(
      files.map((file) => join(data, file)),
      {},
    );
  const rows = await read(set.files);
  const place = new Map<string, number>();
  const train: LabelledRow[] = [];
  const pool: LabelledRow[] = [];
  for (const row of rows) {
    const nth = (place.get(row.label) ?? 0) + 1;
    place.set(row.label, nth);
    (nth <= set.labelsPerClass ? train : pool).push(row);
  }
  if (set.outside !== undefined) {
    train.push(...(await read([set.outside.train])));
    pool.push(...(await read([set.outside.pool])));
  }
  return { train, pool: pool.slice(0, set.most ?? pool.length) };
}
