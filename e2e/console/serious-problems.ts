import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

interface Violation {
  id: string;
  impact: string | null;
  nodes: { target: string[] }[];
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What was just changed (a scheme of colours, a size) is taken up by the page in its next frame. */
const takenUp = "new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)))";
/** Colours and places that are still on their way are neither the old nor the new ones; what turns for ever is left. */
const arrived = `Promise.all(document.getAnimations()
  .filter((one) => one.effect.getComputedTiming().iterations !== Infinity)
  .map((one) => one.finished.catch(() => {})))`;

/** What axe finds serious or critical on the page once nothing moves on it, with where. */
export async function seriousProblems(page: Page): Promise<string[]> {
  // Twice, because what a script changes in answer begins to move a frame later.
  for (let time = 0; time < 2; time += 1) await page.evaluate(`${takenUp}.then(() => ${arrived}).then(() => null)`);
  // Evaluated by the debugger, not by the page: the page's own policy stays in force.
  const violations = await page.evaluate<Violation[]>(`${axe}; axe.run().then((result) => result.violations)`);
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}
