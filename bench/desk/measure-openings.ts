import type { Page } from "../../e2e/browser.ts";
import { untilOpened } from "./page-meter.ts";

/** Opens the inbox by its address, again and again: from the navigation to the list with its first case, in milliseconds. */
export async function measureOpenings(page: Page, origin: string, count: number): Promise<number[]> {
  const found: number[] = [];
  for (let n = 0; n < count; n += 1) {
    await page.goto(`${origin}/inbox`, { waitUntil: "commit" });
    found.push(await untilOpened(page));
    // The claim of the case is under way; whoever leaves before it gives nothing back.
    await page.waitForTimeout(400);
  }
  return found;
}
