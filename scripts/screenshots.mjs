#!/usr/bin/env node
// npm run screenshots: the pictures of the README and of docs/desk.md, from a running demonstration; needs Chromium.
import { join } from "node:path";
import { buildConsole } from "./bootstrap/build-console.mjs";
import { install } from "./bootstrap/install.mjs";
import { runOnNode24 } from "./bootstrap/node-24.mjs";
import { root } from "./bootstrap/workspace.mjs";

process.chdir(root);
await install();
await buildConsole();
// `npm run screenshots -- desk` takes those of docs/desk.md only.
const desk = join(root, "e2e", "desk", "pictures", "take-desk-pictures.ts");
const all = process.argv.includes("desk") ? [desk] : [join(root, "e2e", "console", "take-screenshots.ts"), desk];
for (const script of all) {
  const code = await runOnNode24([script]);
  if (code !== 0) process.exit(code);
}
