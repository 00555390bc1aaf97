import type { SpendingWire } from "@surety/core/wire/spending";
import { type FakeLanguageProvider, startFakeLanguageProvider } from "@surety/testing/fakes/fake-language-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser } from "../browser.ts";
import { seriousProblems } from "./serious-problems.ts";
import { visit, type Visit } from "./visit.ts";

const document = {
  name: "letters",
  title: "Letters",
  input: { type: "object", required: ["text"], properties: { text: { type: "string" } } },
  triggers: [{ id: "api", api: {} }],
  flow: [
    {
      judge: {
        topic: { classify: { text: "{{ input.text }}", labels: ["claim", "praise"] }, models: ["brain/small"] },
      },
    },
    { act: [{ otherwise: [] }] },
  ],
  review: { queue: "post" },
  budget: { perCase: 0.01, perDay: 0.011 },
};

describe.skipIf(!hasBrowser)("what language models cost (skipped without Chromium)", () => {
  let provider: FakeLanguageProvider;
  let owner: Visit;

  beforeAll(async () => {
    provider = await startFakeLanguageProvider();
    const text = JSON.stringify({ answer: "A", certainty: "likely" });
    provider.script(() => ({ text, usage: { input: 1200, output: 200 } }));
    owner = await visit({});
    const models = [{ name: "small", prices: [{ from: "2026-01-01", input: 0.5, output: 4 }] }];
    const settings = {
      provider: "openai",
      apiKey: "sk-x",
      baseUrl: `${provider.url}/v1`,
      allowPrivate: [provider.host],
      models,
    };
    await owner.send("put", "/connections/brain", { kind: "language", settings });
    await owner.send("put", "/workflows/letters", document);
    await owner.send("post", "/workflows/letters/stage", { stage: "assisted" });
    for (let n = 0; n < 4; n += 1)
      await owner.send("post", "/workflows/letters/cases", { text: `Letter ${n} about a parcel` });
  }, 150_000);
  afterAll(async () => {
    await owner?.end();
    await provider.close();
  });

  it("stands on the workflow's page: today against the budget, and what stopped", async () => {
    const { page } = owner;
    const refused = async () =>
      (await owner.read<SpendingWire>("/workflows/letters/spending")).budgets.perDay?.refused ?? 0;
    await expect.poll(refused, { timeout: 60_000 }).toBeGreaterThan(0);
    await page.goto(`${owner.surety.origin}/workflows/letters?tab=value`);
    await page.getByRole("heading", { name: "Language models" }).waitFor();
    await page.getByRole("meter", { name: "Budget of the day" }).waitFor();
    await page.getByText("not made; cases go to people").waitFor();
    expect(await seriousProblems(page)).toEqual([]);
    expect(owner.errors).toEqual([]);
    // What its answers say of their certainty is weighed once enough of them were right and wrong.
    await page.goto(`${owner.surety.origin}/quality?workflow=letters`);
    await page.getByRole("heading", { name: "What tells right from wrong" }).waitFor();
    await page.getByText("0 labelled answers, 0 of them wrong.").waitFor();
    expect(await seriousProblems(page)).toEqual([]);
    await page.goBack();
    await page.getByRole("meter", { name: "Budget of the day" }).waitFor();
    const folder = process.env["SURETY_PICTURES"];
    if (folder !== undefined)
      for (const [name, dark, width] of [
        ["light", false, 1280],
        ["dark", true, 1920],
      ] as const) {
        await page.emulateMedia({ colorScheme: dark ? "dark" : "light" });
        await page.setViewportSize({ width, height: 900 });
        await page.screenshot({ path: `${folder}/spending-${name}.png` });
      }
  }, 90_000);
});
