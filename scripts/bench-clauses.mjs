#!/usr/bin/env node
// npm run bench:clauses: how well clauses are found in the contracts of ../shared/data; --json for one JSON object.
import { join } from "node:path";
import { install } from "./bootstrap/install.mjs";
import { runOnNode24 } from "./bootstrap/node-24.mjs";
import { root } from "./bootstrap/workspace.mjs";

process.chdir(root);
await install();
process.exit(await runOnNode24([join(root, "bench", "clauses", "bench-clauses.ts"), ...process.argv.slice(2)]));
