import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Browser, hasBrowser, openBrowser } from "../browser.ts";
import { startCanary } from "./hostile/canary.ts";
import { type HostileCase, type HostileHouse, noteStrings, openHostileHouse } from "./hostile/hostile-house.ts";
import { hostileStrings } from "./hostile/hostile-strings.ts";
import { lookAt, squeeze } from "./hostile/look-at-page.ts";

/** `npm run hostile` visits all of them, the other runs a few; every string is in one case. */
const all = process.env["SURETY_HOSTILE"] === "all";
const everything = 60;
const visited = all ? everything : 3;
const minutes = (all ? 20 : 5) * 60_000;
/** Longer texts are folded where they stand. */
const shownWhole = 150;
/** What a refused request looks like in the console of the browser; scripts and policies speak otherwise. */
const refusal = /status of (404|409|410)/;

describe.skipIf(!hasBrowser)("hostile content in every field (skipped without Chromium)", () => {
  let canary: Awaited<ReturnType<typeof startCanary>>;
  let desk: HostileHouse;
  let browser: Browser;
  let page: Page;
  let harmless: HostileCase;
  let cases: HostileCase[];
  const foreign: string[] = [];
  const happened: string[] = [];
  const looked = { pages: 0, strings: 0 };

  beforeAll(async () => {
    canary = await startCanary();
    const strings = hostileStrings(canary.url);
    expect(strings.length).toBeGreaterThanOrEqual(3000);
    const each = Math.ceil(strings.length / everything);
    const lists = Array.from({ length: visited }, (_, at) => strings.slice(at * each, (at + 1) * each));
    desk = await openHostileHouse(strings.filter((text) => text.length < 80 && text.isWellFormed()).slice(0, 120));
    [harmless, ...cases] = (await desk.send(lists, canary.url)) as [HostileCase, ...HostileCase[]];
    browser = await openBrowser({ width: 1280, height: 800 });
    ({ page } = browser);
    browser.context.setDefaultTimeout(60_000);
    browser.context.on("request", (request) => {
      if (/^(https?|ws):/.test(request.url()) && new URL(request.url()).origin !== desk.origin)
        foreign.push(request.url());
    });
    browser.context.on("page", () => happened.push("a window opened"));
    page.on("dialog", (dialog) => {
      happened.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(`${desk.origin}/sign-in`);
    await page.getByLabel("Mail").fill(desk.person.email);
    await page.getByLabel("Password").fill(desk.person.password);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Overview" }).waitFor();
  }, 600_000);
  afterAll(async () => {
    await browser?.close();
    await desk?.end();
    await canary?.close();
  }, 60_000);

  /** What is wrong with the page as it is now, beside what stood on a harmless one. */
  async function faults(path: string, boxes: Record<string, string>, strings: readonly string[]): Promise<string[]> {
    const seen = await lookAt(page);
    looked.pages += 1;
    looked.strings += strings.length;
    const moved = Object.entries(boxes).filter(([name, box]) => seen.boxes[name] !== box);
    const missing = strings.filter((text) => text.length <= shownWhole && !seen.text.includes(squeeze(text)));
    return [
      ...(seen.hit === null ? [] : ["a script ran"]),
      ...seen.sideways.map((where) => `${where} scrolls sideways`),
      ...seen.strangers.map((element) => `became an element: ${element}`),
      ...moved.map(([name, box]) => `${name} moved from ${box} to ${seen.boxes[name]}`),
      ...missing.map((text) => `is not shown as text: ${JSON.stringify(text)}`),
      ...(page.url().startsWith(`${desk.origin}${path}`) ? [] : [`went to ${page.url()}`]),
    ].map((fault) => `${path}: ${fault}`);
  }

  async function openReview({ review }: HostileCase): Promise<string> {
    await page.goto(`${desk.origin}/inbox/${review}`, { waitUntil: "domcontentloaded" });
    await page.getByRole("region", { name: "Your answer" }).waitFor();
    await page.getByRole("radio").first().waitFor({ state: "attached" });
    await page.getByRole("region", { name: "Who has it" }).waitFor();
    return `/inbox/${review}`;
  }

  it(
    "is text at the desk, as are the mails that come as HTML",
    async () => {
      const asSent = page.getByRole("button", { name: "As sent" });
      await openReview(harmless);
      const { boxes } = await lookAt(page);
      const found: string[] = [];
      for (const one of cases) {
        const path = await openReview(one);
        // Those of the mail are folded with it; those of the fields stand in full.
        found.push(...(await faults(path, boxes, [...one.strings.slice(0, 36), ...noteStrings(one.strings)])));
        await asSent.click();
        await page.getByTitle("The mail as it was sent").waitFor();
        found.push(...(await faults(path, boxes, [])));
      }
      expect(found).toEqual([]);
    },
    minutes,
  );

  it(
    "is text on the page of its case",
    async () => {
      const found: string[] = [];
      const open = async ({ caseId }: HostileCase) => {
        await page.goto(`${desk.origin}/cases/${caseId}`, { waitUntil: "domcontentloaded" });
        await page.getByRole("heading", { level: 1 }).waitFor();
        await page.locator("main dl").first().waitFor();
        return `/cases/${caseId}`;
      };
      await open(harmless);
      const { boxes } = await lookAt(page);
      for (const one of cases) found.push(...(await faults(await open(one), boxes, one.strings.slice(0, 36))));
      expect(found).toEqual([]);
    },
    minutes,
  );

  it(
    "is text on the page of a mailed link",
    async () => {
      const found: string[] = [];
      let opened = 0;
      for (const { token, strings } of cases) {
        if (token === null) continue;
        opened += 1;
        await page.goto(`${desk.origin}/decide/${token}`, { waitUntil: "domcontentloaded" });
        await page
          .getByRole("button", { name: /^Decide/ })
          .first()
          .waitFor();
        found.push(...(await faults(`/decide/${token}`, {}, strings.slice(0, 36))));
      }
      expect(opened).toBeGreaterThan(0);
      expect(found).toEqual([]);
    },
    minutes,
  );

  it("is text where many are decided at once", async () => {
    await openReview(harmless);
    await page.keyboard.press("Shift+A");
    await page.getByRole("region", { name: "Selected" }).waitFor();
    await page.keyboard.press("b");
    await page.getByRole("heading", { name: /with one answer/ }).waitFor();
    await page.keyboard.press("1");
    await page.getByRole("button", { name: /^Decide \d/ }).waitFor();
    await page.waitForLoadState("networkidle");
    const found = await faults("/inbox/bulk", {}, []);
    await page.keyboard.press("x");
    await page.getByRole("group", { name: "Reason" }).waitFor();
    found.push(...(await faults("/inbox/bulk", {}, desk.reasons)));
    expect(found).toEqual([]);
  }, 150_000);

  it("is text in what people type, also after a reload, and in what became of it", async () => {
    const [one] = cases as [HostileCase];
    const typed = one.strings
      .filter((text) => text.length < 200 && !text.includes("\r"))
      .slice(0, 12)
      .join("\n");
    await openReview(one);
    const note = page.getByPlaceholder("Note for colleagues");
    await note.fill(typed);
    const kept = await note.inputValue();
    await page.reload();
    await expect.poll(() => note.inputValue(), { timeout: 30_000 }).toBe(kept);
    await page.keyboard.press("1");
    await page.keyboard.press("Enter");
    const decided = () =>
      desk.house.database.query("select 1 from surety.decisions where review_id = $1", [one.review]);
    await expect.poll(async () => (await decided()).length, { timeout: 30_000 }).toBe(1);
    await page.goto(`${desk.origin}/cases/${one.caseId}`);
    await page
      .getByText(/^Decided/)
      .first()
      .waitFor();
    const found = await faults(`/cases/${one.caseId}`, {}, []);
    await page.getByRole("link", { name: "What was on screen" }).click();
    await page.getByRole("heading", { name: "What was on screen" }).waitFor();
    // It is kept, and shown, as JSON.
    const written = one.strings.slice(0, 36).map((text) => JSON.stringify(text).slice(1, -1));
    found.push(...(await faults("/decisions/", {}, written)));
    expect(found).toEqual([]);
  }, 150_000);

  const others = [
    "/",
    "/inbox",
    "/workload",
    "/cases",
    "/workflows",
    "/workflows/post",
    "/journal",
    "/datasets?tab=people",
    "/quality",
    "/you",
    "/alerts",
    "/settings",
    "/settings?tab=people",
    "/settings?tab=connections",
    "/settings?tab=notices",
  ];
  it.each(others)(
    "is text on %s",
    async (path) => {
      await page.goto(desk.origin + path, { waitUntil: "domcontentloaded" });
      await page.locator("main").waitFor();
      await page.waitForTimeout(700);
      expect((await faults(path.split("?")[0] ?? "", {}, [])).filter((fault) => !fault.includes("went to"))).toEqual(
        [],
      );
    },
    100_000,
  );

  it("asked nobody else for anything, opened nothing, and broke no policy", () => {
    const dialogs = happened.length;
    const requests = foreign.length + canary.asked.length;
    console.info(`hostile: ${JSON.stringify({ cases: cases.length, ...looked, dialogs, foreign: requests })}`);
    expect({ foreign, happened, asked: canary.asked }).toEqual({ foreign: [], happened: [], asked: [] });
    expect(browser.errors.filter((error) => !refusal.test(error))).toEqual([]);
  });
});
