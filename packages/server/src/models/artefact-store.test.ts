import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ArtefactStore } from "./artefact-store.ts";

describe("ArtefactStore", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "surety-artefacts-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("gives back what was written, and says of what is not there where it should be", async () => {
    const store = new ArtefactStore(folder);
    await store.write("a1", Buffer.from("a model"));
    expect(Buffer.from(await store.read("a1")).toString()).toBe("a model");
    await expect(store.read("b2")).rejects.toMatchObject({
      code: "artefact-missing",
      message: expect.stringContaining(folder),
    });
  });

  it("leaves nothing behind where it cannot write", async () => {
    // A folder in its place lets the last step fail.
    await mkdir(join(folder, "c3.model", "full"), { recursive: true });
    await expect(new ArtefactStore(folder).write("c3", Buffer.alloc(1000))).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
    expect((await readdir(folder)).toSorted()).toEqual(["a1.model", "c3.model"]);
  });
});
