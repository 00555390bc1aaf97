import { type FakeLanguageProvider, startFakeLanguageProvider } from "@surety/testing/fakes/fake-language-provider";
import type { CompletionRequest } from "@surety/core/ports/language-model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openConnection } from "../open-connection.ts";
import { createAddressGuard } from "../outbound/address-guard.ts";

const world = { guard: createAddressGuard(), clock: { now: () => new Date("2026-03-04T10:00:00Z") } };
const limits = { timeoutMs: 5000 };
const homes = { openai: "/v1", anthropic: "/v1", google: "/v1beta", mistral: "/v1", "openai-compatible": "/v1" };
type Provider = keyof typeof homes;
const providers = Object.keys(homes) as Provider[];
let fake: FakeLanguageProvider;
beforeAll(async () => {
  fake = await startFakeLanguageProvider();
});
afterAll(() => fake.close());

const open = (provider: Provider, more: Record<string, unknown> = {}) => {
  const settings = {
    provider,
    apiKey: "sk-s3cret",
    baseUrl: `${fake.url}${homes[provider]}`,
    allowPrivate: [fake.host],
    ...more,
  };
  return openConnection({ name: "brain", kind: "language", settings }, world);
};

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

describe.each(providers)("a model of %s", (provider) => {
  it("is asked in its own protocol, and its answer, usage and model are read", async () => {
    fake.script(() => ({
      text: '{"answer":"A"}',
      model: "small-1-2026-01-15",
      usage: { input: 120, output: 9, cached: 20 },
    }));
    const answer = await (await open(provider)).complete?.(request, limits);
    expect(answer).toMatchObject({
      text: '{"answer":"A"}',
      finish: "stop",
      usage: { input: 120, output: 9 },
    });
    expect(fake.calls.at(-1)).toMatchObject({ model: "small-1", text: "Where is my parcel?", temperature: 0 });
    expect(fake.calls.at(-1)?.system).toContain("Sort the text.");
    expect(JSON.stringify(fake.lastHeaders())).toContain("sk-s3cret");
    expect(JSON.stringify(fake.calls.at(-1)?.body)).not.toContain("sk-s3cret");
  });

  it("that refuses or is cut off says so", async () => {
    const connection = await open(provider);
    fake.script(() => ({ text: "", finish: "refused" }));
    expect(await connection.complete?.(request, limits)).toMatchObject({ finish: "refused" });
    fake.script(() => ({ text: '{"ans', finish: "length" }));
    expect(await connection.complete?.(request, limits)).toMatchObject({ finish: "length", text: '{"ans' });
  });

  it.each([
    [
      { status: 429, headers: { "retry-after": "7" }, body: "{}" },
      { kind: "transient", retryAfterMs: 7000 },
    ],
    [
      { status: 429, headers: { "retry-after-ms": "250" }, body: "{}" },
      { kind: "transient", retryAfterMs: 250 },
    ],
    [
      { status: 500, body: "oops" },
      { kind: "transient", code: "http-500" },
    ],
    [
      { status: 529, body: "{}" },
      { kind: "transient", code: "http-529" },
    ],
    [
      { status: 401, body: "{}" },
      { kind: "terminal", remedy: "Check the credentials of the connection." },
    ],
    [
      { status: 200, body: "<html>busy</html>" },
      { kind: "transient", code: "unreadable-answer" },
    ],
    [
      { status: 200, body: '{"surprise":true}' },
      { kind: "transient", code: "unreadable-answer" },
    ],
    [{ break: "reset" } as const, { kind: "transient", code: "connection" }],
  ])("fails as %j", async (reply, expected) => {
    fake.script(() => reply);
    await expect((await open(provider)).complete?.(request, limits)).rejects.toMatchObject(expected);
  });

  it("that does not answer in time is tried later", async () => {
    fake.script(() => ({ break: "hang" }));
    const late = (await open(provider)).complete?.(request, { timeoutMs: 200 });
    await expect(late).rejects.toMatchObject({ kind: "transient", code: "timeout" });
  });

  it("is reached only where the address guard allows it", async () => {
    const before = fake.calls.length;
    const blocked = (await open(provider, { allowPrivate: [] })).complete?.(request, limits);
    await expect(blocked).rejects.toMatchObject({ code: "blocked-address" });
    expect(fake.calls).toHaveLength(before);
  });

  it("can be tried without asking a model", async () => {
    const before = fake.calls.length;
    expect(await (await open(provider)).test()).toEqual({ ok: true, message: `${fake.host} answered 200.` });
    expect(fake.calls).toHaveLength(before);
  });
});

describe("token probabilities", () => {
  const tokens = [
    { text: '{"answer":"', p: 1 },
    { text: "A", p: 0.75, others: { B: 0.25 } },
    { text: '"}', p: 1 },
  ];

  it.each(["openai", "openai-compatible"] as const)("of %s come with what might have stood there", async (provider) => {
    fake.script(() => ({ text: '{"answer":"A"}', tokens }));
    const answer = await (await open(provider, { tokenProbabilities: true })).complete?.(request, limits);
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

  it("takes a used-up quota for what it is, so that the next model answers", async () => {
    fake.script(() => ({ status: 429, body: '{"error":{"code":"insufficient_quota"}}' }));
    await expect((await open("openai")).complete?.(request, limits)).rejects.toMatchObject({ code: "quota-used-up" });
  });
});
