import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLocalModels, type LocalModels } from "../worker/local-models.ts";
import type { ClauseTrainResult } from "../worker/train-clauses.ts";
import { decodeClauseModel } from "./clause-artefact.ts";
import { sampleContracts, sampleTypes } from "./sample-contracts.ts";

let folder: string;
let models: LocalModels;
let trained: ClauseTrainResult;
const unseen = sampleContracts(20, 99);
const request = { types: sampleTypes, texts: sampleContracts(24, 1) };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "surety-clauses-"));
  models = createLocalModels({ cacheFolder: folder });
  trained = await models.trainClauses(request);
}, 120_000);
afterAll(async () => {
  await models.close();
  await rm(folder, { recursive: true, force: true });
});

describe("finding clauses", () => {
  it("quotes what stands in the text, letter by letter, and says of each type whether it is there", async () => {
    let right = 0;
    for (const { text, clauses } of unseen) {
      const { answers, candidates } = await models.findClauses(trained.bytes, text);
      expect(answers.map(({ type }) => type)).toEqual(sampleTypes);
      for (const { start, end, quote } of candidates) expect(quote).toBe(text.slice(start, end));
      for (const answer of answers) {
        const truth = clauses.filter(({ type }) => type === answer.type);
        expect(answer.clauses.length > 0).toBe(answer.present);
        expect(answer.confidence).toBeGreaterThanOrEqual(0.5);
        const same = answer.clauses[0]?.start === truth[0]?.start && answer.clauses[0]?.end === truth[0]?.end;
        if (answer.present === truth.length > 0 && same) right++;
      }
    }
    expect(right / (unseen.length * sampleTypes.length)).toBeGreaterThan(0.95);
  });

  it("finds nothing in a text that has nothing to find", async () => {
    const none = await models.findClauses(trained.bytes, "Payment is due thirty days after the invoice.");
    expect(none.answers.map(({ present }) => present)).toEqual([false, false, false]);
    const empty = await models.findClauses(trained.bytes, " \n ");
    expect(empty).toMatchObject({
      candidates: [],
      answers: [{ present: false }, { present: false }, { present: false }],
    });
  });

  it("gives the same model for the same labels, and the same answers from its file", async () => {
    const again = await models.trainClauses(request);
    expect(again.hash).toBe(trained.hash);
    expect(decodeClauseModel(trained.bytes)).toMatchObject({
      types: sampleTypes,
      training: { texts: 24, clausesPerType: trained.report.clausesPerType },
    });
  });

  it("refuses a file that is a model of another kind, or none", () => {
    expect(() => decodeClauseModel(new Uint8Array(200))).toThrow("not a trained classifier");
  });

  it("cannot be learned from next to nothing, and says how much is enough", async () => {
    await expect(models.trainClauses({ types: sampleTypes, texts: request.texts.slice(0, 3) })).rejects.toMatchObject({
      code: "clauses-cannot-be-trained",
      remedy: "Label at least 4 texts, two of them with clauses.",
    });
  });
});

it("works with words alone where there is no sentence model, and says so", async () => {
  const bare = createLocalModels({ cacheFolder: folder, modelFolder: join(folder, "nothing-here") });
  try {
    const { bytes, report } = await bare.trainClauses(request);
    expect(report.degraded).toContain("n-grams alone");
    const { text, clauses } = unseen.find((one) => one.clauses.length === 3)!;
    const { answers } = await bare.findClauses(bytes, text);
    expect(answers.map((one) => one.clauses[0]?.start)).toEqual(clauses.map(({ start }) => start));
  } finally {
    await bare.close();
  }
}, 60_000);
