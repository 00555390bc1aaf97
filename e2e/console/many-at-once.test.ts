import type { Bulk, BulkItem } from "@surety/core/wire/bulk";
import type { ReviewSummary } from "@surety/core/wire/review";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser } from "../browser.ts";
import { lettersWorkflow, sendLetters } from "./letters.ts";
import { seriousProblems } from "./serious-problems.ts";
import { visit, type Visit } from "./visit.ts";

const wanted = 8;
const workflow = lettersWorkflow({ never: "claim", none: "praise" }, "queue: post");

describe.skipIf(!hasBrowser)("many reviews at once (skipped without Chromium)", () => {
  let owner: Visit;
  let page: Page;

  beforeAll(async () => {
    owner = await visit({ "workflows/letters.yaml": workflow });
    ({ page } = owner);
    await sendLetters(owner, wanted);
  }, 150_000);
  afterAll(() => owner?.end());

  const waiting = async () => (await owner.read<{ items: ReviewSummary[] }>("/reviews")).items.length;
  const bulk = () => owner.read<Bulk>(`/reviews/bulk/${page.url().split("/").at(-1)}`);

  it("are selected with the keyboard, and decided when what one answer would do is confirmed", async () => {
    await expect.poll(waiting, { timeout: 60_000 }).toBe(wanted);
    await page.goto(`${owner.surety.origin}/inbox`);
    await page.getByRole("region", { name: "Case" }).waitFor();
    await page.keyboard.press(" ");
    await page.getByText("1 selected").waitFor();
    for (let n = 1; n < wanted; n += 1) {
      await page.keyboard.press("Shift+J");
      await page.getByText(`${n + 1} selected`).waitFor();
    }
    expect(await seriousProblems(page)).toEqual([]);
    await page.keyboard.press("b");
    const heading = page.getByRole("heading", { name: /^Decide \d reviews? with one answer/ });
    await heading.waitFor();
    await page.getByText("Choose an answer to see it.").waitFor();
    await page.keyboard.press("1");
    await page.getByText("assign to claim").waitFor();
    expect(await seriousProblems(page)).toEqual([]);
    const confirm = page.getByRole("button", { name: /^Decide \d review/ });
    await expect.poll(() => confirm.isEnabled()).toBe(true);
    const how = (words: string | null) => words?.match(/^Decide \d reviews?/)?.[0];
    expect(how(await confirm.textContent())).toBe(how(await heading.textContent()));
    expect(await waiting()).toBe(wanted);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /^claim: \d review/ }).waitFor();
    await expect.poll(async () => (await bulk()).status, { timeout: 20_000 }).toBe("decided");
    const { counts } = await bulk();
    expect(counts.decided).toBe(counts.total);
    await page.getByText("all settled").waitFor();
    expect(await seriousProblems(page)).toEqual([]);
  }, 90_000);

  it("takes back one by the mouse, and the rest by a key", async () => {
    const { total } = (await bulk()).counts;
    await page
      .getByRole("button", { name: /^Take back Letter/ })
      .first()
      .click();
    await expect.poll(async () => (await bulk()).counts.undone, { timeout: 20_000 }).toBe(1);
    await page.getByText("taken back", { exact: true }).first().waitFor();
    await page.keyboard.press("z");
    await expect.poll(async () => (await bulk()).counts.undone, { timeout: 20_000 }).toBe(total);
    const { items } = await owner.read<{ items: BulkItem[] }>(`/reviews/bulk/${(await bulk()).id}/items`);
    expect(items.every(({ state }) => state === "undone")).toBe(true);
    expect(await waiting()).toBe(wanted);
    expect(owner.errors).toEqual([]);
  }, 60_000);

  it("selects by touch, and lets go of all", async () => {
    await page.getByRole("link", { name: "Back to the inbox" }).click();
    await page
      .getByRole("checkbox", { name: /^Select Letter/ })
      .nth(1)
      .check();
    await page.getByRole("button", { name: "All of the list" }).click();
    await page.getByText(`${wanted} selected`).waitFor();
    await page.getByRole("region", { name: "Selected" }).getByRole("button", { name: "None" }).click();
    expect(await page.getByRole("region", { name: "Selected" }).count()).toBe(0);
  }, 30_000);
});
