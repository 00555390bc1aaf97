#!/usr/bin/env node
// npm run bench:guarantee: whether gate, audit and watch keep what they promise; --quick for a short run, --json for one JSON object.
import { join } from "node:path";
import { install } from "./bootstrap/install.mjs";
import { runOnNode24 } from "./bootstrap/node-24.mjs";
import { root } from "./bootstrap/workspace.mjs";

process.chdir(root);
await install();
process.exit(await runOnNode24([join(root, "bench", "guarantee", "bench-guarantee.ts"), ...process.argv.slice(2)]));
