import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runOnNode24 } from "./node-24.mjs";
import { complain, root, writeStamp } from "./workspace.mjs";

const folder = join(root, "packages", "console");
const stamp = join(root, "node_modules", ".surety", "console-built-from");

/** Builds the console where its sources have changed since it was last built. */
export async function buildConsole() {
  const wanted = sourceHash();
  const built = existsSync(join(folder, "dist", "index.html"));
  if (built && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.error("Building the console (once; about ten seconds) …");
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  const code = await runOnNode24([vite, "build", folder, "--logLevel", "warn"]);
  if (code !== 0) complain("The console could not be built.", "The lines above say why.");
  writeStamp(stamp, wanted);
}

function sourceHash() {
  const hash = createHash("sha256");
  for (const part of ["console/src", "console/public", "core/src"]) {
    const base = join(root, "packages", part);
    const names = readdirSync(base, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = names.map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort();
    for (const path of paths) hash.update(path.slice(root.length)).update(readFileSync(path));
  }
  for (const name of ["index.html", "vite.config.ts", "package.json"]) hash.update(readFileSync(join(folder, name)));
  return hash.digest("hex");
}
