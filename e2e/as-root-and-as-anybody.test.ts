import { chmod, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newProject, removeProject } from "./new-project.ts";
import { canBeSomebodyElse, giveTo, ordinaryUser } from "./ordinary-user.ts";
import { postmasterPid } from "./postmaster.ts";
import { startSurety, type SuretyStart } from "./surety-process.ts";

const longestMs = 60_000;

describe.skipIf(!canBeSomebodyElse)("a start with the embedded PostgreSQL", { timeout: longestMs }, () => {
  let folder: string;
  beforeEach(async () => {
    folder = await newProject();
  });
  afterEach(() => removeProject(folder));

  /** Starts, asks whether work is taken, ends in order, and gives the owner of the data. */
  async function startAndEnd(start: Omit<SuretyStart, "folder">): Promise<number> {
    const surety = await startSurety({ folder, ...start });
    expect((await fetch(`${surety.origin}/readyz`)).status).toBe(200);
    expect(postmasterPid(folder)).toBeGreaterThan(0);
    await surety.stop();
    expect(postmasterPid(folder)).toBeUndefined();
    return (await stat(join(folder, ".surety/postgres/data"))).uid;
  }

  it("works as root, again and again, with the database as somebody without rights", async () => {
    const owner = await startAndEnd({});
    expect(owner).not.toBe(0);
    expect(await startAndEnd({})).toBe(owner);
  });

  it("works as root in a folder that nobody else may enter", async () => {
    await chmod(folder, 0o700);
    expect(await startAndEnd({})).toBe(0);
  });

  it("works as an ordinary user, then as root, and leaves the database to the user", async () => {
    const start = { user: ordinaryUser, env: await giveTo(folder) };
    expect(await startAndEnd(start)).toBe(ordinaryUser.uid);
    expect(await startAndEnd({})).toBe(ordinaryUser.uid);
  });
});
