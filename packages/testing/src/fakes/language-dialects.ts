/** What a model is asked, whatever the dialect. */
export interface AskedModel {
  dialect: Dialect;
  model: string;
  system: string;
  /** The last message of the user. */
  text: string;
  /** Of the whole conversation. */
  messages: number;
  wantsTokens: boolean;
  temperature: number | null;
  body: Record<string, unknown>;
}

/** What it says. */
export interface SaidByModel {
  text: string;
  finish?: "stop" | "length" | "refused";
  /** Another model than was asked for. */
  model?: string;
  usage?: { input: number; output: number; cached?: number };
  /** Of `text`, in order; with what else might have stood there. */
  tokens?: { text: string; p: number; others?: Record<string, number> }[];
}

export type Dialect = "openai" | "anthropic" | "google";

type Json = Record<string, unknown>;
const usageOf = ({ usage }: SaidByModel) => ({ input: 100, output: 10, cached: 0, ...usage });

export const dialectOf = (path: string): Dialect | null => {
  if (path.endsWith("/chat/completions")) return "openai";
  if (path.endsWith("/messages")) return "anthropic";
  return path.endsWith(":generateContent") ? "google" : null;
};

/** Reads a request in its provider's own shape. */
export function readAsked(dialect: Dialect, path: string, body: Json): AskedModel {
  const temperature = (body["temperature"] ??
    (body["generationConfig"] as Json | undefined)?.["temperature"]) as number;
  const shared = { dialect, body, temperature: temperature ?? null, wantsTokens: body["logprobs"] === true };
  if (dialect === "google") {
    const contents = body["contents"] as { parts: { text: string }[] }[];
    const system = (body["systemInstruction"] as { parts: { text: string }[] } | undefined)?.parts[0]?.text ?? "";
    const model = /models\/([^:]+):/.exec(path)?.[1] ?? "";
    return { ...shared, model, system, messages: contents.length, text: contents.at(-1)?.parts[0]?.text ?? "" };
  }
  const messages = body["messages"] as { role: string; content: unknown }[];
  const said = messages.filter((one) => !["system", "developer"].includes(one.role));
  const system = dialect === "anthropic" ? body["system"] : messages.find((one) => !said.includes(one))?.content;
  const text = plain(said.at(-1)?.content);
  return { ...shared, model: String(body["model"]), system: plain(system), messages: said.length, text };
}

/** Writes an answer in its provider's own shape. */
export function writeSaid(asked: AskedModel, said: SaidByModel): Json {
  const write = { openai: openaiAnswer, anthropic: anthropicAnswer, google: googleAnswer }[asked.dialect];
  return write(said.model ?? asked.model, said, asked.wantsTokens);
}

function openaiAnswer(model: string, said: SaidByModel, wantsTokens: boolean): Json {
  const { input, output, cached } = usageOf(said);
  const finish = { stop: "stop", length: "length", refused: "content_filter" }[said.finish ?? "stop"];
  return {
    id: "chatcmpl-1",
    object: "chat.completion",
    created: 1_770_000_000,
    model,
    choices: [
      {
        index: 0,
        message: { role: "assistant", content: said.text },
        finish_reason: finish,
        logprobs: wantsTokens && said.tokens ? { content: said.tokens.map(openaiToken) } : null,
      },
    ],
    usage: {
      prompt_tokens: input,
      completion_tokens: output,
      total_tokens: input + output,
      prompt_tokens_details: { cached_tokens: cached },
    },
  };
}

function openaiToken({ text, p, others = {} }: NonNullable<SaidByModel["tokens"]>[number]): Json {
  const top = Object.entries({ [text]: p, ...others }).map(([token, q]) => ({
    token,
    logprob: Math.log(q),
    bytes: null,
  }));
  return { token: text, logprob: Math.log(p), bytes: null, top_logprobs: top };
}

function anthropicAnswer(model: string, said: SaidByModel): Json {
  const { input, output, cached } = usageOf(said);
  return {
    id: "msg_1",
    type: "message",
    role: "assistant",
    model,
    content: said.finish === "refused" ? [] : [{ type: "text", text: said.text }],
    stop_reason: { stop: "end_turn", length: "max_tokens", refused: "refusal" }[said.finish ?? "stop"],
    stop_sequence: null,
    usage: { input_tokens: input - cached, cache_read_input_tokens: cached, output_tokens: output },
  };
}

function googleAnswer(model: string, said: SaidByModel): Json {
  const { input, output, cached } = usageOf(said);
  const finishReason = { stop: "STOP", length: "MAX_TOKENS", refused: "SAFETY" }[said.finish ?? "stop"];
  return {
    candidates: [{ content: { role: "model", parts: [{ text: said.text }] }, finishReason, index: 0 }],
    usageMetadata: {
      promptTokenCount: input,
      cachedContentTokenCount: cached,
      candidatesTokenCount: output,
      totalTokenCount: input + output,
    },
    modelVersion: model,
  };
}

function plain(content: unknown): string {
  if (typeof content === "string") return content;
  const [first] = Array.isArray(content) ? (content as { text?: string }[]) : [];
  return first?.text ?? "";
}
