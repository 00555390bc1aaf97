import type { CascadesWire } from "@surety/core/wire/cascade";
import { type FakeLanguageProvider, startFakeLanguageProvider } from "@surety/testing/fakes/fake-language-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser } from "../browser.ts";
import { seriousProblems } from "./serious-problems.ts";
import { visit, type Visit } from "./visit.ts";

const labels = ["claim", "praise"];
const document = {
  name: "letters",
  title: "Letters",
  input: { type: "object", required: ["text"], properties: { text: { type: "string" } } },
  triggers: [{ id: "api", api: {} }],
  flow: [
    {
      judge: { topic: { classify: { text: "{{ input.text }}", labels }, models: ["brain/small", "brain/large"] } },
      gate: { maxError: 0.05 },
    },
    { act: [{ otherwise: [] }] },
  ],
  review: { queue: "post" },
  measure: { baseline: { minutesPerCase: 1, costPerHour: 36, errorRate: 0.01 }, currency: "EUR" },
};

/** A letter says what is right, and what each model says to it with which probability. */
const letters = Array.from({ length: 400 }, (_, at) => {
  const value = labels[at % 2] as string;
  const half = labels[Math.floor(at / 2) % 2] as string;
  const small = at % 10 < 6 ? `${value} 0.99${at % 9}` : `${half} 0.6${at % 9}`;
  const large = at % 10 < 9 ? `${value} 0.98${at % 9}` : `${half} 0.7${at % 9}`;
  return { value, text: `${value} small ${small} large ${large}, number ${at}` };
});

describe.skipIf(!hasBrowser)("who answers what (skipped without Chromium)", () => {
  let provider: FakeLanguageProvider;
  let owner: Visit;

  beforeAll(async () => {
    provider = await startFakeLanguageProvider();
    provider.script(({ text, model }) => {
      const [, said = "claim", p = "0.5"] = new RegExp(`${model} (\\w+) ([\\d.]+)`).exec(text) ?? [];
      const [key, other] = said === "claim" ? ["A", "B"] : ["B", "A"];
      const tokens = [
        { text: '{"answer":"', p: 1 },
        { text: key as string, p: Number(p), others: { [other as string]: 1 - Number(p) } },
        { text: '","certainty":"likely"}', p: 1 },
      ];
      const answer = JSON.stringify({ answer: key, certainty: "likely" });
      return { text: answer, tokens, usage: { input: 300, output: 20 }, model: `${model}-2026` };
    });
    owner = await visit({});
    const price = (name: string, input: number) => ({
      name,
      prices: [{ from: "2026-01-01", input, output: 4 * input }],
    });
    const models = [price("small", 0.1), price("large", 200)];
    const at = { baseUrl: `${provider.url}/v1`, allowPrivate: [provider.host] };
    const settings = { provider: "openai", apiKey: "sk-x", models, ...at };
    await owner.send("put", "/connections/brain", { kind: "language", settings });
    await owner.send("put", "/workflows/letters", document);
    await owner.send("post", "/workflows/letters/labels", { judgment: "topic", items: letters });
    await owner.send("post", "/workflows/letters/stage", { stage: "assisted" });
  }, 150_000);
  afterAll(async () => {
    await owner?.end();
    await provider.close();
  });

  async function pictures(name: string): Promise<void> {
    const folder = process.env["SURETY_PICTURES"];
    if (folder === undefined) return;
    for (const [shade, width] of [
      ["light", 1280],
      ["dark", 1920],
    ] as const) {
      await owner.page.emulateMedia({ colorScheme: shade });
      await owner.page.setViewportSize({ width, height: 1000 });
      await owner.page.screenshot({ path: `${folder}/cascade-${name}-${shade}.png` });
    }
  }

  it("says what measuring costs, then who answers what and what each model saves", async () => {
    const { page } = owner;
    await page.goto(`${owner.surety.origin}/workflows/letters?tab=quality`);
    await page.getByText("brain/small answers, and the others only where it fails.").waitFor();
    // Nothing is trained here, so no card may wait for labels to train with.
    expect(await page.getByRole("heading", { name: "Not measured yet" }).count()).toBe(0);
    await page.getByRole("button", { name: "Measure all models" }).click();
    await page.getByText("brain/large: 400 answers are missing, at most").waitFor();
    expect(provider.calls.length).toBe(0);
    await pictures("estimate");
    await page.getByRole("button", { name: /^Ask, for at most/ }).click();
    const state = async () => (await owner.read<CascadesWire>("/workflows/letters/cascades")).cascades[0]?.state;
    await expect.poll(state, { timeout: 120_000 }).toBe("earned");
    await page.getByRole("rowheader", { name: "brain/large" }).waitFor();
    await page
      .getByText(/more a case, people .* instead of/)
      .first()
      .waitFor();
    await owner.send("post", "/workflows/letters/cases", {
      text: "claim small praise 0.61 large claim 0.99, a new one",
    });
    await page.getByRole("region", { name: "Live cases" }).waitFor({ timeout: 60_000 });
    expect(await seriousProblems(page)).toEqual([]);
    expect(owner.errors).toEqual([]);
    await pictures("earned");
  }, 240_000);

  it("and the doctor says what each model saves, where nothing is wrong with it", async () => {
    const { page } = owner;
    await page.goto(`${owner.surety.origin}/workflows/letters?tab=doctor`);
    await page.getByRole("heading", { name: "What the models save" }).waitFor();
    await page
      .getByText(/brain\/small answers .* and saves .*; brain\/large answers .* and saves .* EUR a case/)
      .waitFor();
    expect(await seriousProblems(page)).toEqual([]);
    await pictures("doctor");
  }, 60_000);
});
