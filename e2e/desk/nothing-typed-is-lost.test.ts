import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Browser, hasBrowser, newProfile, openBrowser } from "../browser.ts";
import { type Desk, openDesk } from "./desk-visit.ts";
import { letters } from "./letters.ts";

describe.skipIf(!hasBrowser)("what was typed (skipped without Chromium)", () => {
  let desk: Desk;
  let rita: Browser;
  let page: Page;
  let profile: string;
  let id: string;

  beforeAll(async () => {
    desk = await openDesk({ "workflows/letters.yaml": letters });
    await desk.hire("Rita Reviewer");
    profile = await newProfile();
    rita = await desk.arrives("Rita Reviewer", { profile });
    ({ page } = rita);
    id = await desk.waits("letters", { text: "The one that is typed about" });
    await desk.waits("letters", { text: "The one after it" });
  }, 400_000);
  afterAll(async () => {
    await desk?.end();
    if (profile !== undefined) await rm(profile, { recursive: true, force: true });
  });

  // What happens seldom is known only by what the page said when it did.
  beforeEach(({ onTestFailed }) => {
    onTestFailed(async () => {
      const said = await page.evaluate<string>("document.body.innerText").catch(String);
      console.error(`at ${page.url()} the page says:\n${said.slice(0, 3000)}\nits errors:\n${rita.errors.join("\n")}`);
    });
  });

  const decisions = () => desk.database.query("select review_id as review, note from surety.decisions");
  const note = () => page.getByPlaceholder("Note for colleagues");
  const bar = () => page.getByText("What you see is the last state");
  async function open(): Promise<void> {
    await page.goto(`${desk.origin}/inbox/${id}`);
    await page.getByRole("region", { name: "Your answer" }).waitFor();
  }
  async function expectTyped(text: string): Promise<void> {
    await expect.poll(() => note().inputValue(), { timeout: 25_000 }).toBe(text);
    await expect.poll(() => page.getByRole("radio", { name: /praise/ }).isChecked(), { timeout: 25_000 }).toBe(true);
  }

  it("is there after a reload", async () => {
    await open();
    await page.keyboard.press("2");
    await note().pressSequentially("Half a sen");
    await page.reload();
    await expectTyped("Half a sen");
  }, 150_000);

  it.each([
    { what: "a note for whoever decides next", key: "n", name: "Note for whoever decides next" },
    { what: "a note that a review is given away with", key: "a", name: "Note (goes with it)" },
    { what: "why one should not decide", key: "Shift+n", name: "Why" },
  ])(
    "is there after a reload: $what",
    async ({ key, name }) => {
      await open();
      const field = page.getByLabel(name, { exact: true });
      await page.getByLabel("Note for whoever decides next").waitFor();
      await page.keyboard.press(key);
      await field.pressSequentially("Half a sen");
      await page.reload();
      await page.getByLabel("Note for whoever decides next").waitFor();
      await page.keyboard.press(key);
      await expect.poll(() => field.inputValue(), { timeout: 25_000 }).toBe("Half a sen");
    },
    150_000,
  );

  it("is there after a reload: what is said to many", async () => {
    await open();
    await page.keyboard.press("Shift+A");
    await page.getByRole("region", { name: "Selected" }).waitFor();
    await page.keyboard.press("b");
    await page.getByRole("heading", { name: /with one answer/ }).waitFor();
    await page.getByRole("radio", { name: /praise/ }).waitFor({ state: "attached" });
    await page.keyboard.press("2");
    await note().pressSequentially("Half a sen");
    await page.reload();
    await expectTyped("Half a sen");
    await page.goto(`${desk.origin}/inbox`);
    await page.getByRole("button", { name: /^None/ }).first().click();
  }, 150_000);

  it("outlives a lost connection, which a quiet bar tells of, and is decided once", async () => {
    await open();
    await note().fill("Typed before");
    await rita.context.setOffline(true);
    await bar().waitFor();
    await note().pressSequentially(", and without the net");
    for (let press = 0; press < 3; press += 1) await page.keyboard.press("Control+Enter");
    await page
      .getByText(/^Not saved:/)
      .first()
      .waitFor();
    expect(await decisions()).toEqual([]);
    await rita.context.setOffline(false);
    await bar().waitFor({ state: "hidden" });
    await page.locator("button", { hasText: "Open it" }).first().click();
    await expectTyped("Typed before, and without the net");
    expect(await decisions()).toEqual([]);
  }, 150_000);

  it("outlives a server that is killed in the middle of it, also behind a gateway that says it is not there", async () => {
    const refused = page.waitForResponse((response) => response.status() === 502, { timeout: 25_000 });
    await page.route("**/api/v1/live", (route) => route.fulfill({ status: 502, body: "Bad Gateway" }));
    await desk.kill();
    await bar().waitFor();
    await note().fill("Typed while there was no server");
    await refused;
    await page.unroute("**/api/v1/live");
    // The stream is back before all else is, as where a server has just begun: what answers in its place speaks otherwise.
    await page.route("**/api/v1/reviews**", (route) => route.fulfill({ status: 503, json: { reason: "starting" } }));
    const away = page.waitForResponse((response) => response.status() === 503, { timeout: 25_000 });
    await desk.startAgain();
    await away;
    await page.unroute("**/api/v1/reviews**");
    await bar().waitFor({ state: "hidden", timeout: 25_000 });
    await expectTyped("Typed while there was no server");
  }, 200_000);

  it("outlives a page that is asked for while the server is away, which comes when it is back", async () => {
    await desk.kill();
    await bar().waitFor();
    await note().fill("Typed before another page was asked for");
    const missed = page.waitForEvent("requestfailed", (request) => request.url().includes("quality-page"));
    await page.getByRole("link", { name: "Quality", exact: true }).click();
    await missed;
    await desk.startAgain();
    await page.getByRole("heading", { name: "Quality", exact: true }).waitFor({ timeout: 25_000 });
    await page.goBack();
    await expectTyped("Typed before another page was asked for");
  }, 200_000);

  it("outlives a tab that crashes, and the browser", async () => {
    await note().fill("Typed before the browser went");
    // Whatever of it is said before the tab is gone.
    await page.goto("chrome://crash").catch(() => undefined);
    page = await rita.context.newPage();
    await open();
    await expectTyped("Typed before the browser went");
    await rita.close();
    rita = await openBrowser({ profile });
    rita.context.setDefaultTimeout(60_000);
    ({ page } = rita);
    await open();
    await expectTyped("Typed before the browser went");
  }, 150_000);

  it("is sent by one Enter, once, however often it is pressed", async () => {
    await note().focus();
    for (let press = 0; press < 3; press += 1) await page.keyboard.press("Control+Enter");
    await expect.poll(decisions, { timeout: 25_000 }).toEqual([{ review: id, note: "Typed before the browser went" }]);
    await sleep(1500);
    expect(await decisions()).toHaveLength(1);
    await rita.close();
  }, 150_000);
});
