import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLocalModels, type LocalModels } from "@surety/models";
import { sampleCases } from "@surety/models/worker/sample-cases";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evaluateFiles } from "./evaluate-files.ts";
import type { EvaluationAims } from "./evaluation.ts";
import { evaluationText } from "./evaluation-text.ts";

let folder: string;
let models: LocalModels;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "surety-eval-"));
  models = createLocalModels({ cacheFolder: join(folder, "cache") });
});
afterAll(async () => {
  await models.close();
  await rm(folder, { recursive: true });
});

const aims: EvaluationAims = {
  targets: [0.01, 0.05],
  assurance: 0.95,
  none: undefined,
  columns: {},
  onProgress: () => {},
};

async function csv(name: string, rows: readonly { text: string; label: string }[]): Promise<string> {
  const lines = rows.map(({ text, label }) => `"${text}",${label}`);
  await writeFile(join(folder, name), ["text,label", ...lines, ""].join("\n"));
  return join(folder, name);
}

const refusal = async (train: string[], test: string[]) =>
  (await evaluateFiles(models, { train, test }, aims).catch((error: unknown) => error)) as Error;

describe("evaluateFiles", () => {
  it("measures on known classes, and the scope on labels that were never learned", async () => {
    const strange = ["nice weather today", "who won the match", "sing me a song"];
    const train = await csv("train.csv", sampleCases(20, 1));
    const more = await csv("more.csv", [{ text: "tell me a joke", label: "oos" }, ...sampleCases(5, 3)]);
    const test = await csv("test.csv", [...sampleCases(8, 2), ...strange.map((text) => ({ text, label: "chat" }))]);
    const result = await evaluateFiles(models, { train: [train, more], test: [test] }, aims);
    expect(result).toMatchObject({ n: 40, classes: 5, none: "oos", outOfScopeCases: 3, trainingLabels: 125 });
    expect(result.accuracy).toBeGreaterThan(0.85);
    expect(result.outOfScopeAuroc).toBeGreaterThan(0.7);
    expect(result.automation.map(({ target }) => target)).toEqual([0.01, 0.05]);
    expect(evaluationText(result)).toMatch(/^The embedded classifier\nAccuracy .* of 40 cases in 5 classes/);
  });

  it("names the file that nothing can be learned from or measured on", async () => {
    const usable = await csv("usable.csv", sampleCases(3, 1));
    const one = await csv("one.csv", [{ text: "a", label: "x" }]);
    const foreign = await csv("foreign.csv", [{ text: "a", label: "y" }]);
    const nothing = await csv("nothing.csv", [{ text: "a", label: "oos" }]);
    expect((await refusal([one], [usable])).message).toBe(`${one}, line 2: all labels are "x".`);
    expect((await refusal([nothing], [usable])).message).toContain("no row has the label of a class");
    expect((await refusal([usable], [foreign])).message).toContain(
      `${foreign}, line 2: none of its labels was learned`,
    );
  });
});
