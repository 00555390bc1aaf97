import { execFile } from "node:child_process";
import { join } from "node:path";

/** How a command ended, and what it printed. */
export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** What a shell says of a program that a signal has ended. */
const endedBySignal = 128;

/** Runs `surety` as a person would: a process of its own in a folder; `environment` may name the database of the test. */
export async function runCommand(
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const env = { ...process.env, TMPDIR: folder, NODE_OPTIONS: "", NO_COLOR: "1", ...environment };
  const first = await runOnce(folder, args, env);
  if (first.signal !== "SIGTRAP") return first;
  // Node 24.21 itself has stopped on a check of V8 while a thread began, in two of some hundred commands. It is told, and tried again.
  console.error(`surety ${args[0]} was ended by SIGTRAP, a check of V8 that failed: ${first.stderr.slice(-2000)}`);
  return runOnce(folder, args, env);
}

function runOnce(
  folder: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Ended & { signal: string | null }> {
  const flags = ["--disallow-code-generation-from-strings", join(import.meta.dirname, "surety.ts"), ...args];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, flags, { cwd: folder, env }, (error, stdout, stderr) =>
      resolve({
        code: error === null ? 0 : Number(error.code ?? endedBySignal),
        signal: error?.signal ?? null,
        stdout,
        stderr,
      }),
    );
    // Nobody types: a command that reads its standard input finds the end of it.
    child.stdin?.end();
  });
}
