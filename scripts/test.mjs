#!/usr/bin/env node
// npm test: installs what is missing, builds the console, and runs all tests; arguments go to Vitest.
import { join } from "node:path";
import { buildConsole } from "./bootstrap/build-console.mjs";
import { install } from "./bootstrap/install.mjs";
import { runOnNode24 } from "./bootstrap/node-24.mjs";
import { root } from "./bootstrap/workspace.mjs";

process.chdir(root);
await install();
await buildConsole();
process.exit(await runOnNode24([join(root, "node_modules", "vitest", "vitest.mjs"), "run", ...process.argv.slice(2)]));
