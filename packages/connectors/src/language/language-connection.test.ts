import { type FakeLanguageProvider, startFakeLanguageProvider } from "@surety/testing/fakes/fake-language-provider";
import type { CompletionRequest } from "@surety/core/ports/language-model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Adapter, adapterNames, openAdapter } from "./adapters.fixture.ts";

const limits = { timeoutMs: 5000 };
let fake: FakeLanguageProvider;
beforeAll(async () => {
  fake = await startFakeLanguageProvider();
});
afterAll(() => fake.close());

const open = (adapter: Adapter, more: Record<string, unknown> = {}) => openAdapter(adapter, fake, more);

const request: CompletionRequest = {
  model: "small-1",
  system: "Sort the text.",
  messages: [{ role: "user", text: "Where is my parcel?" }],
  schema: {
    name: "answer",
    schema: { type: "object", properties: { answer: { type: "string" } }, required: ["answer"] },
  },
  maxOutputTokens: 100,
  temperature: 0,
  tokenProbabilities: true,
};

it.each(adapterNames)("a connection to %s can be tried without asking a model", async (adapter) => {
  const before = fake.calls.length;
  expect(await (await open(adapter)).test()).toEqual({ ok: true, message: `${fake.host} answered 200.` });
  expect(fake.calls).toHaveLength(before);
});

it.each([
  ["openai", { data: [{ id: "gpt-4.1", object: "model" }] }, { name: "gpt-4.1", context: null }],
  ["anthropic", { data: [{ id: "claude-x", max_input_tokens: 200_000 }] }, { name: "claude-x", context: 200_000 }],
  ["google", { models: [{ name: "models/g-1", inputTokenLimit: 1_048_576 }] }, { name: "g-1", context: 1_048_576 }],
  ["mistral", { data: [{ id: "m-1", max_context_length: 32_768 }] }, { name: "m-1", context: 32_768 }],
  ["openai-compatible", { data: [{ id: "llama", max_model_len: 8192 }] }, { name: "llama", context: 8192 }],
] as const)("the models that %s lists are read, with what fits into them", async (adapter, list, expected) => {
  fake.offer(list);
  expect(await (await open(adapter)).offered?.(limits)).toEqual([expected]);
  fake.offer({ surprise: 1 });
  expect(await (await open(adapter)).offered?.(limits)).toEqual([]);
});

describe("token probabilities", () => {
  const tokens = [
    { text: '{"answer":"', p: 1 },
    { text: "A", p: 0.75, others: { B: 0.25 } },
    { text: '"}', p: 1 },
  ];

  it.each(
    (["openai", "openai responses", "openai-compatible", "openai-compatible responses"] as const).flatMap((adapter) => [
      { adapter, streamed: false },
      { adapter, streamed: true },
    ]),
  )("of $adapter come with what might have stood there (streamed: $streamed)", async ({ adapter, streamed }) => {
    fake.script(() => ({ text: '{"answer":"A"}', tokens }));
    const settings = { tokenProbabilities: true };
    const answer = await (await open(adapter, settings)).complete?.(request, { ...limits, streamed });
    expect(answer?.tokens?.[1]?.text).toBe("A");
    expect(Math.exp(answer?.tokens?.[1]?.alternatives[1]?.logProbability ?? 0)).toBeCloseTo(0.25, 12);
  });

  it("are null where a provider has none", async () => {
    fake.script(() => ({ text: '{"answer":"A"}', tokens }));
    expect((await (await open("anthropic")).complete?.(request, limits))?.tokens).toBeNull();
  });
});

describe("a language connection", () => {
  it("asks for what it needs by name", async () => {
    await expect(open("openai-compatible", { baseUrl: undefined })).rejects.toMatchObject({
      field: "connections.brain.baseUrl",
    });
    await expect(open("openai", { apiKey: undefined })).rejects.toMatchObject({ field: "connections.brain.apiKey" });
  });

  it("speaks the Responses API where the provider does", async () => {
    await expect(open("mistral", { api: "responses" })).rejects.toMatchObject({ field: "connections.brain.api" });
  });

  it("has nothing kept of what it asks by the Responses API, and holds the answer to its schema", async () => {
    fake.script(() => ({ text: '{"answer":"A"}' }));
    await (await open("openai responses")).complete?.(request, limits);
    expect(fake.calls.at(-1)?.body).toMatchObject({
      store: false,
      max_output_tokens: 100,
      include: ["message.output_text.logprobs"],
      text: { format: { type: "json_schema", strict: true, name: "answer", schema: request.schema?.schema } },
    });
  });

  it("shows pictures to whom it can", async () => {
    fake.script(() => ({ text: "red" }));
    const pictures = [{ type: "image/png", base64: "iVBORw0KGgo=" }];
    const shown = { ...request, messages: [{ role: "user" as const, text: "Which colour?", pictures }] };
    for (const adapter of adapterNames) {
      await (await open(adapter)).complete?.(shown, limits);
      expect(JSON.stringify(fake.calls.at(-1)?.body)).toContain("iVBORw0KGgo=");
    }
  });

  it("asks in words alone where a model keeps no schema, and for no probabilities where it tells none", async () => {
    fake.script(() => ({ text: '{"answer":"A"}' }));
    const models = [{ name: "small-1", can: { schemas: false, tokenProbabilities: false } }];
    await (await open("openai", { models })).complete?.(request, limits);
    const { body } = fake.calls.at(-1)!;
    expect(body).toMatchObject({ response_format: { type: "json_object" } });
    expect(body["logprobs"]).toBeUndefined();
    const telling = [{ name: "small-1", can: { tokenProbabilities: true } }];
    await (await open("openai-compatible", { models: telling })).complete?.(request, limits);
    expect(fake.calls.at(-1)?.body).toMatchObject({ logprobs: true, top_logprobs: 20 });
  });

  it("takes a used-up quota for what it is, so that the next model answers", async () => {
    fake.script(() => ({ status: 429, body: '{"error":{"code":"insufficient_quota"}}' }));
    await expect((await open("openai")).complete?.(request, limits)).rejects.toMatchObject({ code: "quota-used-up" });
  });
});
