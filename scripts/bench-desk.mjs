#!/usr/bin/env node
// npm run bench:desk: a scripted reviewer at an inbox with 100,000 open reviews; --quick for a short run, --json for one JSON object.
import { join } from "node:path";
import { buildConsole } from "./bootstrap/build-console.mjs";
import { install } from "./bootstrap/install.mjs";
import { runOnNode24 } from "./bootstrap/node-24.mjs";
import { root } from "./bootstrap/workspace.mjs";

process.chdir(root);
await install();
await buildConsole();
process.exit(await runOnNode24([join(root, "bench", "desk", "bench-desk.ts"), ...process.argv.slice(2)]));
