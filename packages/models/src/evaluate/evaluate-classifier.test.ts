import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLocalModels, type LocalModels } from "../worker/local-models.ts";
import { sampleCases } from "../worker/sample-cases.ts";
import { evaluateClassifier } from "./evaluate-classifier.ts";

const targets = [0.01, 0.02, 0.05];
const bankingFolder = join(import.meta.dirname, "../../../../../shared/data/banking77");
const hasBanking = existsSync(bankingFolder);

let folder: string;
let models: LocalModels;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "surety-evaluate-"));
  models = createLocalModels({ cacheFolder: folder });
});
afterAll(async () => {
  await models.close();
  await rm(folder, { recursive: true });
});

describe("evaluateClassifier", () => {
  it("measures accuracy on known classes, and the scope score on the others", async () => {
    const stranger = (text: string) => ({ text, label: "small-talk" });
    const test = [...sampleCases(10, 2), stranger("nice weather today"), stranger("who won the football match")];
    const result = await evaluateClassifier({ train: sampleCases(30, 1), test, targets, assurance: 0.95 }, models);
    expect(result).toMatchObject({ n: 50, outOfScopeCases: 2, train: { n: 150, classes: 5 } });
    expect(result.accuracy.value).toBeGreaterThan(0.9);
    expect(result.outOfScopeAuroc).toBeGreaterThan(0.7);
    expect(result.automation.map(({ target }) => target)).toEqual(targets);
    const unsupported = result.automation.filter(({ threshold }) => threshold === null);
    expect(unsupported.map(({ automationRate }) => automationRate)).toEqual(unsupported.map(() => 0));
    expect(result.automation.at(-1)?.threshold).not.toBeNull();
  });

  it("has no scope figure where all test cases are of known classes", async () => {
    const request = { train: sampleCases(10, 1), test: sampleCases(3, 2), targets: [0.01], assurance: 0.95 };
    const result = await evaluateClassifier(request, models);
    expect(result.outOfScopeAuroc).toBeNull();
    expect(result.automation).toMatchObject([{ target: 0.01, threshold: null, automationRate: 0, observedError: 0 }]);
  });

  it.skipIf(!hasBanking)(
    "meets the floor for 77 banking intents from ten cases each (skipped without ../shared/data/banking77)",
    async () => {
      const train = firstOfEach(readCases("train.csv"), 10);
      const result = await evaluateClassifier({ train, test: readCases("test.csv"), targets, assurance: 0.95 }, models);
      expect(result.train).toMatchObject({ n: 770, classes: 77 });
      expect(result.accuracy.value).toBeGreaterThanOrEqual(0.84);
      expect(result.automation.filter(({ target, observedError }) => observedError > target)).toEqual([]);
      expect(result.automation.at(-1)?.automationRate).toBeGreaterThan(0.6);
    },
    120_000,
  );
});

function readCases(name: string): { text: string; label: string }[] {
  const lines = readFileSync(join(bankingFolder, name), "utf8").matchAll(
    /^(?:"((?:[^"]|"")*)"|([^",\n]*)),([^",\r\n]+)\r?$/gm,
  );
  return Array.from(lines, ([, quoted, plain, label]) => ({
    text: (quoted ?? plain ?? "").replaceAll('""', '"'),
    label: label!,
  })).slice(1);
}

function firstOfEach<T extends { label: string }>(cases: readonly T[], count: number): T[] {
  const seen = new Map<string, number>();
  return cases.filter(({ label }) => {
    seen.set(label, (seen.get(label) ?? 0) + 1);
    return seen.get(label)! <= count;
  });
}
