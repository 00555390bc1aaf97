import type { ChallengerList } from "@surety/core/wire/challenger";
import type { ExperimentSummary } from "@surety/core/wire/experiment";
import { type FakeLanguageProvider, startFakeLanguageProvider } from "@surety/testing/fakes/fake-language-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser } from "../browser.ts";
import { seriousProblems } from "./serious-problems.ts";
import { takeLooks } from "./shots.ts";
import { visit, type Visit } from "./visit.ts";

const classify = { text: "{{ input.text }}", labels: ["claim", "praise"], guidance: "A claim asks for money." };
const document = (wording: object) => ({
  name: "letters",
  title: "Letters",
  input: { type: "object", required: ["text"], properties: { text: { type: "string" } } },
  triggers: [{ id: "api", api: {} }],
  flow: [
    {
      judge: { topic: { classify: { ...classify, ...wording }, models: ["brain/small"] } },
      gate: { fixedThreshold: 0.5, audit: 0.01 },
    },
    { act: [{ otherwise: [] }] },
  ],
  review: { queue: "post" },
});

/** The large model knows praise when it sees it; the small one calls most of it a claim. */
function answerOf(model: string, text: string): string {
  const letter = Number(/Letter (\d+)/.exec(text)?.[1]);
  const isPraise = letter % 2 === 0;
  return isPraise && (model === "large" ? letter % 14 !== 0 : letter % 3 === 0) ? "B" : "A";
}

describe.skipIf(!hasBrowser)("a prompt compared with another (skipped without Chromium)", () => {
  let provider: FakeLanguageProvider;
  let owner: Visit;

  beforeAll(async () => {
    provider = await startFakeLanguageProvider();
    provider.script(({ model, text }) => ({
      text: JSON.stringify({ answer: answerOf(model, text), certainty: "certain" }),
      usage: { input: 300, output: 20 },
    }));
    owner = await visit({});
    const prices = [{ from: "2026-01-01", input: 0.5, output: 4 }];
    const models = ["small", "large"].map((name) => ({ name, prices }));
    const address = { baseUrl: `${provider.url}/v1`, allowPrivate: [provider.host] };
    const settings = { provider: "openai", apiKey: "sk-x", ...address, models };
    await owner.send("put", "/connections/brain", { kind: "language", settings });
    await owner.send("put", "/workflows/letters", document({}));
    await owner.send("put", "/workflows/letters", document({ prompt: "You sort letters to a shop.\nBe strict." }));
    await owner.send("post", "/workflows/letters/stage", { stage: "assisted" });
    await owner.send("post", "/workflows/letters/stage", {
      stage: "live",
      because: "a test of prompts and experiments",
    });
    for (let n = 900; n < 904; n += 1)
      await owner.send("post", "/workflows/letters/cases", { text: `Letter ${n}: thank you` });
    const items = Array.from({ length: 80 }, (_, at) =>
      JSON.stringify({ judgment: "topic", text: `Letter ${at} to the shop`, value: at % 2 === 0 ? "praise" : "claim" }),
    );
    await owner.send("post", "/workflows/letters/sets/gold/import", items.join("\n"));
  }, 240_000);
  afterAll(async () => {
    await owner?.end();
    await provider?.close();
  });

  it("shows the prompt in force, and what changed since the version before", async () => {
    const { page } = owner;
    await page.goto(`${owner.surety.origin}/workflows/letters?tab=prompts`);
    await page.getByRole("heading", { name: "In force" }).waitFor();
    const changes = page.getByRole("list", { name: "Prompt, compared" });
    await changes.waitFor();
    expect(await changes.locator("li").allInnerTexts()).toHaveLength(2);
    await page.getByText("No experiment yet").waitFor();
    await takeLooks(page, "prompts-empty");
  }, 120_000);

  it("shows word for word what another one would send, and sends nothing", async () => {
    const { page } = owner;
    await expect
      .poll(async () => (await owner.read<{ items: unknown[] }>("/cases?workflow=letters&status=done")).items.length)
      .toBeGreaterThan(0);
    const calls = provider.calls.length;
    await page.getByRole("textbox", { name: "Prompt" }).fill("{{ input.tex }}");
    await page.getByRole("button", { name: "See it on real cases" }).click();
    await page.getByText('Did you mean "input.text"?').first().waitFor();
    await page.getByRole("textbox", { name: "Prompt" }).fill("You sort letters to a garden shop.");
    await page.getByRole("button", { name: "See it on real cases" }).click();
    const messages = page.getByRole("list", { name: "Messages" });
    await messages.getByText("You sort letters to a garden shop.").first().waitFor();
    await messages.getByText("Letter 903: thank you").waitFor();
    expect(provider.calls.length).toBe(calls);
    await takeLooks(page, "prompts-preview");
    expect(await seriousProblems(page)).toEqual([]);
  }, 120_000);

  it("adds up what a comparison costs, runs it when that is confirmed, and ends with a verdict in words", async () => {
    const { page } = owner;
    const calls = provider.calls.length;
    await page.getByRole("textbox", { name: "Models" }).fill("brain/small, brain/large");
    await page.getByRole("combobox", { name: "Compare on" }).selectOption("gold");
    await page.getByRole("button", { name: "Add up the costs of an experiment" }).click();
    await page.getByText("Nothing was asked yet.").waitFor();
    expect(page.url()).toContain("experiment=");
    expect(provider.calls.length).toBe(calls);
    await takeLooks(page, "experiment-planned");
    await page.getByRole("button", { name: /^Start, for at most €/ }).click();
    const verdict = page
      .getByRole("status")
      .filter({ hasText: /better than what is in force; .* is the furthest ahead/ });
    await verdict.waitFor({ timeout: 90_000 });
    await page.getByText("Better than what is in force, by").first().waitFor();
    await page.getByText("It costs the same.").first().waitFor();
    const { items } = await owner.read<{ items: ExperimentSummary[] }>("/workflows/letters/experiments");
    expect(items).toMatchObject([{ status: "done", arms: 4, items: 80, answered: 320 }]);
    expect(items[0]?.paidMicros).toBeLessThanOrEqual(items[0]?.mostMicros ?? 0);
    await takeLooks(page, "experiment-done");
    expect(await seriousProblems(page)).toEqual([]);
  }, 180_000);

  it("makes the winner a challenger, and puts nothing in force", async () => {
    const { page } = owner;
    await page.getByRole("button", { name: "Make it a challenger: in force, brain/large" }).click();
    await page.getByRole("link", { name: "See it under Versions" }).click();
    await page
      .getByText(/Experiment .*: Better than what is in force/)
      .first()
      .waitFor();
    const { version } = await owner.read<{ version: { number: number } }>("/workflows/letters");
    expect(version.number).toBe(2);
    // A browser tells of the refused template by itself.
    expect(owner.errors.filter((error) => !error.includes("422"))).toEqual([]);
  }, 120_000);

  it("tries another model in place of a stage, for money of its own", async () => {
    const { page } = owner;
    const { challengers } = await owner.read<ChallengerList>("/workflows/letters/challengers");
    await owner.send("post", `/challengers/${challengers[0]?.id}/withdraw`, {});
    await page.goto(`${owner.surety.origin}/workflows/letters?tab=versions`);
    await page.getByRole("textbox", { name: "Try" }).fill("brain/unheard");
    await page.getByRole("textbox", { name: "For at most" }).fill("2.50");
    await page.getByRole("button", { name: "Compare" }).click();
    await page
      .getByText(/Nobody has said what brain\/unheard costs/)
      .first()
      .waitFor();
    await page.getByRole("textbox", { name: "Try" }).fill("brain/large");
    await takeLooks(page, "challenger-stage-form");
    expect(await seriousProblems(page)).toEqual([]);
    await page.getByRole("button", { name: "Compare" }).click();
    await page.getByText("topic: Compared is brain/large in place of brain/small, on all labelled cases.").waitFor();
    await page.getByText(/Its questions have cost €0\.00 of €2\.50/).waitFor();
    await takeLooks(page, "challenger-of-a-stage");
    expect(await seriousProblems(page)).toEqual([]);
  }, 120_000);

  it("asks in batches who can wait, and shows how far they are", async () => {
    const { page } = owner;
    provider.batches.fate(() => "under-way");
    await page.goto(`${owner.surety.origin}/workflows/letters?tab=prompts`);
    await page.getByRole("textbox", { name: "Models" }).fill("brain/small, brain/large");
    await page.getByRole("combobox", { name: "Compare on" }).selectOption("gold");
    await page.getByRole("textbox", { name: "Prompt" }).fill("You sort letters to a bookshop.");
    await page.getByRole("checkbox", { name: /^Ask in batches/ }).check();
    await page.getByRole("button", { name: "Add up the costs of an experiment" }).click();
    await page.getByText("80 in batches").first().waitFor();
    await takeLooks(page, "experiment-in-batches-planned");
    await page.getByRole("button", { name: /^Start, for at most €/ }).click();
    const batches = page.getByRole("list", { name: "Batches" });
    await batches.getByText("brain/large: under way at the provider, 0 of 80 answered").waitFor({ timeout: 60_000 });
    await takeLooks(page, "experiment-in-batches");
    expect(await seriousProblems(page)).toEqual([]);
    await page.getByRole("button", { name: "Cancel it" }).click();
    await batches.getByText("brain/large: cancelled").waitFor({ timeout: 60_000 });
  }, 180_000);
});
