#!/usr/bin/env node
// npm run bench:matching: 1,000 generated invoices with planted faults, matched with their orders; --json for one JSON object.
import { join } from "node:path";
import { install } from "./bootstrap/install.mjs";
import { runOnNode24 } from "./bootstrap/node-24.mjs";
import { root } from "./bootstrap/workspace.mjs";

process.chdir(root);
await install();
process.exit(await runOnNode24([join(root, "bench", "matching", "bench-matching.ts"), ...process.argv.slice(2)]));
