import { describe, expect, it } from "vitest";
import { RunsUnderWay } from "./runs-under-way.ts";

const longMs = 10_000;
const shortMs = 5;

describe("runs under way", () => {
  it("does not wait where everything has ended", async () => {
    const runs = new RunsUnderWay();
    runs.enqueued("a");
    runs.ended("a");
    await expect(runs.none(longMs)).resolves.toBeUndefined();
  });

  it("waits until the last run has ended", async () => {
    const runs = new RunsUnderWay();
    const told: string[] = [];
    for (const id of ["a", "b"]) runs.enqueued(id);
    const none = runs.none(longMs).then(() => told.push("none"));
    for (const id of ["a", "b"]) {
      told.push(id);
      runs.ended(id);
    }
    await none;
    expect(told).toEqual(["a", "b", "none"]);
  });

  it("waits no longer than it is told to", async () => {
    const runs = new RunsUnderWay();
    runs.enqueued("waits-for-a-slow-receiver");
    const begun = performance.now();
    await runs.none(shortMs);
    expect(performance.now() - begun).toBeLessThan(longMs / 10);
  });

  it("knows what it begins for the first time", () => {
    const runs = new RunsUnderWay();
    runs.enqueued("mine");
    expect(["mine", "mine", "of another process"].map((id) => runs.begun(id))).toEqual([true, false, false]);
  });
});
