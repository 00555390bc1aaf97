import { describe, expect, it } from "vitest";
import type { Answer } from "../classifier/predict.ts";
import { PredictionQueue } from "./prediction-queue.ts";

function answer(label: string): Answer {
  return { label, probability: 1, confidence: 1, alternatives: [], outOfScope: 0, signals: {}, path: "ngram" };
}

describe("PredictionQueue", () => {
  it("joins calls that wait at the same time, in order", async () => {
    const batches: string[][] = [];
    const queue = new PredictionQueue(async (texts) => {
      batches.push([...texts]);
      return texts.map(answer);
    });
    const answers = await Promise.all([queue.predict(["a"]), queue.predict(["b", "c"]), queue.predict([])]);
    expect(answers.map((list) => list.map(({ label }) => label))).toEqual([["a"], ["b", "c"], []]);
    expect(batches).toEqual([["a", "b", "c"]]);
  });

  it("keeps batches small, and lets one large call pass alone", async () => {
    const sizes: number[] = [];
    const queue = new PredictionQueue(async (texts) => {
      sizes.push(texts.length);
      return texts.map(answer);
    });
    const list = (count: number) => Array.from({ length: count }, (_, i) => String(i));
    const answers = await Promise.all([queue.predict(list(40)), queue.predict(list(40)), queue.predict(list(100))]);
    expect(answers.map((each) => each.length)).toEqual([40, 40, 100]);
    expect(sizes).toEqual([40, 40, 100]);
  });

  it("rejects the calls of a batch that fails, and goes on", async () => {
    const queue = new PredictionQueue(async (texts) => {
      if (texts.includes("bad")) throw new Error("broken");
      return texts.map(answer);
    });
    await expect(queue.predict(["bad"])).rejects.toThrow("broken");
    expect(await queue.predict(["good"])).toMatchObject([{ label: "good" }]);
  });
});
