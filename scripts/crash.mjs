#!/usr/bin/env node
// npm run crash: kills the server and its PostgreSQL again and again while cases arrive, and counts what is left.
// --cases 2000 --kills 20 --only server|postgres|both --json
import { join } from "node:path";
import { install } from "./bootstrap/install.mjs";
import { runOnNode24 } from "./bootstrap/node-24.mjs";
import { root } from "./bootstrap/workspace.mjs";

process.chdir(root);
await install();
process.exit(await runOnNode24([join(root, "e2e", "crash", "crash.ts"), ...process.argv.slice(2)]));
