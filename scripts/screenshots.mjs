#!/usr/bin/env node
// npm run screenshots: the pictures of the README, from a running demonstration; needs Chromium.
import { join } from "node:path";
import { buildConsole } from "./bootstrap/build-console.mjs";
import { install } from "./bootstrap/install.mjs";
import { runOnNode24 } from "./bootstrap/node-24.mjs";
import { root } from "./bootstrap/workspace.mjs";

process.chdir(root);
await install();
await buildConsole();
process.exit(await runOnNode24([join(root, "e2e", "console", "take-screenshots.ts")]));
