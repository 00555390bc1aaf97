#!/usr/bin/env node
// npm run outage: 1,000 cases while providers of language models are away for ten minutes; counts cases and cents.
import { join } from "node:path";
import { install } from "./bootstrap/install.mjs";
import { runOnNode24 } from "./bootstrap/node-24.mjs";
import { root } from "./bootstrap/workspace.mjs";

process.chdir(root);
await install();
process.env.OUTAGE_SECONDS = "600";
process.exit(await runOnNode24([join(root, "node_modules", "vitest", "vitest.mjs"), "run", "language/outage"]));
