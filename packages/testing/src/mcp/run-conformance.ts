import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parse, stringify } from "yaml";

const packageFile = createRequire(import.meta.url).resolve("@modelcontextprotocol/conformance/package.json");
const runner = join(dirname(packageFile), "dist", "index.js");

/** One thing that the runner looked at. */
export interface ConformanceCheck {
  id: string;
  status: "SUCCESS" | "FAILURE" | "WARNING" | "SKIPPED" | "INFO";
  description: string;
  errorMessage?: string;
}

export interface ConformanceResult {
  /** 0 where the runner says that the scenario passes. */
  code: number;
  checks: ConformanceCheck[];
  output: string;
}

/**
 * Runs one scenario of the public conformance runner against a server, or against a client that a command starts. Checks
 * that cannot apply are named; the runner fails where one of them passes after all.
 */
export async function runConformance(
  side: { url: string } | { command: string },
  scenario: string,
  revision: string,
  cannotApply: readonly string[] = [],
): Promise<ConformanceResult> {
  const folder = await mkdtemp(join(tmpdir(), "surety-conformance-"));
  const [mode, tried] =
    "url" in side ? (["server", ["--url", side.url]] as const) : (["client", ["--command", side.command]] as const);
  const known = join(folder, "cannot-apply.yaml");
  const asked = ["--scenario", scenario, "--spec-version", revision, "-o", folder, "--expected-failures", known];
  const args = [runner, mode, ...tried, ...asked];
  try {
    await writeFile(known, stringify({ [mode]: cannotApply.map((check) => `${scenario}:${check}`) }));
    const { code, output } = await run(args);
    const checks = (await checksIn(folder)).filter(({ id }) => !cannotApply.includes(id));
    return { code, output, checks };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The scenarios that a revision asks for, those that are run without counting included, as the runner's own lists say. */
export async function conformanceScenarios(side: "server" | "client", revision: string): Promise<string[]> {
  const file = join(dirname(packageFile), "requirements", `${revision}.yaml`);
  const lists = parse(await readFile(file, "utf8")) as Requirements;
  return [...lists[side], ...lists.not_scored.filter((one) => one.leg === side).map((one) => one.scenario)];
}

interface Requirements {
  server: string[];
  client: string[];
  not_scored: { scenario: string; leg: string }[];
}

function run(args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

async function checksIn(folder: string): Promise<ConformanceCheck[]> {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => name.endsWith("checks.json"));
  const found = await Promise.all(files.map((name) => readFile(join(folder, name), "utf8")));
  return found.flatMap((text) => JSON.parse(text) as ConformanceCheck[]);
}
