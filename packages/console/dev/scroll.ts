/// <reference lib="dom" />
import { chromium, type Page } from "playwright-core";
import { startFixtureServer } from "./fixture-server.ts";

/** Scrolls a long list of cases to its end and says what was seen. Usage: scroll.ts [--cases=N]. */
const size = Number(process.argv.find((argument) => argument.startsWith("--cases="))?.split("=")[1] ?? 10_000);

type Sight = { rows: number; blank: number; last: string; loaded: number };

/** What is drawn now: rows in the page, pixels in sight without a row, how many are loaded. */
const look = (page: Page): Promise<Sight> =>
  page.evaluate(() => {
    const scroller = document.querySelector<HTMLElement>("[role=rowgroup]")!;
    const frame = scroller.getBoundingClientRect();
    const boxes = [...scroller.querySelectorAll("[role=row]")].map((row) => row.getBoundingClientRect());
    const covered = boxes.reduce(
      (sum, box) => sum + Math.max(0, Math.min(box.bottom, frame.bottom) - Math.max(box.top, frame.top)),
      0,
    );
    const last = scroller.querySelector("[role=row]:last-of-type a")?.textContent ?? "";
    return {
      rows: boxes.length,
      blank: Math.round(frame.height - covered),
      last,
      loaded: Math.round(scroller.scrollHeight / 32),
    };
  });

type Pace = { longest: number; blankFor: number };

/** The longest frame, and the longest time without rows in sight, in milliseconds, while keys are pressed quickly. */
async function pace(page: Page, key: string, times: number): Promise<Pace> {
  await page.evaluate(() => {
    const seen = globalThis as unknown as Pace & { stop: boolean };
    Object.assign(seen, { longest: 0, blankFor: 0, stop: false });
    const scroller = document.querySelector<HTMLElement>("[role=rowgroup]")!;
    let before = performance.now();
    let blankSince: number | null = null;
    const tick = (now: number) => {
      seen.longest = Math.max(seen.longest, now - before);
      before = now;
      const frame = scroller.getBoundingClientRect();
      const drawn = [...scroller.querySelectorAll("[role=row]")].some((row) => {
        const box = row.getBoundingClientRect();
        return box.bottom > frame.top && box.top < frame.bottom;
      });
      blankSince = drawn ? null : (blankSince ?? now);
      if (blankSince !== null) seen.blankFor = Math.max(seen.blankFor, now - blankSince);
      if (!seen.stop) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  for (let press = 0; press < times; press++) await page.keyboard.press(key);
  await page.waitForTimeout(1000);
  return page.evaluate(() => {
    const seen = globalThis as unknown as Pace & { stop: boolean };
    seen.stop = true;
    return { longest: Math.round(seen.longest), blankFor: Math.round(seen.blankFor) };
  });
}

const server = await startFixtureServer({ cases: size });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await page.goto(`${server.url}/cases`);
await page.waitForSelector("[role=gridcell]");
await page.focus("[role=rowgroup]");
const paging = await pace(page, "PageDown", 40);
let most = 0;
let blank = 0;
let sight = await look(page);
const started = Date.now();
while (sight.loaded < size && Date.now() - started < 240_000) {
  await page.keyboard.press("End");
  await page.waitForTimeout(16);
  sight = await look(page);
  most = Math.max(most, sight.rows);
  blank = Math.max(blank, sight.blank);
}
await page.waitForTimeout(300);
const end = await look(page);
const up = await pace(page, "PageUp", 40);
const jump = await pace(page, "Home", 1);
const home = await look(page);
process.stdout.write(
  `${JSON.stringify({ size, seconds: (Date.now() - started) / 1000, loaded: end.loaded, most, blank, paging, up, jump, end, home })}\n`,
);
await browser.close();
await server.close();
