import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser } from "../browser.ts";
import { walkByTab } from "../desk/tab-walk.ts";
import { consolePages } from "./console-pages.ts";
import { seriousProblems } from "./serious-problems.ts";
import { settled } from "./settled.ts";
import { takeLooks } from "./shots.ts";
import { visit, type Visit } from "./visit.ts";

const file = (name: string, text: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
const handbook = [
  "# Returns\nUnused goods can be sent back within 30 days of delivery.",
  "# Refunds\nMoney is paid back to the card within five working days.",
  "# Guarantee\nMotors of mowers are guaranteed for three years.",
].join("\n\n");
const shopFiles = [file("handbook.md", handbook)];

describe.skipIf(!hasBrowser)("every page of the console (skipped without Chromium)", () => {
  let owner: Visit;
  let page: Page;

  beforeAll(async () => {
    owner = await visit();
    ({ page } = owner);
    await page.getByText("at most 8 % errors").waitFor({ timeout: 90_000 });
    await page.goto(`${owner.surety.origin}/knowledge?base=help`);
    await page.getByLabel("Files for help").setInputFiles(shopFiles);
    await page.getByText("handbook.md: 3 passages taken in").waitFor();
  }, 150_000);
  afterAll(() => owner?.end());

  async function open(path: string): Promise<void> {
    await page.goto(owner.surety.origin + path);
    await settled(page);
  }

  async function look(width: number, height: number, colorScheme: "light" | "dark"): Promise<void> {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
  }

  const pages = Object.entries(consolePages).map(([name, path]) => ({ name, path }));

  async function expectFit(): Promise<void> {
    const overflow = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    expect(overflow).toBeLessThanOrEqual(0);
    expect(await seriousProblems(page)).toEqual([]);
  }

  beforeAll(async () => {
    // Once: each time would add one more observer, which counts every shift once more.
    await page?.addInitScript(watchShifts);
  });

  it.each(pages)(
    "$name does not jump, and Tab comes to everything; at 1280, light, and at 1920, dark, nothing overflows and axe finds nothing serious",
    async ({ path }) => {
      await look(1280, 800, "light");
      await page.goto("about:blank");
      await open(path);
      const shift = await page.evaluate<number>("window.layoutShift");
      expect(shift, await page.evaluate<string>("window.shifted.join(', ')")).toBeLessThan(0.1);
      await expectFit();
      const { stops, faults } = await walkByTab(page);
      expect(stops).toBeGreaterThan(10);
      expect(faults).toEqual([]);
      await look(1920, 1080, "dark");
      await expectFit();
    },
  );

  it("a knowledge base is begun, filled, asked and emptied", async () => {
    await look(1280, 800, "light");
    await page.goto(`${owner.surety.origin}/knowledge`);
    await page.getByLabel("Name of a new base").fill("spare-parts");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "spare-parts" }).waitFor();
    // The browser itself logs the refusal that this brings about.
    const before = owner.errors.length;
    await page
      .getByLabel("Files for spare-parts")
      .setInputFiles([
        file("empty.txt", " \n"),
        file("answered.csv", "question,answer\nDo you have blades of the Zorbax?,ZX-4471 fits.\n"),
      ]);
    await page.getByText("answered.csv: 1 passage taken in").waitFor();
    await page.getByText('There is no text in "empty.txt". Add a file with text').waitFor();
    expect(owner.errors.splice(before).filter((error) => !error.includes("422"))).toEqual([]);
    await page.getByLabel("A question, as somebody would write it").fill("zorbax blades");
    await page.keyboard.press("Enter");
    await page.getByText("1st by its words").waitFor();
    await takeLooks(page, "knowledge-base");
    await expectFit();
    const sources = page.getByRole("list", { name: "Sources of spare-parts" });
    await sources.getByRole("button", { name: "Remove" }).click();
    await page.keyboard.press("Enter");
    await page.getByText("Nothing yet. What you add").waitFor();
    await page.getByRole("link", { name: "All knowledge bases" }).click();
    await page.getByRole("link", { name: "help", exact: true }).waitFor();
    await takeLooks(page, "knowledge-bases");
    expect(await page.getByRole("link", { name: "spare-parts" }).count()).toBe(0);
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
