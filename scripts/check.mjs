#!/usr/bin/env node
// npm run check: everything that a machine can say about the tree, in one command.
import { join } from "node:path";
import { install } from "./bootstrap/install.mjs";
import { runOnNode24 } from "./bootstrap/node-24.mjs";
import { root } from "./bootstrap/workspace.mjs";

const folders = ["packages", "e2e", "bench", "scripts"];
/** @type {[name: string, program: string, args: string[]][]} */
const checks = [
  ["types", "typescript/bin/tsc", ["-p", "."]],
  ["types of core", "typescript/bin/tsc", ["-p", "packages/core"]],
  ["types of the console", "typescript/bin/tsc", ["-p", "packages/console"]],
  ["lint", "oxlint/bin/oxlint", ["--config", "oxlint.json", "--type-aware", ...folders]],
  ["format", "oxfmt/bin/oxfmt", ["--check", ...folders]],
  ["unused code", "knip/bin/knip.js", ["--no-progress"]],
];

process.chdir(root);
await install();
let failed = 0;
for (const [name, program, args] of checks) {
  const code = await runOnNode24([join(root, "node_modules", program), ...args]);
  console.log(`${code === 0 ? "ok    " : "FAILED"} ${name}`);
  if (code !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
