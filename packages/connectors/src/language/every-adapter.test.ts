import { type FakeLanguageProvider, startFakeLanguageProvider } from "@surety/testing/fakes/fake-language-provider";
import type { CompletionRequest } from "@surety/core/ports/language-model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adapterNames, openAdapter } from "./adapters.fixture.ts";

/** Everything that every adapter must do, at once and as a stream. What only streams do is in `streamed-answers.test.ts`. */
const ways = adapterNames.flatMap((adapter) => [
  { adapter, how: "at once", streamed: false },
  { adapter, how: "as a stream", streamed: true },
]);
let fake: FakeLanguageProvider;
beforeAll(async () => {
  fake = await startFakeLanguageProvider();
});
afterAll(() => fake.close());

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

const limited = (headers: Record<string, string>, body = "{}") => ({ status: 429, headers, body });
const later = (code: string) => ({ kind: "transient", code });

/** What a provider may do instead of answering, and what the house makes of it. */
const failures = [
  [limited({ "retry-after": "7" }), { ...later("http-429"), retryAfterMs: 7000 }],
  [limited({ "retry-after": "Wed, 04 Mar 2026 10:01:00 GMT" }), { ...later("http-429"), retryAfterMs: 60_000 }],
  [limited({ "retry-after-ms": "250" }), { ...later("http-429"), retryAfterMs: 250 }],
  [
    limited({ "x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "1m30s" }),
    { ...later("http-429"), retryAfterMs: 90_000 },
  ],
  [
    limited({
      "anthropic-ratelimit-requests-remaining": "0",
      "anthropic-ratelimit-requests-reset": "2026-03-04T10:00:12Z",
    }),
    { ...later("http-429"), retryAfterMs: 12_000 },
  ],
  [limited({}), { ...later("http-429"), retryAfterMs: undefined }],
  [{ status: 500, body: "oops" }, later("http-500")],
  [
    { status: 503, headers: { "retry-after": "30" }, body: "{}" },
    { ...later("http-503"), retryAfterMs: 30_000 },
  ],
  [{ status: 529, body: '{"error":{"message":"Overloaded"}}' }, later("http-529")],
  [
    { status: 401, body: "{}" },
    { kind: "terminal", remedy: "Check the credentials of the connection." },
  ],
  [
    { status: 404, body: '{"error":{"message":"no such model"}}' },
    { kind: "terminal", code: "http-404" },
  ],
  [{ body: "<html>busy</html>" }, later("unreadable-answer")],
  [{ body: '{"surprise":true}' }, later("unreadable-answer")],
  [{ body: '{"choices":[{"message":{"content":"Dear ' }, later("unreadable-answer")],
  [{ body: "" }, later("unreadable-answer")],
  [{ break: "reset" } as const, later("connection")],
] as const;

describe.each(ways)("a model of $adapter that answers $how", ({ adapter, streamed }) => {
  const open = (more: Record<string, unknown> = {}) => openAdapter(adapter, fake, more);
  const ask = async (limits = { timeoutMs: 20_000, streamed }) => (await open()).complete?.(request, limits);

  it("is asked in its own protocol, and its answer, usage and model are read", async () => {
    const usage = { input: 120, output: 9, cached: 20 };
    fake.script(() => ({ text: '{"answer":"A"}', model: "small-1-2026-01-15", usage }));
    expect(await ask()).toMatchObject({
      text: '{"answer":"A"}',
      finish: "stop",
      answeredBy: "small-1-2026-01-15",
      usage: { input: 120, cachedInput: 20, output: 9 },
    });
    const asked = { model: "small-1", text: "Where is my parcel?", temperature: 0, streamed };
    expect(fake.calls.at(-1)).toMatchObject(asked);
    expect(fake.calls.at(-1)?.system).toContain("Sort the text.");
    expect(JSON.stringify(fake.lastHeaders())).toContain("sk-s3cret");
    expect(JSON.stringify(fake.calls.at(-1)?.body)).not.toContain("sk-s3cret");
  });

  it.each([
    ["of another schema", '{"verdict":12}'],
    ["that is no JSON", '{"answer": "A" or so'],
    ["in no words", " \n"],
  ])("passes on an answer %s as it is, for the house to repair", async (_, text) => {
    fake.script(() => ({ text }));
    expect(await ask()).toMatchObject({ text, finish: "stop" });
  });

  it.each([
    ["counts nothing", { input: 0, output: 0 }, { input: 0, output: 0 }],
    ["counts in fractions", { input: 10.5, output: 2 }, { input: null, output: 2 }],
    ["counts backwards", { input: 10, output: -2 }, { input: 10, output: null }],
    ["had more in its cache than it read", { input: 10, output: 2, cached: 30 }, { output: 2 }],
  ])("is no worse for one that %s: nobody knows what it costs", async (_, usage, expected) => {
    fake.script(() => ({ text: '{"answer":"A"}', usage }));
    expect(await ask()).toMatchObject({ text: '{"answer":"A"}', finish: "stop", usage: expected });
  });

  it("that does not count is billed by nobody, or is no answer where its protocol always counts", async () => {
    fake.script(() => ({ text: '{"answer":"A"}', usage: null }));
    const alwaysCounts = adapter === "anthropic" || (adapter === "mistral" && !streamed);
    if (alwaysCounts) return expect(ask()).rejects.toMatchObject(later("unreadable-answer"));
    return expect(ask()).resolves.toMatchObject({ text: '{"answer":"A"}', usage: { input: null, output: null } });
  });

  it("that refuses or is cut off says so", async () => {
    fake.script(() => ({ text: "", finish: "refused" }));
    expect(await ask()).toMatchObject({ finish: "refused" });
    fake.script(() => ({ text: '{"ans', finish: "length" }));
    expect(await ask()).toMatchObject({ finish: "length", text: '{"ans' });
  });

  it.each(failures)("fails as %j", async (reply, expected) => {
    fake.script(() => reply);
    await expect(ask()).rejects.toMatchObject(expected);
  });

  it("that breaks off in its answer is asked again", async () => {
    fake.script(() => (streamed ? { text: "Dear Ms Lamp", midway: "reset" } : { break: "cut" }));
    await expect(ask()).rejects.toMatchObject(later("connection"));
  });

  it("that does not answer in time is tried later", async () => {
    fake.script(() => ({ break: "hang" }));
    await expect(ask({ timeoutMs: 200, streamed })).rejects.toMatchObject(later("timeout"));
  });

  it("is reached only where the address guard allows it", async () => {
    const before = fake.calls.length;
    const blocked = (await open({ allowPrivate: [] })).complete?.(request, { timeoutMs: 5000, streamed });
    await expect(blocked).rejects.toMatchObject({ code: "blocked-address" });
    expect(fake.calls).toHaveLength(before);
  });
});

/** Refusals and ends that stand in places of their own, as the providers' documents have them. */
const oddEnds = [
  [
    "openai",
    { choices: [{ index: 0, message: { content: null, refusal: "I can't." }, finish_reason: "stop" }] },
    "refused",
  ],
  ["openai-compatible", { choices: [{ message: { refusal: "I can't." }, finish_reason: "stop" }] }, "refused"],
  ["google", { promptFeedback: { blockReason: "SAFETY" }, usageMetadata: { promptTokenCount: 9 } }, "refused"],
  ["google", { candidates: [{ finishReason: "RECITATION" }] }, "refused"],
  ["google", { candidates: [{ content: { parts: [{ text: "a" }] }, finishReason: "MAX_TOKENS" }] }, "length"],
  [
    "mistral",
    {
      object: "chat.completion",
      choices: [{ index: 0, message: { role: "assistant", content: "a" }, finish_reason: "model_length" }],
      usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
    },
    "length",
  ],
  [
    "anthropic",
    {
      type: "message",
      content: [{ type: "text", text: "a" }],
      stop_reason: "model_context_window_exceeded",
      usage: { input_tokens: 1, output_tokens: 1 },
    },
    "length",
  ],
  [
    "openai responses",
    {
      object: "response",
      created_at: 1,
      model: "m",
      output: [
        { type: "message", id: "i", role: "assistant", content: [{ type: "output_text", text: "a", annotations: [] }] },
      ],
      incomplete_details: { reason: "content_filter" },
    },
    "refused",
  ],
] as const;

it.each(oddEnds)("an answer of %s whose end is %j is known for what it is", async (adapter, body, finish) => {
  fake.script(() => ({ body: JSON.stringify(body) }));
  const answer = await (await openAdapter(adapter, fake)).complete?.(request, { timeoutMs: 20_000 });
  expect(answer?.finish).toBe(finish);
});

/** Errors that come with a good status. */
it.each([
  ["openai responses", { object: "response", status: "failed", error: { code: "server_error", message: "Try later" } }],
  ["openai-compatible", { error: { code: 502, message: "Provider returned an error" } }],
  [
    "mistral",
    {
      object: "chat.completion",
      choices: [{ index: 0, message: { role: "assistant", content: "Dea" }, finish_reason: "error" }],
      usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
    },
  ],
  ["google", { candidates: [{ finishReason: "MALFORMED_FUNCTION_CALL" }], usageMetadata: { promptTokenCount: 9 } }],
] as const)("an answer of %s that is an error in disguise is tried again: %j", async (adapter, body) => {
  fake.script(() => ({ body: JSON.stringify(body) }));
  const asked = (await openAdapter(adapter, fake)).complete?.(request, { timeoutMs: 20_000 });
  await expect(asked).rejects.toMatchObject({ kind: "transient" });
});
