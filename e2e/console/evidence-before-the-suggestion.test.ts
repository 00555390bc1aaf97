import type { ReviewDetail, ReviewSummary } from "@surety/core/wire/review";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser } from "../browser.ts";
import { lettersWorkflow } from "./letters.ts";
import { seriousProblems } from "./serious-problems.ts";
import { visit, type Visit } from "./visit.ts";

/** All goes to a person, who is not told that the machine says `parcel`. */
const workflow = lettersWorkflow({ parcel: "parcel", none: "praise" }, "queue: post, suggestion: after-evidence");

describe.skipIf(!hasBrowser)("evidence before the suggestion (skipped without Chromium)", () => {
  let owner: Visit;
  let page: Page;

  beforeAll(async () => {
    owner = await visit({ "workflows/letters.yaml": workflow });
    ({ page } = owner);
  }, 150_000);
  afterAll(() => owner?.end());

  const post = (path: string, data: object) =>
    page.request.post(`${owner.surety.origin}/api/v1${path}`, { headers: { origin: owner.surety.origin }, data });

  it("sends what the machine thinks only when the person has answered, and keeps that they had", async () => {
    expect((await post("/workflows/letters/stage", { stage: "assisted", because: "a test" })).status()).toBe(200);
    await post("/workflows/letters/cases", { text: "Where is my parcel" });
    const open = async () => (await owner.read<{ items: ReviewSummary[] }>("/reviews")).items[0]?.id ?? "";
    await expect.poll(open, { timeout: 60_000 }).not.toBe("");
    const id = await open();
    const sent: string[] = [];
    page.on("response", async (response) => {
      if (response.url().includes("/api/v1/reviews") && response.request().method() !== "OPTIONS")
        sent.push(await response.text().catch(() => ""));
    });
    await page.goto(`${owner.surety.origin}/inbox/${id}`);
    await page.getByRole("button", { name: "Ask the machine first" }).waitFor();
    await page.waitForLoadState("networkidle").catch(() => undefined);
    expect(sent.length).toBeGreaterThan(1);
    expect(sent.join("\n")).not.toMatch(/"suggestion":"/);
    expect(await seriousProblems(page)).toEqual([]);
    await page.keyboard.press("2");
    await page.getByRole("button", { name: "Compare with the machine" }).waitFor();
    await page.keyboard.press("m");
    await page.getByText("suggested").waitFor();
    expect(await owner.read<ReviewDetail>(`/reviews/${id}`)).toMatchObject({ suggestionSeen: "answered" });
    await page.getByText("You answer differently from the suggestion.", { exact: false }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("Nothing waits for you").waitFor();
    expect(owner.errors).toEqual([]);
  }, 120_000);
});
