import type { Json } from "./recordings.fixture.ts";

/** What a recording says by its provider's own documentation; the adapters must come to the same. */
export interface Reader {
  whole(body: Json): Json;
  streamed(events: Json[]): Json;
}

const chat: Reader = {
  whole: ({ model, choices, usage }) => {
    const text = spokenText(choices[0].message.content);
    return { model, text, input: usage.prompt_tokens, output: usage.completion_tokens };
  },
  streamed: (events) => {
    const deltas = events.flatMap(({ choices }) => (choices[0] === undefined ? [] : [choices[0].delta]));
    const usage = events.findLast((one) => one["usage"])?.["usage"];
    return {
      model: events.find(({ model }) => model)?.["model"],
      text: deltas.map(({ content }) => spokenText(content)).join(""),
      input: usage?.prompt_tokens ?? null,
      output: usage?.completion_tokens ?? null,
    };
  },
};

/** What a model says beside its answer is none; a refusal is said in its place. */
const responses: Reader = {
  whole: ({ model, output, usage }) => {
    const said = output.filter((one: Json) => one["type"] === "message" && one["phase"] !== "commentary");
    const parts: Json[] = said.flatMap((one: Json) => one["content"]);
    const text = parts.map((part) => part["text"] ?? part["refusal"]).join("");
    return { model, text, input: usage.input_tokens, output: usage.output_tokens };
  },
  streamed: (events) => {
    const end = events.findLast((one) => /^response\.(completed|incomplete)$/.test(one["type"]));
    const added = events.flatMap((one) => (one["type"] === "response.output_item.added" ? [one] : []));
    const beside = new Set(added.flatMap((one) => (one["item"].phase === "commentary" ? [one["output_index"]] : [])));
    const deltas = events.filter(({ type }) => /^response\.(output_text|refusal)\.delta$/.test(type));
    const { model, usage } = end?.["response"] ?? {};
    return {
      model,
      text: deltas.flatMap((one) => (beside.has(one["output_index"]) ? [] : [one["delta"]])).join(""),
      input: usage?.input_tokens,
      output: usage?.output_tokens,
    };
  },
};

const anthropic: Reader = {
  whole: ({ model, content, usage, stop_reason }) => {
    const text = content.flatMap((one: Json) => (one["type"] === "text" ? [one["text"]] : [])).join("");
    return { model, text, ...anthropicUsage(usage), refused: stop_reason === "refusal" };
  },
  // Some recordings hold a whole conversation; the first message is the answer.
  streamed: (conversation) => {
    const events = conversation.slice(0, conversation.findIndex(({ type }) => type === "message_stop") + 1);
    const starts = events.flatMap((one) => (one["type"] === "content_block_start" ? [one] : []));
    const blocks = new Map(starts.map((one) => [one["index"], one]));
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
  },
};

const google: Reader = {
  whole: (body) => google.streamed([body]),
  streamed: (events) => {
    const parts: Json[] = events.flatMap(({ candidates }) => candidates?.[0]?.content?.parts ?? []);
    const usage = events.findLast((one) => one["usageMetadata"])?.["usageMetadata"];
    return {
      model: events.findLast(({ modelVersion }) => modelVersion)?.["modelVersion"],
      text: parts.flatMap((one) => (one["thought"] || one["text"] === undefined ? [] : [one["text"]])).join(""),
      input: usage.promptTokenCount,
      output: (usage.candidatesTokenCount ?? 0) + (usage.thoughtsTokenCount ?? 0),
    };
  },
};

/** By folder of the recordings. */
export const readers: Readonly<Record<string, Reader>> = {
  openai: chat,
  "openai-responses": responses,
  "openai-compatible": chat,
  groq: chat,
  deepseek: chat,
  mistral: chat,
  anthropic,
  google,
};

/** What Anthropic bills: where it shortened the conversation first, that round too; what it asked other models is not this one's. */
function anthropicUsage(usage: Json): { input: number; output: number } {
  const all: Json[] = usage["iterations"] ?? [];
  const own = all.filter((one) => ["message", "compaction"].includes(one["type"]));
  const rounds = own.length === 0 || all.some((one) => one["type"] === "fallback_message") ? [usage] : own;
  const sum = (...names: string[]): number =>
    rounds.flatMap((round) => names.map((name) => round[name] ?? 0)).reduce((a, b) => a + b, 0);
  return {
    input: sum("input_tokens", "cache_read_input_tokens", "cache_creation_input_tokens"),
    output: sum("output_tokens"),
  };
}

/** The texts of a message of OpenAI's kind, without what the model only thought. */
function spokenText(content: unknown): string {
  const parts: Json[] = Array.isArray(content)
    ? content.filter((one: Json) => one["type"] === "text")
    : [{ text: content ?? "" }];
  return parts.map((one) => one["text"]).join("");
}
