#!/usr/bin/env node
// npm run floors: accuracy of the embedded model on public data, against the floors it must keep; needs ../shared/data.
import { join } from "node:path";
import { install } from "./bootstrap/install.mjs";
import { runOnNode24 } from "./bootstrap/node-24.mjs";
import { root } from "./bootstrap/workspace.mjs";

process.chdir(root);
await install();
process.exit(await runOnNode24([join(root, "bench", "floors.ts"), ...process.argv.slice(2)]));
