import { chmod, chown, mkdir, writeFile } from "node:fs/promises";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newProject, removeProject } from "../new-project.ts";
import { canBeSomebodyElse, giveTo, ordinaryUser as user } from "../ordinary-user.ts";
import { postmasterPid } from "../postmaster.ts";
import { canMount } from "../small-disk.ts";
import { refusedStart, type SuretyStart } from "../surety-process.ts";

describe.skipIf(!canBeSomebodyElse)("a folder that Surety may not use", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await newProject();
  });
  afterEach(() => removeProject(folder));

  async function refusal(as: Pick<SuretyStart, "env" | "user">): Promise<string> {
    const { code, stderr } = await refusedStart({ folder, ...as });
    expect(code).toBe(1);
    expect(stderr).not.toMatch(/bug in Surety|\n +at /);
    expect(postmasterPid(folder)).toBeUndefined();
    return stderr;
  }

  it("because the project belongs to another user and is read-only to us, is named with the ways out", async () => {
    const said = await refusal({ user, env: { HOME: "/tmp", XDG_CACHE_HOME: join(folder, "none") } });
    expect(said).toContain(`You (user ${user.uid}) may not use ${folder}/.surety; ${folder} belongs to user 0.`);
    expect(said).toMatch(/chown -R|--project/);
  });

  it("because its data were made by root, is named with the ways out", async () => {
    await mkdir(join(folder, ".surety"));
    const env = await giveTo(folder);
    const said = await refusal({ user, env });
    expect(said).toContain("belongs to user 0");
    expect(said).toMatch(/chown -R/);
  });

  it("because the database in it belongs to somebody else, is named with the ways out", async () => {
    await mkdir(join(folder, ".surety/postgres/data"), { recursive: true });
    const env = await giveTo(folder, ".surety");
    await chown(join(folder, ".surety/postgres/data"), 4242, 4242);
    await chmod(join(folder, ".surety/postgres"), 0o755);
    const said = await refusal({ user, env });
    expect(said).toContain("belongs to another user (uid 4242)");
    expect(said).toMatch(/chown -R/);
  });

  it("because its key may be read by others, is named with the command, and no PostgreSQL is left running", async () => {
    await mkdir(join(folder, ".surety"));
    await writeFile(join(folder, ".surety/key"), `${"A".repeat(43)}\n`, { mode: 0o644 });
    const said = await refusal({});
    expect(said).toContain(`chmod 600 ${folder}/.surety/key`);
  });

  it.skipIf(!canMount)("because its disk is read-only, also to root, is named with the way out", async () => {
    await writeFile(join(folder, "README.md"), "mine");
    execFileSync("mount", ["--bind", folder, folder]);
    execFileSync("mount", ["-o", "remount,bind,ro", folder]);
    try {
      const said = await refusal({});
      expect(said).toContain(`${folder}/.surety is on a disk that can only be read.`);
      expect(said).toContain("--project");
    } finally {
      execFileSync("umount", [folder]);
    }
  });
});
