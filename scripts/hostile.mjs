#!/usr/bin/env node
// npm run hostile: puts more than 3,000 hostile strings and HTML mails into every field of the desk and looks at each page.
import { join } from "node:path";
import { buildConsole } from "./bootstrap/build-console.mjs";
import { install } from "./bootstrap/install.mjs";
import { runOnNode24 } from "./bootstrap/node-24.mjs";
import { root } from "./bootstrap/workspace.mjs";

process.chdir(root);
await install();
await buildConsole();
process.env.SURETY_HOSTILE = "all";
process.exit(await runOnNode24([join(root, "node_modules", "vitest", "vitest.mjs"), "run", "hostile-content"]));
