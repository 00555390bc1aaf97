import { existsSync, readdirSync, readFileSync } from "node:fs";
import { type FakeLanguageProvider, startFakeLanguageProvider } from "@surety/testing/fakes/fake-language-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openConnection } from "../open-connection.ts";
import { createAddressGuard } from "../outbound/address-guard.ts";

// What providers really answered, replayed over loopback. The recordings stand beside the project and are not shipped.
const recordings = new URL("../../../../../shared/data/llm-recorded-responses/", import.meta.url);
const has = existsSync(recordings);

// oxlint-disable-next-line typescript/no-explicit-any -- bodies of seven providers, each read by its own documentation
type Json = Record<string, any>;
/** How each provider's own documentation says to read its answers; the adapters must come to the same. */
const readers: Record<string, { provider: string; base: string; read(body: Json): Json }> = {
  openai: { provider: "openai", base: "/v1", read: chat },
  "openai-compatible": { provider: "openai-compatible", base: "/v1", read: chat },
  groq: { provider: "openai-compatible", base: "/v1", read: chat },
  deepseek: { provider: "openai-compatible", base: "/v1", read: chat },
  mistral: { provider: "mistral", base: "/v1", read: chat },
  anthropic: { provider: "anthropic", base: "/v1", read: anthropic },
  google: { provider: "google", base: "/v1beta", read: google },
};

function chat({ model, choices, usage }: Json): Json {
  const { content } = choices[0].message;
  const parts = Array.isArray(content)
    ? content.filter((one: Json) => one["type"] === "text")
    : [{ text: content ?? "" }];
  return {
    model,
    text: parts.map((one: Json) => one["text"]).join(""),
    input: usage.prompt_tokens,
    output: usage.completion_tokens,
  };
}

function anthropic({ model, content, usage, stop_reason }: Json): Json {
  const text = content.flatMap((one: Json) => (one["type"] === "text" ? [one["text"]] : [])).join("");
  // Where the provider shortened the conversation first, that round is billed too; what it asked other models is not this one's.
  const rounds: Json[] = (usage.iterations ?? []).filter((one: Json) =>
    ["message", "compaction"].includes(one["type"]),
  );
  if (rounds.length === 0 || usage.iterations.some((one: Json) => one["type"] === "fallback_message"))
    rounds.splice(0, 99, usage);
  const sum = (...names: string[]) =>
    rounds.flatMap((round) => names.map((name) => round[name] ?? 0)).reduce((a, b) => a + b, 0);
  return {
    model,
    text,
    input: sum("input_tokens", "cache_read_input_tokens", "cache_creation_input_tokens"),
    output: sum("output_tokens"),
    refused: stop_reason === "refusal",
  };
}

function google({ candidates, usageMetadata: usage }: Json): Json {
  const said = candidates[0].content.parts.filter((one: Json) => !one["thought"] && one["text"] !== undefined);
  return {
    model: undefined,
    text: said.map((one: Json) => one["text"]).join(""),
    input: usage.promptTokenCount,
    output: (usage.candidatesTokenCount ?? 0) + (usage.thoughtsTokenCount ?? 0),
  };
}

const filesOf = (folder: string) =>
  has ? readdirSync(new URL(`${folder}/`, recordings)).filter((file) => file.endsWith(".json")) : [];
const bodyOf = (folder: string, file: string) => readFileSync(new URL(`${folder}/${file}`, recordings), "utf8");
/** Errors and transcripts are no answers to a question. */
const isAnswer = (body: string) => /"choices"|"candidates"|"type": "message"/.test(body);

describe.skipIf(!has)("answers that were recorded", () => {
  let fake: FakeLanguageProvider;
  beforeAll(async () => {
    fake = await startFakeLanguageProvider();
  });
  afterAll(() => fake.close());

  const ask = async (folder: string, body: string, status = 200) => {
    const { provider, base } = readers[folder] as (typeof readers)[string];
    const settings = { provider, apiKey: "k", baseUrl: `${fake.url}${base}`, allowPrivate: [fake.host] };
    const clock = { now: () => new Date() };
    const connection = await openConnection(
      { name: "m", kind: "language", settings },
      { guard: createAddressGuard(), clock },
    );
    fake.script(() => ({ status, body }));
    const messages = [{ role: "user" as const, text: "?" }];
    return connection.complete?.(
      {
        model: "m",
        system: "s",
        messages,
        schema: null,
        maxOutputTokens: 9,
        temperature: null,
        tokenProbabilities: false,
      },
      { timeoutMs: 5000 },
    );
  };

  describe.each(Object.keys(readers))("of %s", (folder) => {
    it.each(filesOf(folder).filter((file) => isAnswer(bodyOf(folder, file))))("%s", async (file) => {
      const body = bodyOf(folder, file);
      const expected = readers[folder]?.read(JSON.parse(body) as Json) ?? {};
      const answer = await ask(folder, body);
      expect(answer?.text).toBe(expected["text"]);
      expect(answer?.usage).toMatchObject({ input: expected["input"], output: expected["output"] });
      if (expected["model"] !== undefined) expect(answer?.answeredBy).toBe(expected["model"]);
      if (expected["refused"] === true) expect(answer?.finish).toBe("refused");
    });
  });

  it("name the time to wait where Google does", async () => {
    const body = bodyOf("google", "google-429-retry-info.json");
    await expect(ask("google", body, 429)).rejects.toMatchObject({ kind: "transient", retryAfterMs: 34_400 });
  });

  it("are terminal where OpenAI's quota is used up, or a parameter does not fit the model", async () => {
    const quota = bodyOf("openai-responses", "openai-error.1.json");
    await expect(ask("openai", quota, 429)).rejects.toMatchObject({ code: "quota-used-up" });
    const legacy = bodyOf("openai", "reasoning-model-legacy-parameter-error.json");
    await expect(ask("openai", legacy, 400)).rejects.toMatchObject({
      kind: "terminal",
      message: expect.stringContaining("max_completion_tokens") as string,
    });
  });
});
