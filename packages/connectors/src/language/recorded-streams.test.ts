import { type FakeLanguageProvider, startFakeLanguageProvider } from "@surety/testing/fakes/fake-language-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openConnection } from "../open-connection.ts";
import { createAddressGuard } from "../outbound/address-guard.ts";
import { anthropicUsage, hasRecordings, type Json, recorded, recordedFiles, spokenText } from "./recordings.fixture.ts";

// What providers really streamed, replayed over loopback event by event.

/** What their own documentation says about reading their events; the adapters must come to the same. */
const readers: Record<string, { provider: string; base: string; api?: string; read(events: Json[]): Json }> = {
  openai: { provider: "openai", base: "/v1", read: chat },
  "openai-responses": { provider: "openai", base: "/v1", api: "responses", read: responses },
  "openai-compatible": { provider: "openai-compatible", base: "/v1", read: chat },
  groq: { provider: "openai-compatible", base: "/v1", read: chat },
  deepseek: { provider: "openai-compatible", base: "/v1", read: chat },
  mistral: { provider: "mistral", base: "/mistral/v1", read: chat },
  anthropic: { provider: "anthropic", base: "/v1", read: anthropic },
  google: { provider: "google", base: "/v1beta", read: google },
};

/** Streams that are no answers, and what is said of them. */
const broken: Record<string, string> = {
  "openai-error.1.chunks.txt": "quota-used-up",
  "parallel-tool-call-wrapper.1.chunks.txt": "unreadable-answer",
  "spliced-message-start.chunks.txt": "unreadable-answer",
};

function chat(events: Json[]): Json {
  const deltas = events.flatMap(({ choices }) => (choices[0] === undefined ? [] : [choices[0].delta]));
  const usage = events.findLast((one) => one["usage"])?.["usage"];
  return {
    model: events.find(({ model }) => model)?.["model"],
    text: deltas.map(({ content }) => spokenText(content)).join(""),
    input: usage?.prompt_tokens ?? null,
    output: usage?.completion_tokens ?? null,
  };
}

function responses(events: Json[]): Json {
  const ends = events.filter((one) => /^response\.(completed|incomplete)$/.test(one["type"]));
  const added = events.flatMap((one) => (one["type"] === "response.output_item.added" ? [one] : []));
  const beside = new Set(added.flatMap((one) => (one["item"].phase === "commentary" ? [one["output_index"]] : [])));
  const deltas = events.filter(({ type }) => /^response\.(output_text|refusal)\.delta$/.test(type));
  const { model, usage } = ends.at(-1)?.["response"] ?? {};
  return {
    model,
    text: deltas.flatMap((one) => (beside.has(one["output_index"]) ? [] : [one["delta"]])).join(""),
    input: usage?.input_tokens,
    output: usage?.output_tokens,
  };
}

/** Some recordings hold a whole conversation; the first message is the answer. */
function anthropic(conversation: Json[]): Json {
  const events = conversation.slice(0, conversation.findIndex(({ type }) => type === "message_stop") + 1);
  const blocks = new Map(events.flatMap((one) => (one["type"] === "content_block_start" ? [[one["index"], one]] : [])));
  const text = events.flatMap(({ index, delta }) =>
    delta?.type === "text_delta" && blocks.get(index)?.["content_block"].type === "text" ? [delta.text] : [],
  );
  const message = events.find((one) => one["type"] === "message_start")?.["message"];
  const end = events.findLast((one) => one["type"] === "message_delta");
  const other = [...blocks.values()].findLast((one) => one["content_block"].type === "fallback");
  return {
    model: other?.["content_block"].to.model ?? message.model,
    text: text.join(""),
    ...anthropicUsage({ ...message.usage, ...end?.["usage"] }),
    refused: end?.["delta"].stop_reason === "refusal",
  };
}

function google(events: Json[]): Json {
  const parts = events.flatMap(({ candidates }) => candidates?.[0]?.content?.parts ?? []);
  const usage = events.findLast((one) => one["usageMetadata"])?.["usageMetadata"];
  return {
    model: events.findLast(({ modelVersion }) => modelVersion)?.["modelVersion"],
    text: parts.flatMap((one: Json) => (one["thought"] || one["text"] === undefined ? [] : [one["text"]])).join(""),
    input: usage.promptTokenCount,
    output: (usage.candidatesTokenCount ?? 0) + (usage.thoughtsTokenCount ?? 0),
  };
}

const linesOf = (folder: string, file: string) =>
  recorded(folder, file)
    .split("\n")
    .map((line) => line.trim().replace(/^data: /, ""))
    .filter((line) => line !== "" && line !== "[DONE]");

describe.skipIf(!hasRecordings)("streams that were recorded", () => {
  let fake: FakeLanguageProvider;
  beforeAll(async () => {
    fake = await startFakeLanguageProvider();
  });
  afterAll(() => fake.close());

  const hear = async (folder: string, file: string) => {
    const { base, read: _, ...kind } = readers[folder] as (typeof readers)[string];
    const settings = { ...kind, apiKey: "k", baseUrl: `${fake.url}${base}`, allowPrivate: [fake.host] };
    const world = { guard: createAddressGuard(), clock: { now: () => new Date() } };
    const connection = await openConnection({ name: "m", kind: "language", settings }, world);
    const events = linesOf(folder, file).map((line) => `data: ${line}\n\n`);
    fake.script(() => ({ headers: { "content-type": "text/event-stream" }, body: events.join("") }));
    const asked = { model: "m", system: "s", messages: [{ role: "user" as const, text: "?" }], schema: null };
    const more = { maxOutputTokens: 9000, temperature: null, tokenProbabilities: false };
    return connection.complete?.({ ...asked, ...more }, { timeoutMs: 20_000, streamed: true });
  };

  describe.each(Object.keys(readers))("by %s", (folder) => {
    const files = [...recordedFiles(folder, ".chunks.txt"), ...recordedFiles(folder, ".sse")];

    it.each(files.filter((file) => broken[file] === undefined))("%s", async (file) => {
      const events = linesOf(folder, file).map((line) => JSON.parse(line) as Json);
      const { model, text, input, output, refused } = readers[folder]?.read(events) ?? {};
      const answer = await hear(folder, file);
      expect(answer).toMatchObject({ text, answeredBy: model, usage: { input, output } });
      if (refused === true) expect(answer?.finish).toBe("refused");
    });

    it.each(files.filter((file) => broken[file] !== undefined))("%s is no answer", async (file) => {
      await expect(hear(folder, file)).rejects.toMatchObject({ code: broken[file] });
    });
  });
});
