import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser } from "../browser.ts";
import { seriousProblems } from "./serious-problems.ts";
import { visit, type Visit } from "./visit.ts";

describe.skipIf(!hasBrowser)("the gate page (skipped without Chromium)", () => {
  let owner: Visit;
  let page: Page;

  beforeAll(async () => {
    owner = await visit();
    ({ page } = owner);
    await page.goto(`${owner.surety.origin}/workflows/support-triage?tab=gate`);
    await page.getByText("We are 95 % sure that fewer than 8 in 100 automated tickets are wrong").first().waitFor({
      timeout: 150_000,
    });
  }, 200_000);
  afterAll(() => owner?.end());

  const handle = () => page.getByRole("slider", { name: "What if" });
  const cellsOf = (name: string) =>
    page
      .getByRole("region", { name: "Thresholds side by side" })
      .getByRole("row", { name: new RegExp(`^${name}`) })
      .getByRole("cell")
      .allInnerTexts();

  it("tries thresholds out by keyboard, beside the guaranteed one and the one by eye", async () => {
    const [guaranteed, , started] = await cellsOf("Automated");
    expect(started).toBe(guaranteed);
    await handle().focus();
    for (let step = 0; step < 3; step += 1) await page.keyboard.press("PageUp");
    await page.getByText("Below the earned threshold").waitFor();
    const [same, , moved] = await cellsOf("Automated");
    expect(same).toBe(guaranteed);
    expect(Number.parseFloat(moved ?? "")).toBeGreaterThan(Number.parseFloat(guaranteed ?? ""));
    expect(await handle().getAttribute("aria-valuetext")).toContain(`${moved} automated`);
    expect((await cellsOf("Misses the target"))[2]).toMatch(/^at least/);
    const address = page.url();
    expect(address).toContain("at=");
    await page.reload();
    await page.getByText("Below the earned threshold").waitFor();
    expect((await cellsOf("Automated"))[2]).toBe(moved);
    expect(await seriousProblems(page)).toEqual([]);
    await page.getByRole("button", { name: "Back to the guarantee" }).click();
    await page.getByText("the promise holds here").waitFor();
  }, 60_000);

  it("says whether reviewers have enough hours", async () => {
    await page.getByLabel("Reviewer hours a day").fill("0.05");
    await page.getByText("3 minutes a day are not enough").waitFor({ timeout: 60_000 });
    await page.getByLabel("Reviewer hours a day").fill("24");
    await page.getByText("24 hours a day are enough").waitFor();
    expect(await page.getByRole("button", { name: "Show what that would risk" }).count()).toBe(0);
  }, 90_000);

  it("takes a threshold by hand after it has said the risk, and gives it back", async () => {
    await page.getByRole("button", { name: "Change", exact: true }).click();
    await page.getByLabel("Set the threshold by hand").check();
    await page.getByLabel("Automate from a confidence of, %").fill("50");
    await page.getByText(/^Set by hand to 50.%: .* The chance that it misses the target/).waitFor();
    expect(await seriousProblems(page)).toEqual([]);
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("The threshold was set by hand.").waitFor();
    await page
      .getByRole("note")
      .getByText(/^Set by hand to 50.%/)
      .waitFor();
    await page.getByRole("button", { name: "Change", exact: true }).click();
    await page.getByLabel("Set the threshold by hand").uncheck();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("We are 95 % sure that fewer than 8 in 100").first().waitFor();
  }, 60_000);

  it("shows how its thresholds came about, and asks nothing for a second look at the same labels", async () => {
    const looks = page.getByRole("region", { name: "Looks at the labels" });
    await looks.waitFor();
    expect(await looks.getByRole("row").count()).toBe(2);
    await page.getByText("deriving again changes nothing and costs nothing").waitFor();
    await page.getByRole("button", { name: "Derive again" }).click();
    await page.getByText("Done. The thresholds below").waitFor({ timeout: 60_000 });
    expect(await looks.getByRole("row").count()).toBe(2);
    expect(owner.errors).toEqual([]);
  }, 90_000);
});
