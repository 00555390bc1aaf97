import { type FakeLanguageProvider, startFakeLanguageProvider } from "@surety/testing/fakes/fake-language-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openConnection } from "../open-connection.ts";
import { createAddressGuard } from "../outbound/address-guard.ts";
import { anthropicUsage, hasRecordings, type Json, recorded, recordedFiles, spokenText } from "./recordings.fixture.ts";

// What providers really answered, replayed over loopback.

/** How each provider's own documentation says to read its answers; the adapters must come to the same. */
const readers: Record<string, { provider: string; base: string; api?: string; read(body: Json): Json }> = {
  openai: { provider: "openai", base: "/v1", read: chat },
  "openai-responses": { provider: "openai", base: "/v1", api: "responses", read: responses },
  "openai-compatible": { provider: "openai-compatible", base: "/v1", read: chat },
  groq: { provider: "openai-compatible", base: "/v1", read: chat },
  deepseek: { provider: "openai-compatible", base: "/v1", read: chat },
  mistral: { provider: "mistral", base: "/mistral/v1", read: chat },
  anthropic: { provider: "anthropic", base: "/v1", read: anthropic },
  google: { provider: "google", base: "/v1beta", read: google },
};

function chat({ model, choices, usage }: Json): Json {
  const text = spokenText(choices[0].message.content);
  return { model, text, input: usage.prompt_tokens, output: usage.completion_tokens };
}

/** What a model says beside its answer is none; a refusal is said in its place. */
function responses({ model, output, usage }: Json): Json {
  const said = output.filter((one: Json) => one["type"] === "message" && one["phase"] !== "commentary");
  const text = said
    .flatMap((one: Json) => one["content"].map((part: Json) => part["text"] ?? part["refusal"]))
    .join("");
  return { model, text, input: usage.input_tokens, output: usage.output_tokens };
}

function anthropic({ model, content, usage, stop_reason }: Json): Json {
  const text = content.flatMap((one: Json) => (one["type"] === "text" ? [one["text"]] : [])).join("");
  return { model, text, ...anthropicUsage(usage), refused: stop_reason === "refusal" };
}

function google({ candidates, usageMetadata: usage, modelVersion }: Json): Json {
  const said = candidates[0].content.parts.filter((one: Json) => !one["thought"] && one["text"] !== undefined);
  return {
    model: modelVersion,
    text: said.map((one: Json) => one["text"]).join(""),
    input: usage.promptTokenCount,
    output: (usage.candidatesTokenCount ?? 0) + (usage.thoughtsTokenCount ?? 0),
  };
}

/** Errors and transcripts are no answers to a question. */
const isAnswer = (body: string) => /"choices"|"candidates"|"type": "message"|"object": "response"/.test(body);

describe.skipIf(!hasRecordings)("answers that were recorded", () => {
  let fake: FakeLanguageProvider;
  beforeAll(async () => {
    fake = await startFakeLanguageProvider();
  });
  afterAll(() => fake.close());

  const ask = async (folder: string, body: string, status = 200) => {
    const { base, read: _, ...kind } = readers[folder] as (typeof readers)[string];
    const settings = { ...kind, apiKey: "k", baseUrl: `${fake.url}${base}`, allowPrivate: [fake.host] };
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
    it.each(recordedFiles(folder, ".json").filter((file) => isAnswer(recorded(folder, file))))("%s", async (file) => {
      const body = recorded(folder, file);
      const expected = readers[folder]?.read(JSON.parse(body) as Json) ?? {};
      const answer = await ask(folder, body);
      expect(answer?.text).toBe(expected["text"]);
      expect(answer?.usage).toMatchObject({ input: expected["input"], output: expected["output"] });
      if (expected["model"] !== undefined) expect(answer?.answeredBy).toBe(expected["model"]);
      if (expected["refused"] === true) expect(answer?.finish).toBe("refused");
    });
  });

  it("name the time to wait where Google does", async () => {
    const body = recorded("google", "google-429-retry-info.json");
    await expect(ask("google", body, 429)).rejects.toMatchObject({ kind: "transient", retryAfterMs: 34_400 });
  });

  it("are terminal where OpenAI's quota is used up, or a parameter does not fit the model", async () => {
    const quota = recorded("openai-responses", "openai-error.1.json");
    for (const folder of ["openai", "openai-responses"])
      await expect(ask(folder, quota, 429)).rejects.toMatchObject({ code: "quota-used-up" });
    const temperature = recorded("openai-responses", "reasoning-model-temperature-error.json");
    await expect(ask("openai-responses", temperature, 400)).rejects.toMatchObject({
      kind: "terminal",
      message: expect.stringContaining("'temperature' is not supported with this model") as string,
    });
    const legacy = recorded("openai", "reasoning-model-legacy-parameter-error.json");
    await expect(ask("openai", legacy, 400)).rejects.toMatchObject({
      kind: "terminal",
      message: expect.stringContaining("max_completion_tokens") as string,
    });
  });
});
