import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sortingYaml } from "../bad-input/sorting-workflow.ts";
import { hasBrowser } from "../browser.ts";
import { visit, type Visit } from "./visit.ts";

const reason = "The desk closes on Friday.";

describe.skipIf(!hasBrowser)("going live without something (skipped without Chromium)", () => {
  let owner: Visit;
  let page: Page;

  beforeAll(async () => {
    owner = await visit({ "workflows/sorting.yaml": sortingYaml });
    ({ page } = owner);
  }, 120_000);
  afterAll(() => owner?.end());

  it("says beside the stage how far the workflow is, and what is missing in a checklist", async () => {
    await page.goto(`${owner.surety.origin}/workflows/sorting`);
    await page.getByText("Ready for live: 3 of 5").waitFor();
    await page.getByRole("button", { name: "Change stage" }).click();
    await page.getByRole("radio", { name: /live/ }).click();
    const list = page.getByRole("region", { name: "Ready for live" });
    await list.getByText("There is no evaluation set; it takes 149 frozen items.").waitFor();
    await list.getByText("An alarm would reach nobody.").waitFor();
    expect(await list.getByRole("link").count()).toBe(2);
  });

  it("says what an override records, and takes none without a reason", async () => {
    await page.getByText(/had no evaluation set and alert destination/).waitFor();
    const go = page.getByRole("button", { name: "Go live without 2 of 5" });
    await go.click();
    expect(await owner.read<{ stage: string }>("/workflows/sorting")).toMatchObject({ stage: "assisted" });
    await page.getByLabel("Why it goes live without").fill(reason);
    await go.click();
    await page.getByText("Live without evaluation set and alert destination.").waitFor();
    expect(await owner.read<{ stage: string }>("/workflows/sorting")).toMatchObject({ stage: "live" });
  });

  it("shows the override on the overview, with who said why", async () => {
    await page.goto(owner.surety.origin);
    const row = page.getByRole("row", { name: /Sorting/ });
    await row.getByText("Live without evaluation set and alert destination.").waitFor();
    expect(await row.getByText(reason).textContent()).toContain("Olive Owner");
  });

  it("has a page that says what the workflow is worth, before anything was measured too", async () => {
    await page.goto(`${owner.surety.origin}/workflows/sorting?tab=value`);
    await page.getByText("typed, not measured").first().waitFor();
    await page.getByText("Manual work is timed in shadow or assisted stage").waitFor();
    expect(owner.errors).toEqual([]);
  });
});
