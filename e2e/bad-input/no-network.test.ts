import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFile, cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A port of this machine where nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

describe("npm start on a fresh clone without a network", () => {
  let clone: string;
  beforeEach(async () => {
    clone = await mkdtemp(join(tmpdir(), "surety-clone-"));
    await cp(join(root, "scripts"), join(clone, "scripts"), { recursive: true });
    for (const name of ["package.json", "package-lock.json"]) await copyFile(join(root, name), join(clone, name));
    await mkdir(join(clone, "packages"));
  });
  afterEach(() => rm(clone, { recursive: true, force: true }));

  async function start(registry: string): Promise<{ code: number; said: string }> {
    const quick = { npm_config_fetch_retries: "0", npm_config_cache: join(clone, "empty-cache") };
    const child = spawn(process.execPath, [join(clone, "scripts", "start.mjs")], {
      cwd: clone,
      env: { ...process.env, ...quick, npm_config_registry: registry },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => void (said += text));
    const [code] = (await once(child, "close")) as [number];
    return { code, said };
  }

  it(
    "says that the registry cannot be reached, and what to do, and leaves nothing half done",
    { timeout: 60_000 },
    async () => {
      const { code, said } = await start(`http://127.0.0.1:${await closedPort()}/`);
      expect(code).toBe(1);
      expect(said).toContain("The npm registry cannot be reached.");
      expect(said).toMatch(/Check the network \(or the proxy in ~\/\.npmrc\), then run this again\./);
      expect(existsSync(join(clone, "node_modules", ".surety", "installed-from"))).toBe(false);
    },
  );
});
