import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser } from "../browser.ts";
import type { SuretyProcess } from "../surety-process.ts";
import { visit, type Visit } from "./visit.ts";

interface Overview {
  today: { arrived: number; automated: number; waiting: number };
}

describe.skipIf(!hasBrowser)("the main job in a browser (skipped without Chromium)", () => {
  let owner: Visit;
  let surety: SuretyProcess;
  let page: Page;
  let read: Visit["read"];
  let caseId: string;

  beforeAll(async () => {
    owner = await visit();
    ({ surety, page, read } = owner);
  }, 120_000);
  afterAll(() => owner?.end());

  it("automates some of the shipped tickets under a guarantee, and leaves some to people", async () => {
    const counts = async () => (await read<Overview>("/overview")).today;
    await expect.poll(async () => (await counts()).automated, { timeout: 100_000, interval: 500 }).toBeGreaterThan(0);
    await expect.poll(async () => (await counts()).waiting, { timeout: 10_000 }).toBeGreaterThan(0);
    const { items } = await read<{ items: { name: string; guarantee: { state: string } }[] }>("/workflows");
    expect(items.find(({ name }) => name === "support-triage")?.guarantee.state).toBe("earned");
    expect(surety.log()).toMatch(/Support ticket triage is live\. Intent: at most 8 % errors among automated cases/);
    await page.goto(surety.origin);
    await page.getByText("at most 8 % errors among automated cases").waitFor();
  }, 120_000);

  it("takes a ticket from the hosted form", async () => {
    await page.goto(`${surety.origin}/forms/support-triage/form`);
    await page.getByLabel("Subject").fill("A question of the heart");
    await page.getByLabel("Message").fill("Would your parrot rather have tea or a sonnet? Asking for the moon.");
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByRole("heading", { name: "Thank you" }).waitFor();
    caseId = (await page.locator("code").textContent()) ?? "";
    expect(caseId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("lets a person decide it with the keyboard", async () => {
    await page.goto(`${surety.origin}/inbox`);
    const reviews = page.getByRole("region", { name: "Reviews" });
    await reviews.waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("question of the heart");
    // Alone in the list: it may be in sight before the search has been answered.
    const found = async () => (await reviews.getByRole("link").allTextContents()).map((text) => text.includes("heart"));
    await expect.poll(found, { timeout: 10_000 }).toEqual([true]);
    await page.keyboard.press("Escape");
    await page.keyboard.press("j");
    await page.getByRole("article", { name: "A question of the heart" }).waitFor();
    await page.keyboard.press("6");
    await page.getByRole("button", { name: /Answer how-to/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("article", { name: "A question of the heart" }).waitFor({ state: "detached" });
    const open = () => read<{ items: unknown[] }>("/reviews?q=question%20of%20the%20heart&status=open");
    await expect.poll(async () => (await open()).items).toEqual([]);
  });

  it("continues the case at once, sends its effect, and keeps the answer as a label", async () => {
    await page.goto(`${surety.origin}/cases/${caseId}`);
    await page.getByText("Decided intent: how-to").waitFor({ timeout: 20_000 });
    await page.getByText("Assigned to how-to").waitFor();
    const detail = await read<{ status: string; route: string; effects: { status: string }[] }>(`/cases/${caseId}`);
    expect(detail).toMatchObject({ status: "done", route: "reviewed", effects: [{ status: "sent" }] });
    const { items } = await read<{ items: { source: string; value: string; caseId: string | null }[] }>(
      "/workflows/support-triage/labels?judgment=intent",
    );
    expect(items.filter((label) => label.caseId === caseId)).toMatchObject([{ source: "review", value: "how-to" }]);
  }, 40_000);

  it("takes a file of tickets, and says what became of each row", async () => {
    await page.goto(`${surety.origin}/workflows/support-triage?tab=cases`);
    const rows = ["subject,body", "Lost,My parcel is lost", "No body,", "Broken,The hub is dead since Monday"];
    const file = { name: "tickets.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\n")) };
    await page.getByLabel("File of cases").setInputFiles(file);
    await page.getByText(/2 became cases, 1 (did not fit|were filtered)/).waitFor();
    expect(await page.getByRole("button", { name: /Import a file/ }).isEnabled()).toBe(true);
  });

  it("had no error and broke no security policy on the way", () => {
    expect(owner.errors).toEqual([]);
  });
});
