import type { PromptDiff, PromptHistory, PromptPreview } from "@surety/core/wire/prompt";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { type FakeLanguageProvider, startFakeLanguageProvider } from "@surety/testing/fakes/fake-language-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApiKeys } from "../security/api-keys.ts";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";
import type { App } from "./app-env.ts";
import { houseApp } from "./house-app.ts";

let house: TestHouse;
let app: App;
let provider: FakeLanguageProvider;
const keys: Record<string, Record<string, string>> = {};

function letters(wording: object): WorkflowSource {
  const classify = { text: "{{ input.text }}", labels: ["claim", "praise"], ...wording };
  return ruleWorkflow({
    name: "letters",
    input: { type: "object", properties: { text: { type: "string" }, tier: { type: "string" } } },
    accept: "true",
    dedupe: { key: "input.text" },
    flow: [
      { judge: { topic: { classify, models: ["brain/small"] } }, gate: { fixedThreshold: 0.9, audit: 1 } },
      { act: [{ otherwise: [] }] },
    ] as WorkflowSource["flow"],
  });
}

beforeAll(async () => {
  provider = await startFakeLanguageProvider();
  provider.script(({ text }) => ({
    text: JSON.stringify({ answer: "A", certainty: text.includes("sure") ? "certain" : "guess" }),
  }));
  house = await openTestHouse();
  app = houseApp(house, { origin: "http://localhost:4747", version: "0", demo: false });
  for (const role of ["viewer", "editor"] as const) {
    const { key } = await openApiKeys(house.database).create({ name: role, role }, owner);
    keys[role] = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  }
  const prices = [{ from: "2026-01-01", input: 0.5, output: 4 }];
  const address = { baseUrl: `${provider.url}/v1`, allowPrivate: [provider.host] };
  const settings = { provider: "openai", apiKey: "sk-x", ...address, models: [{ name: "small", prices }] };
  await house.commands.saveConnection("brain", "language", settings, owner);
  await house.commands.saveWorkflow(letters({}), owner);
  await house.commands.saveWorkflow({ ...letters({}), title: "Asks as before" }, owner);
  await house.commands.saveWorkflow(letters({ prompt: "Sort letters\nto a shop." }), owner);
  await house.commands.saveWorkflow(
    letters({ prompt: "Sort letters\nof {{ input.tier }}.", examples: { count: 2 } }),
    owner,
  );
  await house.commands.setStage("letters", "live", owner);
}, 60_000);
afterAll(async () => {
  await house.end();
  await provider.close();
});

async function call<Body>(method: string, path: string, body?: unknown, as = "editor") {
  const init = { method, headers: keys[as] ?? {}, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const answer = await app.request(`/api/v1/workflows/letters/prompts${path}`, init);
  return { status: answer.status, body: (await answer.json()) as Body };
}

describe("prompts", () => {
  it("are told as each version asked, and versions that ask alike are one", async () => {
    const { body } = await call<PromptHistory>("GET", "", undefined, "viewer");
    expect(body).toMatchObject({ judgment: "topic", judgments: ["topic"] });
    expect(body.versions.map(({ number, prompt, current }) => [number, prompt, current])).toEqual([
      [4, "Sort letters\nof {{ input.tier }}.", true],
      [3, "Sort letters\nto a shop.", false],
      [1, null, false],
    ]);
  });

  it("are compared line by line, part by part", async () => {
    const { body } = await call<PromptDiff>("GET", "/diff?from=3&to=4", undefined, "viewer");
    expect(body.parts).toEqual([
      {
        part: "prompt",
        lines: [
          { kind: "same", text: "Sort letters" },
          { kind: "removed", text: "to a shop." },
          { kind: "added", text: "of {{ input.tier }}." },
        ],
      },
      {
        part: "examples",
        lines: [
          { kind: "removed", text: "no examples" },
          { kind: "added", text: "2 nearest examples" },
        ],
      },
    ]);
    expect((await call("GET", "/diff?from=3&to=9")).body).toMatchObject({ code: "version-not-found", field: "to" });
  });

  it("are shown as they would be sent, word for word, and nothing is sent", async () => {
    const [sent] = await house.send("letters", { text: "a doubtful letter", tier: "gold" });
    await house.quiet();
    const asked = provider.calls.at(-1)!;
    const [review] = await house.database.query<{ id: string }>("select id from surety.reviews where case_id = $1", [
      sent?.caseId,
    ]);
    await house.commands.decideReview(review!.id, { answers: { topic: "claim" }, verdict: "decide" }, owner);
    await house.quiet();
    const before = provider.calls.length;
    const { body } = await call<PromptPreview>("POST", "/preview", { cases: [sent?.caseId] });
    expect(body).toMatchObject({ judgment: "topic", model: "brain/small", currency: "EUR" });
    expect(body.items).toHaveLength(1);
    const [item] = body.items;
    expect([item?.system, item?.messages]).toEqual([asked.system, [{ role: "user", text: asked.text }]]);
    expect(item?.probableMicros).toBeLessThan(item?.mostMicros ?? 0);
    const other = await call<PromptPreview>("POST", "/preview", { prompt: "Be brief.", examples: null });
    expect(other.body.items[0]?.system).toMatch(/^Be brief\.\n\nSort one text/);
    expect(provider.calls.length).toBe(before);
  });

  it("never show a case that waits for somebody, audits like reviews, nor to whoever may not change the workflow", async () => {
    const [audited, reviewed] = await house.send(
      "letters",
      { text: "a sure letter" },
      { text: "another doubtful letter" },
    );
    await house.quiet();
    const kinds = await house.database.query<{ kind: string }>(
      "select kind from surety.reviews where case_id = any($1) and status = 'open' order by kind",
      [[audited?.caseId, reviewed?.caseId]],
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(["audit", "review"]);
    const refusals = await Promise.all(
      [audited, reviewed].map(async (one) => {
        const { status, body } = await call<{ detail: string }>("POST", "/preview", { cases: [one?.caseId] });
        return [status, body.detail.replace(String(one?.caseId), "ID")];
      }),
    );
    expect(refusals[0]).toEqual([404, "letters has no decided case ID."]);
    expect(refusals[1]).toEqual(refusals[0]);
    const { body } = await call<PromptPreview>("POST", "/preview", {});
    expect(body.items.map(({ caseId }) => caseId)).not.toContain(audited?.caseId);
    expect((await call("POST", "/preview", {}, "viewer")).status).toBe(403);
  });

  it("that are wrong are refused in their place", async () => {
    const wrong = await call<{ code: string; field: string; detail: string }>("POST", "/preview", {
      prompt: "{{ input.teir }}",
    });
    expect(wrong.body).toMatchObject({
      code: "unknown-name",
      field: "prompt",
      detail: expect.stringContaining("input.tier") as string,
    });
    expect((await call("POST", "/preview", { model: "local" })).body).toMatchObject({ code: "unknown-model" });
  });
});
