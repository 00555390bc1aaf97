import { vi } from "vitest";
import type { Page } from "../browser.ts";

/** A page that has asked for nothing for so long, and shows no skeleton, is as it will stay. */
const quietMs = 250;

/** Milliseconds since the page has got its last answer; less than nothing while something on it is still to come. */
const quietFor = `document.querySelector('main [aria-label="Loading"]') !== null ? -1
  : performance.now() - performance.getEntriesByType("resource").reduce((last, one) => Math.max(last, one.responseEnd), 0)`;

/** Resolves when a page stands still. */
export async function settled(page: Page): Promise<void> {
  await page.locator("main").waitFor();
  const isQuiet = async () => (await page.evaluate<number>(quietFor)) >= quietMs;
  await vi.waitUntil(isQuiet, { timeout: 20_000, interval: 50 });
}
