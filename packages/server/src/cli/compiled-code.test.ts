import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, it } from "vitest";

const caches = mkdtempSync(join(tmpdir(), "surety-compiled-"));
afterAll(() => rmSync(caches, { recursive: true }));

const module = pathToFileURL(join(import.meta.dirname, "compiled-code.ts")).href;
const tells = `
  const { parentPort } = process.getBuiltinModule("node:worker_threads");
  parentPort.postMessage(process.getBuiltinModule("node:module").getCompileCacheDir() ?? "none");
`;
const program = `
  import { Worker } from "node:worker_threads";
  const { rememberCompiledCode } = await import(${JSON.stringify(module)});
  rememberCompiledCode();
  new Worker(${JSON.stringify(tells)}, { eval: true }).on("message", (folder) => process.stdout.write(folder));
`;

it("is there for the threads of a process, too, so that none of them strips types anew", () => {
  const env = { PATH: process.env["PATH"], XDG_CACHE_HOME: caches };
  const told = execFileSync(process.execPath, ["--input-type=module", "-e", program], { env, encoding: "utf8" });
  expect(told).toContain(join(caches, "surety", "compiled"));
});
