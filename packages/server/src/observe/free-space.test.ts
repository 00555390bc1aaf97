import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { spaceLevel, watchFreeSpace } from "./free-space.ts";

const megabyte = 1_048_576;

describe("free space", () => {
  it.each([
    [0, "none"],
    [15 * megabyte, "none"],
    [16 * megabyte, "low"],
    [199 * megabyte, "low"],
    [200 * megabyte, "enough"],
  ] as const)("%i bytes are %s", (free, level) => {
    expect(spaceLevel(free)).toBe(level);
  });

  it("survives that its folder is gone", async () => {
    const folder = await mkdtemp(join(tmpdir(), "surety-space-"));
    const said: string[] = [];
    const tell = (message: string) => void said.push(message);
    await rm(folder, { recursive: true });
    await watchFreeSpace(folder, { info: tell, warn: tell })();
    expect(said).toEqual([]);
  });
});
