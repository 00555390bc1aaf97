import { describe, expect, it } from "vitest";
import { MicroBatch } from "./micro-batch.ts";

describe("micro-batch", () => {
  it("gathers what arrives while a commit is under way", async () => {
    const commits: number[][] = [];
    const batch = new MicroBatch(async (items: number[]) => (commits.push(items), items), limits);
    const first = batch.add(1);
    await new Promise(setImmediate);
    await Promise.all([first, batch.add(2), batch.add(3)]);
    expect(commits).toEqual([[1], [2, 3]]);
  });

  it("gathers until it may begin", async () => {
    const commits: number[][] = [];
    const gate = Promise.withResolvers<void>();
    const commit = async (items: number[]) => (commits.push(items), items);
    const batch = new MicroBatch(commit, { ...limits, ready: () => gate.promise });
    const added = [batch.add(1)];
    await new Promise(setImmediate);
    added.push(batch.add(2));
    gate.resolve();
    expect(await Promise.all(added)).toEqual([1, 2]);
    expect(commits).toEqual([[1, 2]]);
  });

  it("commits at most so many together, and leaves nobody behind", async () => {
    const commits: number[][] = [];
    const batch = new MicroBatch(async (items: number[]) => (commits.push(items), items), { ...limits, mostItems: 2 });
    await Promise.all([1, 2, 3, 4, 5].map((item) => batch.add(item)));
    expect(commits).toEqual([[1, 2], [3, 4], [5]]);
  });

  it("tells everybody in it that a commit failed, and goes on", async () => {
    let fails = true;
    const commit = async (items: number[]) => {
      if (fails) throw new Error("the disk is full");
      return items;
    };
    const batch = new MicroBatch(commit, limits);
    const settled = await Promise.allSettled([batch.add(1), batch.add(2)]);
    expect(settled.map((one) => one.status)).toEqual(["rejected", "rejected"]);
    fails = false;
    expect(await batch.add(3)).toBe(3);
  });
});

const limits = { mostItems: 10, mostCommits: 1 };
