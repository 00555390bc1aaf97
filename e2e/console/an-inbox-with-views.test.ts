import type { ReviewSummary } from "@surety/core/wire/review";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { hasBrowser } from "../browser.ts";
import { visit, type Visit } from "./visit.ts";

const count = 60;
const workflow = `
name: bills
title: Bills
owner: olive
input: { type: object, required: [text], properties: { text: { type: string }, amount: { type: number } } }
triggers: [{ id: api, api: {} }]
flow:
  - judge: { topic: { rule: { cases: [{ when: input.text.contains("never"), value: never }] } } }
  - act: [{ otherwise: [{ assign: { queue: rest } }] }]
review: { queue: desk, due: 4h, value: input.amount }
`;

describe.skipIf(!hasBrowser)("an inbox with views (skipped without Chromium)", () => {
  let owner: Visit;
  let page: Page;
  let origin: string;
  beforeAll(async () => {
    owner = await visit({ "workflows/bills.yaml": workflow }, { width: 1600, height: 800 });
    page = owner.page;
    origin = owner.surety.origin;
    const bills = Array.from({ length: count }, (_, n) => ({ text: `Bill number ${n} from Zürich`, amount: n * 10 }));
    const answer = await page.request.post(`${origin}/api/v1/workflows/bills/cases`, {
      headers: { origin },
      data: bills,
    });
    expect(answer.status()).toBe(207);
    await vi.waitUntil(async () => (await waiting()).length === count, { timeout: 30_000, interval: 100 });
  }, 120_000);
  afterAll(() => owner?.end());

  const waiting = async () => (await owner.read<{ items: ReviewSummary[] }>("/reviews?limit=200")).items;
  const rows = () => page.getByRole("region", { name: "Reviews" }).getByRole("listitem");
  const titles = async () => (await rows().allInnerTexts()).map((text) => text.split("\n")[0]);

  it("finds by the beginnings of words, without their accents", async () => {
    await page.goto(`${origin}/inbox`);
    await rows().first().waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("numb 42 zurich");
    await expect.poll(titles).toEqual([expect.stringContaining("number 42")]);
    expect(page.url()).toContain("q=numb");
  });

  it("teaches where nothing is found, and leads back", async () => {
    await page.goto(`${origin}/inbox?q=nowhere&stakes=high`);
    await page.getByRole("heading", { name: "Nothing waits here" }).waitFor();
    await page.getByRole("link", { name: "Show all that is open" }).click();
    await expect.poll(async () => (await titles()).length).toBeGreaterThan(5);
  });

  it("keeps a filter and an order under a name, and opens with it the next time", async () => {
    await page.goto(`${origin}/inbox`);
    await rows().first().waitFor();
    await page.keyboard.press("f");
    await page.getByLabel("At stake, from").fill("550");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Remove the filter at least 550 at stake" }).waitFor();
    await page.getByLabel("Order").selectOption("value");
    await expect.poll(async () => (await titles())[0]).toContain("number 59");
    await page.keyboard.press("Escape");
    await page.getByRole("heading", { name: "Views" }).click();
    await page.keyboard.press("v");
    await page.getByLabel("Name").fill("The dear ones");
    await page.getByLabel("My inbox opens with it").check();
    await page.keyboard.press("Enter");
    const view = page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: /The dear ones/ });
    await expect.poll(() => view.innerText()).toContain("5");
    await page.goto(`${origin}/cases`);
    await page
      .getByText(/Bill number/)
      .first()
      .waitFor();
    await page.goto(`${origin}/inbox`);
    await expect.poll(titles).toHaveLength(5);
    expect(page.url()).toContain("valueFrom=550");
    await page.getByRole("navigation", { name: "Queues" }).getByText("All queues").click();
    await expect.poll(async () => (await titles()).length).toBeGreaterThan(5);
    const opened = async () => (await rows().locator("[aria-current=true]").innerText()).split("\n")[0];
    await expect.poll(async () => (await opened()) === (await titles())[0]).toBe(true);
  }, 90_000);

  it("lets rows above come and go without moving what is looked at, and counts what was decided elsewhere", async () => {
    await page.goto(`${origin}/inbox?sort=newest`);
    const list = page.getByRole("region", { name: "Reviews" });
    await rows().first().waitFor();
    const all = (await owner.read<{ items: ReviewSummary[] }>("/reviews?limit=200&sort=newest")).items;
    const seen = all[30];
    await list.evaluate((element) => (element.scrollTop = 30 * 66));
    const place = async () =>
      (
        await page
          .getByText(seen?.title ?? "")
          .first()
          .boundingBox()
      )?.y;
    await expect.poll(place).toBeGreaterThan(0);
    const before = await place();
    for (const { id } of all.slice(10, 13)) {
      const answer = await page.request.post(`${origin}/api/v1/reviews/${id}/decide`, {
        headers: { origin },
        data: { answers: {}, verdict: "reject", note: "elsewhere" },
      });
      expect(answer.status()).toBe(200);
    }
    await page.getByText("3 decided today").waitFor();
    await page
      .getByRole("navigation", { name: "Queues" })
      .getByText(String(count - 3))
      .first()
      .waitFor();
    await expect.poll(place).toBe(before);
    expect(owner.errors).toEqual([]);
  });
});
