import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WorkerThread } from "./worker-thread.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "surety-thread-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("WorkerThread", () => {
  it("rejects what was pending when its thread stops, and starts again with the next task", async () => {
    const thread = new WorkerThread({ cacheFolder: folder });
    const first = thread.run("embed", { texts: ["a text that is being embedded"], remember: false });
    const rejected = first.catch((error: unknown) => error);
    await thread.stop();
    expect(await rejected).toMatchObject({ kind: "transient", code: "model-worker-crashed", retryAfterMs: 200 });
    expect(thread.load).toBe(0);
    expect(await thread.run("embed", { texts: ["again"], remember: false })).toHaveLength(384);
    await thread.close();
  });

  it("ends in the middle of long work without taking the process with it", async () => {
    const texts = Array.from({ length: 64 }, (_, at) => `text ${at} of many words `.repeat(40));
    for (const milliseconds of [100, 200, 300]) {
      const thread = new WorkerThread({ cacheFolder: folder });
      await thread.run("embed", { texts: ["warm"], remember: false });
      const rejected = thread.run("embed", { texts, remember: false }).catch((error: unknown) => error);
      await sleep(milliseconds);
      await thread.close();
      expect(await rejected).toMatchObject({ code: "models-closed" });
    }
  });
});
