import { execFile } from "node:child_process";
import { join } from "node:path";

/** How a command ended, and what it printed. */
export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs `surety` as a person would: a process of its own in a folder; `environment` may name the database of the test. */
export function runCommand(
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const flags = ["--disallow-code-generation-from-strings", join(import.meta.dirname, "surety.ts"), ...args];
  const env = { ...process.env, TMPDIR: folder, NODE_OPTIONS: "", NO_COLOR: "1", ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, flags, { cwd: folder, env }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}
