import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
});
