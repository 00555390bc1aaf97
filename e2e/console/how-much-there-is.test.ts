import type { Workload } from "@surety/core/wire/workload";
import type { ReviewSummary } from "@surety/core/wire/review";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser } from "../browser.ts";
import { lettersWorkflow, sendLetters } from "./letters.ts";
import { seriousProblems } from "./serious-problems.ts";
import { visit, type Visit } from "./visit.ts";

const wanted = 3;
const workflow = lettersWorkflow({ never: "claim", none: "praise" }, "queue: post, due: 1s");

describe.skipIf(!hasBrowser)("how much there is, and how one decides (skipped without Chromium)", () => {
  let owner: Visit;
  let page: Page;

  beforeAll(async () => {
    owner = await visit({ "workflows/letters.yaml": workflow });
    ({ page } = owner);
    await sendLetters(owner, wanted);
  }, 150_000);
  afterAll(() => owner?.end());

  it("tells the workload, and each count opens its rows", async () => {
    const overdue = async () => (await owner.read<Workload>("/workload")).queues[0]?.overdue ?? 0;
    await expect.poll(overdue, { timeout: 60_000 }).toBe(wanted);
    await page.goto(`${owner.surety.origin}/workload`);
    await page.getByRole("rowheader", { name: "post" }).waitFor();
    await page.getByText("Arrivals must be counted for a week", { exact: false }).waitFor();
    expect(await seriousProblems(page)).toEqual([]);
    await page
      .getByRole("link", { name: String(wanted), exact: true })
      .last()
      .click();
    await page.getByText("Letter 0 about a parcel").first().waitFor();
    expect(new URL(page.url()).searchParams.get("due")).toBe("overdue");
    const rows = (await owner.read<{ items: ReviewSummary[] }>("/reviews?due=overdue&queue=post")).items;
    expect(rows).toHaveLength(wanted);
  }, 90_000);

  it("tells a person their own figures, and keeps what they let others see", async () => {
    await page.getByRole("button", { name: /theme and sign out/ }).click();
    await page.getByRole("menuitem", { name: "How you decide" }).click();
    await page.getByRole("heading", { name: "Your last 30 days" }).waitFor();
    expect(await seriousProblems(page)).toEqual([]);
    await page.getByLabel("Hours a week that you have for reviews").fill("6");
    await page.getByRole("button", { name: "Keep" }).click();
    await page.getByRole("button", { name: "Let owners see it" }).click();
    await page.getByRole("button", { name: "Stop letting owners see it" }).waitFor();
    expect((await owner.read<Workload>("/workload")).capacity).toEqual({ hours: 6, people: 1 });
    expect(owner.errors).toEqual([]);
  }, 60_000);
});
