import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "../browser.ts";

/** A page that has asked for nothing for so long, and shows no skeleton, is as it will stay. */
const quietMs = 250;
/** Where cases come and go a page never stands still: after this long it is as people see it. */
const mostMs = 700;

/** Milliseconds since the page has got its last answer; less than nothing while something on it is still to come. */
const quietFor = `document.querySelector('main [aria-label="Loading"]') !== null ? -1
  : performance.now() - performance.getEntriesByType("resource").reduce((last, one) => Math.max(last, one.responseEnd), 0)`;

/** Resolves when a page stands still. */
export async function settled(page: Page): Promise<void> {
  await page.locator("main").waitFor();
  const deadline = performance.now() + mostMs;
  while (performance.now() < deadline && (await page.evaluate<number>(quietFor)) < quietMs) await sleep(50);
}
