#!/usr/bin/env node
// npm run surety -- …: the command line of this clone.
import { buildConsole } from "./bootstrap/build-console.mjs";
import { install } from "./bootstrap/install.mjs";
import { runSurety } from "./bootstrap/run-surety.mjs";

const args = process.argv.slice(2);
await install();
// npm runs scripts in the folder of the clone; paths mean what they meant where they were typed.
process.chdir(process.env.INIT_CWD ?? process.cwd());
if (["start", "demo"].includes(args[0])) await buildConsole();
process.exit(await runSurety(args));
