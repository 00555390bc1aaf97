import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLocalModels, type LocalModels } from "./local-models.ts";
import { sampleCases, sampleLabels } from "./sample-cases.ts";
import type { TrainProgress, TrainResult } from "./train.ts";

const cases = sampleCases(30, 1);
const test = sampleCases(8, 2);
const texts = test.map(({ text }) => text);

let folder: string;
let models: LocalModels;
let trained: TrainResult;
const progress: TrainProgress[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "surety-models-"));
  models = createLocalModels({ cacheFolder: folder });
  trained = await models.train({ cases }, (each) => progress.push(each));
});
afterAll(async () => {
  await models.close();
  await rm(folder, { recursive: true });
});

describe("train", () => {
  it("reports what it did", () => {
    expect(trained.report).toMatchObject({ n: cases.length, classes: sampleLabels.length });
    expect(trained.report.oofAccuracy).toBeGreaterThan(0.9);
    expect(trained.report.degraded).toBeUndefined();
    expect(trained.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("answers every case once by a model that had not seen it", () => {
    expect(trained.outOfFold.map(({ index }) => index).sort((a, b) => a - b)).toEqual([...cases.keys()]);
    for (const { index, label, hit, score, confidence } of trained.outOfFold) {
      expect(hit).toBe(label === cases[index]!.label);
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThanOrEqual(1);
      expect(confidence).toBeGreaterThan(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }
  });

  it("tells its progress, from small to 1", () => {
    const shares = progress.map(({ share }) => share);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(progress.at(-1)).toEqual({ stage: "done", share: 1 });
    expect(new Set(progress.map(({ stage }) => stage)).size).toBe(4);
  });

  it("gives the same bytes for the same cases and seed", async () => {
    const again = await models.train({ cases });
    expect(again.hash).toBe(trained.hash);
  });

  it("learns classes with one label, and few classes", async () => {
    const few = [
      { text: "my card is lost", label: "card" },
      { text: "I want my money back", label: "refund" },
      { text: "please refund me", label: "refund" },
    ];
    const { bytes, report } = await models.train({ cases: few });
    expect(report).toMatchObject({ n: 3, classes: 2 });
    const [answer] = await models.predict(bytes, ["give me a refund"]);
    expect(answer!.probability).toBeLessThan(1);
    expect(answer!.alternatives.map(({ label }) => label).sort()).toEqual(["card", "refund"]);
  });

  it("refuses what cannot be learnt", async () => {
    const one = { kind: "user", code: "classifier-cannot-be-trained", field: "cases" };
    await expect(models.train({ cases: [{ text: "a", label: "b" }] })).rejects.toMatchObject(one);
    await expect(models.train({ cases: [] })).rejects.toMatchObject(one);
    const many = Array.from({ length: 301 }, (_, i) => ({ text: `text ${i}`, label: `label ${i}` }));
    await expect(models.train({ cases: many })).rejects.toMatchObject(one);
  });

  it("learns what is out of scope from examples", async () => {
    const strange = [
      "the weather is nice",
      "sing a song",
      "who won the match",
      "tell me a joke",
      "how tall is the moon",
    ];
    const none = strange
      .flatMap((text) => [text, `${text} today`, `${text} please`])
      .map((text) => ({ text, label: "none" }));
    const { bytes } = await models.train({ cases: [...cases, ...none], outOfScopeLabel: "none" });
    const [inside, outside] = await models.predict(bytes, ["I lost my bank card, what now", "sing me a nice song"]);
    expect(outside!.outOfScope).toBeGreaterThan(inside!.outOfScope);
    expect(inside!.outOfScope).toBeLessThan(0.5);
    expect(outside!.label).not.toBe("none");
  });
});

describe("predict", () => {
  it("answers with a confidence, alternatives and signals", async () => {
    const answers = await models.predict(trained.bytes, texts);
    const right = answers.filter(({ label }, i) => label === test[i]!.label).length;
    expect(right / test.length).toBeGreaterThan(0.9);
    for (const { probability, alternatives, label, outOfScope, latencyMs, signals, path } of answers) {
      expect(alternatives).toHaveLength(5);
      expect(alternatives[0]).toEqual({ label, probability });
      expect(alternatives.reduce((sum, each) => sum + each.probability, 0)).toBeLessThanOrEqual(1.000001);
      expect(outOfScope).toBeGreaterThanOrEqual(0);
      expect(outOfScope).toBeLessThanOrEqual(1);
      expect(latencyMs).toBeGreaterThan(0);
      expect(["ngram", "pooled"]).toContain(path);
      expect(Object.values(signals).every(Number.isFinite)).toBe(true);
    }
  });

  it("gives a text the same answer alone, in company, and by hash", async () => {
    const together = await models.predict(trained.hash, texts);
    for (const i of [0, 7, 20]) {
      const [alone] = await models.predict(trained.bytes, [texts[i]!]);
      expect(alone!.label).toBe(together[i]!.label);
      expect(alone!.probability).toBeCloseTo(together[i]!.probability, 4);
    }
  });

  it("answers calls that come at the same time, each with its own texts", async () => {
    const answers = await Promise.all(texts.map((text) => models.predict(trained.hash, [text])));
    const together = await models.predict(trained.hash, texts);
    expect(answers.map(([each]) => each!.label)).toEqual(together.map(({ label }) => label));
  });

  it("answers any text", async () => {
    const odd = ["", "\u0000", "\uD800", "\u{1F642}", "refund ".repeat(15_000), "\n\n"];
    const answers = await models.predict(trained.hash, odd);
    for (const { probability, outOfScope } of answers) {
      expect(probability).toBeGreaterThan(0);
      expect(Number.isFinite(outOfScope)).toBe(true);
    }
    expect(answers[4]!.label).toBe("refund");
    expect(await models.predict(trained.hash, [])).toEqual([]);
  });

  it("refuses unknown hashes and files that are no classifier", async () => {
    await expect(models.predict("0".repeat(64), ["a"])).rejects.toMatchObject({
      kind: "user",
      code: "artefact-unknown",
    });
    const cut = trained.bytes.slice(0, -10);
    await expect(models.predict(cut, ["a"])).rejects.toMatchObject({ kind: "user", code: "artefact-damaged" });
    await expect(models.predict(Buffer.from("hello"), ["a"])).rejects.toMatchObject({ code: "artefact-foreign" });
    expect(await models.predict(trained.hash, ["refund please"])).toHaveLength(1);
  });
});

describe("embed", () => {
  it("gives one vector of unit length per text", async () => {
    const rows = await models.embed(["a card", "another card"]);
    expect(rows.map((row) => row.length)).toEqual([384, 384]);
    expect(rows[0]!.reduce((sum, each) => sum + each * each, 0)).toBeCloseTo(1, 4);
  });
});

describe("nearest", () => {
  it("gives the rows of each group that are most like a text, the nearest first", async () => {
    const known = texts.slice(0, 24);
    const rows = await models.embed(known);
    const values = new Float32Array(new SharedArrayBuffer(known.length * 384 * 4));
    rows.forEach((row, at) => values.set(row, at * 384));
    const asked = [texts[25]!, known[20]!];
    const found = await models.nearest({ values, ends: [5, 5, 24] }, asked);
    const [first] = await models.embed(asked);
    const by = rows.map((row, at) => ({ at, similarity: row.reduce((sum, each, k) => sum + each * first![k]!, 0) }));
    const inOrder = (some: typeof by) => some.toSorted((a, b) => b.similarity - a.similarity).map(({ at }) => at);
    expect(found[0]!.map((group) => group.map(({ row }) => row))).toEqual([
      inOrder(by.slice(0, 5)),
      [],
      inOrder(by.slice(5)).slice(0, 15),
    ]);
    expect(found[1]![2]![0]).toEqual({ row: 20, similarity: expect.closeTo(1, 4) });
  });
});

describe("without the sentence model", () => {
  it("trains and answers from n-grams, and says so", async () => {
    const alone = createLocalModels({ cacheFolder: join(folder, "other"), modelFolder: join(folder, "nothing") });
    try {
      const { bytes, report } = await alone.train({ cases });
      expect(report.degraded).toContain("npm install");
      const answers = await alone.predict(bytes, texts);
      expect(answers.filter(({ label }, i) => label === test[i]!.label).length).toBeGreaterThan(test.length * 0.85);
      expect(new Set(answers.map(({ path }) => path))).toEqual(new Set(["ngram"]));
      const [fromFull] = await alone.predict(trained.bytes, ["I want my money back"]);
      expect(fromFull).toMatchObject({ label: "refund", path: "ngram", signals: { degraded: 1 } });
      await expect(alone.embed(["a"])).rejects.toMatchObject({ kind: "user", code: "embedding-model-missing" });
    } finally {
      await alone.close();
    }
  });
});

describe("closing", () => {
  it("rejects what was asked and not answered, and everything after", async () => {
    const short = createLocalModels({ cacheFolder: folder });
    const asked = short.embed(["a text"]);
    const rejected = asked.catch((error: unknown) => error);
    await short.close();
    expect(await rejected).toMatchObject({ kind: "transient", code: "models-closed" });
    await expect(short.embed(["a text"])).rejects.toMatchObject({ code: "models-closed" });
    await expect(short.train({ cases })).rejects.toMatchObject({ code: "models-closed" });
  });
});
