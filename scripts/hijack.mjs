#!/usr/bin/env node
// npm run hijack: a model that obeys 912 injection texts, each sent to each of seven workflows with an agent, to one that drafts, and to one whose drafts may go out alone.
import { join } from "node:path";
import { install } from "./bootstrap/install.mjs";
import { runOnNode24 } from "./bootstrap/node-24.mjs";
import { root } from "./bootstrap/workspace.mjs";

process.chdir(root);
await install();
process.env.SURETY_HIJACK = "all";
process.exit(
  await runOnNode24([
    join(root, "node_modules", "vitest", "vitest.mjs"),
    "run",
    "agent/hijack",
    "generate/generate.test",
    "generate/draft-gate",
  ]),
);
