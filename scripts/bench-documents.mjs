#!/usr/bin/env node
// npm run bench:documents: what is read in the documents of ../shared/data, and how fast; --json for one JSON object.
import { join } from "node:path";
import { install } from "./bootstrap/install.mjs";
import { runOnNode24 } from "./bootstrap/node-24.mjs";
import { root } from "./bootstrap/workspace.mjs";

process.chdir(root);
await install();
process.exit(await runOnNode24([join(root, "bench", "documents", "bench-documents.ts"), ...process.argv.slice(2)]));
