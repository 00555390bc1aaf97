#!/usr/bin/env node
// npm start: installs what is missing, builds the console, and runs the main job on the shipped tickets.
import { buildConsole } from "./bootstrap/build-console.mjs";
import { install } from "./bootstrap/install.mjs";
import { runSurety } from "./bootstrap/run-surety.mjs";

await install();
await buildConsole();
process.exit(await runSurety(["start", "--demo", ...process.argv.slice(2)]));
