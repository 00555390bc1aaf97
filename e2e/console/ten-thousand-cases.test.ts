import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser } from "../browser.ts";
import type { SuretyProcess } from "../surety-process.ts";
import { visit, type Visit } from "./visit.ts";

const count = 10_000;
const workflow = `
name: many
title: Many
input: { type: object, required: [text], properties: { text: { type: string } } }
triggers: [{ id: api, api: {} }]
flow:
  - judge: { topic: { rule: { cases: [{ when: input.text.contains("even"), value: even }] } } }
  - act: [{ otherwise: [{ assign: { queue: "{{ topic.value }}" } }] }]
`;

describe.skipIf(!hasBrowser)("ten thousand cases (skipped without Chromium)", () => {
  let owner: Visit;
  let surety: SuretyProcess;
  let page: Page;

  beforeAll(async () => {
    owner = await visit({ "workflows/many.yaml": workflow });
    ({ surety, page } = owner);
    const lines = Array.from({ length: count }, (_, n) =>
      JSON.stringify({ text: `Case ${n} is ${n % 2 ? "odd" : "even"}` }),
    );
    const answer = await page.request.post(`${surety.origin}/api/v1/workflows/many/cases`, {
      headers: { "content-type": "application/x-ndjson", origin: surety.origin },
      data: lines.join("\n"),
      timeout: 60_000,
    });
    expect(answer.status()).toBe(207);
  }, 150_000);
  afterAll(() => owner?.end());

  const rowsDrawn = () => page.getByRole("row").count();

  it("draws only the rows in sight, and reaches the last one", async () => {
    await page.goto(`${surety.origin}/cases`);
    await page
      .getByText(/Case 99\d\d is/)
      .first()
      .waitFor();
    expect(await rowsDrawn()).toBeLessThan(150);
    const list = page.getByRole("rowgroup", { name: "Rows" });
    await list.focus();
    // Each press leads to the end of what has been loaded, which loads more.
    const reached = async () => {
      await page.keyboard.press("End");
      return page.getByText("Case 0 is even").isVisible();
    };
    await expect.poll(reached, { timeout: 100_000, interval: 20 }).toBe(true);
    expect(await rowsDrawn()).toBeLessThan(150);
  }, 120_000);

  it("scrolls without a long pause", async () => {
    await page.evaluate(countLongFrames);
    for (let n = 0; n < 40; n += 1) await page.keyboard.press(n % 2 ? "PageUp" : "PageDown");
    expect(await page.evaluate<number>("window.longFrames")).toBeLessThanOrEqual(2);
  }, 60_000);
});

/** Frames over 100 ms are seen as a pause. */
const countLongFrames = `
  window.longFrames = 0;
  new PerformanceObserver((list) => (window.longFrames += list.getEntries().filter((one) => one.duration > 100).length))
    .observe({ type: "longtask" });
`;
