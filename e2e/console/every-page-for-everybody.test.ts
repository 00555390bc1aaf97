import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser } from "../browser.ts";
import { walkByTab } from "../desk/tab-walk.ts";
import { consolePages } from "./console-pages.ts";
import { seriousProblems } from "./serious-problems.ts";
import { visit, type Visit } from "./visit.ts";

const settledMs = 700;

describe.skipIf(!hasBrowser)("every page of the console (skipped without Chromium)", () => {
  let owner: Visit;
  let page: Page;

  beforeAll(async () => {
    owner = await visit();
    ({ page } = owner);
    await page.getByText("at most 8 % errors").waitFor({ timeout: 90_000 });
  }, 150_000);
  afterAll(() => owner?.end());

  async function open(path: string): Promise<void> {
    await page.goto(owner.surety.origin + path);
    await page.locator("main").waitFor();
    await sleep(settledMs);
  }

  const pages = Object.entries(consolePages).map(([name, path]) => ({ name, path }));

  async function expectFit(): Promise<void> {
    const overflow = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    expect(overflow).toBeLessThanOrEqual(0);
    expect(await seriousProblems(page)).toEqual([]);
  }

  it.each(pages)("$name at 1920, dark: nothing overflows, axe finds nothing serious", async ({ path }) => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.emulateMedia({ colorScheme: "dark" });
    await open(path);
    await expectFit();
  });

  describe("at 1280, light", () => {
    beforeAll(async () => {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.emulateMedia({ colorScheme: "light" });
      // Once: each time would add one more observer, which counts every shift once more.
      await page.addInitScript(watchShifts);
    });

    it.each(pages)(
      "$name does not jump, nothing overflows, axe finds nothing serious, Tab comes to everything",
      async ({ path }) => {
        await page.goto("about:blank");
        await open(path);
        const shift = await page.evaluate<number>("window.layoutShift");
        expect(shift, await page.evaluate<string>("window.shifted.join(', ')")).toBeLessThan(0.1);
        await expectFit();
        const { stops, faults } = await walkByTab(page);
        expect(stops).toBeGreaterThan(10);
        expect(faults).toEqual([]);
      },
    );
  });

  it("had no error and broke no security policy", () => {
    expect(owner.errors).toEqual([]);
  });
});

/** Sums what the browser itself calls layout shift (CLS); under 0.1 counts as good. Notes what was moved, from where to where. */
const watchShifts = `
  window.layoutShift = 0;
  window.shifted = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      window.layoutShift += entry.value;
      for (const { node, previousRect, currentRect } of entry.sources)
        window.shifted.push((node?.textContent ?? "").slice(0, 30) + " " + previousRect.y + " to " + currentRect.y);
    }
  }).observe({ type: "layout-shift", buffered: true });
`;
