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
  /** Wants its answer bit by bit. */
  streamed: boolean;
  temperature: number | null;
  body: Record<string, unknown>;
}

/** What it says. */
export interface SaidByModel {
  text: string;
  finish?: "stop" | "length" | "refused";
  /** Another model than was asked for. */
  model?: string;
  /** Null where it does not count. */
  usage?: { input: number; output: number; cached?: number } | null;
  /** Of `text`, in order; with what else might have stood there. */
  tokens?: { text: string; p: number; others?: Record<string, number> }[];
  /** How a stream goes wrong in its middle: it ends, the connection breaks, nothing more comes, an error or rubbish comes. */
  midway?: "end" | "reset" | "hang" | "error" | "rubbish";
}

/** Mistral speaks as OpenAI does, but for the ends of its streams. */
export type Dialect = "openai" | "responses" | "mistral" | "anthropic" | "google";

export type Json = Record<string, unknown>;

/** One event of a stream: JSON, or the mark that ends it. */
export type StreamEvent = Json | "[DONE]";

/** Null where it does not count. */
export const usageOf = ({ usage }: SaidByModel) =>
  usage === null ? null : { input: 100, output: 10, cached: 0, ...usage };

export const dialectOf = (path: string): Dialect | null => {
  if (path.endsWith("/chat/completions")) return path.startsWith("/mistral/") ? "mistral" : "openai";
  if (path.endsWith("/responses")) return "responses";
  if (path.endsWith("/messages")) return "anthropic";
  return /:(?:g|streamG)enerateContent$/.test(path) ? "google" : null;
};

/** As many pieces as it has tokens, or of a few letters each. */
export const piecesOf = ({ text, tokens }: SaidByModel) =>
  tokens?.map((one) => ({ text: one.text, token: one })) ??
  (text.match(/[\s\S]{1,4}/g) ?? []).map((piece) => ({ text: piece, token: null }));

/** How OpenAI tells of a token. */
export function openaiToken({ text, p, others = {} }: NonNullable<SaidByModel["tokens"]>[number]): Json {
  const top = Object.entries({ [text]: p, ...others }).map(([token, q]) => ({
    token,
    logprob: Math.log(q),
    bytes: null,
  }));
  return { token: text, logprob: Math.log(p), bytes: null, top_logprobs: top };
}

/** Reads a request in its provider's own shape. */
export function readAsked(dialect: Dialect, path: string, body: Json): AskedModel {
  const temperature = (body["temperature"] ??
    (body["generationConfig"] as Json | undefined)?.["temperature"]) as number;
  const streamed = body["stream"] === true || path.endsWith(":streamGenerateContent");
  const wantsTokens = body["logprobs"] === true || body["top_logprobs"] !== undefined;
  const shared = { dialect, body, temperature: temperature ?? null, wantsTokens, streamed };
  if (dialect === "google") {
    const contents = body["contents"] as { parts: { text: string }[] }[];
    const system = (body["systemInstruction"] as { parts: { text: string }[] } | undefined)?.parts[0]?.text ?? "";
    const model = /models\/([^:]+):/.exec(path)?.[1] ?? "";
    return { ...shared, model, system, messages: contents.length, text: contents.at(-1)?.parts[0]?.text ?? "" };
  }
  const messages = (body["messages"] ?? body["input"]) as { role: string; content: unknown }[];
  const said = messages.filter((one) => !["system", "developer"].includes(one.role));
  const system = dialect === "anthropic" ? body["system"] : messages.find((one) => !said.includes(one))?.content;
  const text = plain(said.at(-1)?.content);
  return { ...shared, model: String(body["model"]), system: plain(system), messages: said.length, text };
}

function plain(content: unknown): string {
  if (typeof content === "string") return content;
  const [first] = Array.isArray(content) ? (content as { text?: string }[]) : [];
  return first?.text ?? "";
}
