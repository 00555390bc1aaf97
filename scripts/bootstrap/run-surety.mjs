import { join } from "node:path";
import { runOnNode24 } from "./node-24.mjs";
import { root } from "./workspace.mjs";

/**
 * No text can become code in any process of the product; warnings of Node are for its developers, and so is that the engine's
 * scheduler sets a timer a fraction of a millisecond late.
 */
export const suretyFlags = [
  "--disallow-code-generation-from-strings",
  "--disable-warning=ExperimentalWarning",
  "--disable-warning=TimeoutNegativeWarning",
];

/** Runs the command line of this clone. */
export function runSurety(args) {
  return runOnNode24([join(root, "packages", "server", "src", "cli", "surety.ts"), ...args], { flags: suretyFlags });
}
