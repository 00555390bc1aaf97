import { describe, expect, it } from "vitest";
import { AwaitedRuns } from "./awaited-runs.ts";

const longMs = 10_000;
const shortMs = 5;

describe("awaited runs", () => {
  it("does not wait where everything has begun", async () => {
    const runs = new AwaitedRuns();
    runs.enqueued("a");
    runs.begun("a");
    await expect(runs.none(longMs)).resolves.toBeUndefined();
  });

  it("waits until the last run has begun", async () => {
    const runs = new AwaitedRuns();
    const told: string[] = [];
    for (const id of ["a", "b"]) runs.enqueued(id);
    const none = runs.none(longMs).then(() => told.push("none"));
    for (const id of ["a", "b"]) {
      told.push(id);
      runs.begun(id);
    }
    await none;
    expect(told).toEqual(["a", "b", "none"]);
  });

  it("waits no longer than it is told to", async () => {
    const runs = new AwaitedRuns();
    runs.enqueued("taken-by-another-process");
    const begun = performance.now();
    await runs.none(shortMs);
    expect(performance.now() - begun).toBeLessThan(longMs / 10);
  });
});
