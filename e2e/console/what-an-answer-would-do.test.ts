import type { ReviewPreview } from "@surety/core/wire/review-preview";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser } from "../browser.ts";
import { seriousProblems } from "./serious-problems.ts";
import { visit, type Visit } from "./visit.ts";

describe.skipIf(!hasBrowser)("the inbox before an answer (skipped without Chromium)", () => {
  let owner: Visit;
  let page: Page;
  let id: string;

  beforeAll(async () => {
    owner = await visit(undefined, { width: 1440, height: 900 });
    ({ page } = owner);
  }, 150_000);
  afterAll(() => owner?.end());

  const then = () => page.getByRole("region", { name: "What happens then" });

  it("says what each answer would do, and all of it for the chosen one", async () => {
    const open = async () =>
      (await owner.read<{ items: { id: string }[] }>("/reviews?limit=1&workflow=support-triage")).items[0]?.id ?? "";
    await expect.poll(open, { timeout: 100_000, interval: 500 }).not.toBe("");
    id = await open();
    const preview = await owner.read<ReviewPreview>(`/reviews/${id}/preview`);
    expect(preview.plans.length).toBeGreaterThan(1);
    await page.goto(`${owner.surety.origin}/inbox/${id}`);
    await page
      .getByText(/^then: assign to/)
      .first()
      .waitFor();
    await page.keyboard.press("1");
    const first = await then().innerText();
    await page.keyboard.press("2");
    await expect.poll(() => then().innerText()).not.toBe(first);
    await page.keyboard.press("x");
    await then().getByText("the case ends without an effect").waitFor();
    await page.keyboard.press("x");
    expect(await seriousProblems(page)).toEqual([]);
  }, 160_000);

  it("lets keys work before it has come, and moves nothing when it comes", async () => {
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    await page.route("**/preview", async (route) => {
      await held;
      await route.continue();
    });
    await page.reload();
    await page.keyboard.press("2");
    const answer = page.getByRole("button", { name: /^Answer / });
    await answer.waitFor();
    expect(await page.getByText(/^then: /).count()).toBe(0);
    const before = await answer.boundingBox();
    const last = await page.getByRole("radio").last().boundingBox();
    release();
    await page
      .getByText(/^then: assign to/)
      .first()
      .waitFor();
    expect(await answer.boundingBox()).toEqual(before);
    expect(await page.getByRole("radio").last().boundingBox()).toEqual(last);
    expect(owner.errors).toEqual([]);
  }, 60_000);
});
