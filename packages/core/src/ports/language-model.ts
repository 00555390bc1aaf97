/** One question to a language model that is answered by one text. */
export interface CompletionRequest {
  /** As the provider names it: `gpt-5-mini`, `claude-haiku-4-5-20251001`. */
  model: string;
  /** What the model is told to do; written by the house, never by a case. */
  system: string;
  messages: readonly { role: "user" | "assistant"; text: string; pictures?: readonly Picture[] }[];
  /** The answer must be JSON of this schema (draft 7); null for free text. */
  schema: { name: string; schema: Readonly<Record<string, unknown>> } | null;
  /** The most tokens that may be generated, thinking included. */
  maxOutputTokens: number;
  /** 0 or more; null leaves it to the model, which reasoning models insist on. */
  temperature: number | null;
  /** Asks for the probability of each token, where the model can tell it. */
  tokenProbabilities: boolean;
  /** Which of several answers to the same question this is; absent for the first. Providers are not told. */
  sample?: number;
}

/** A picture that a model looks at. */
export interface Picture {
  /** Such as `image/png`. */
  type: string;
  base64: string;
}

/** A generated token with what might have stood in its place. Probabilities are natural logarithms. */
export interface Token {
  text: string;
  logProbability: number;
  /** Most probable first; the token itself is usually among them. */
  alternatives: readonly { text: string; logProbability: number }[];
}

/** Tokens that a call was billed for; null where the provider did not say. */
export interface TokenUsage {
  /** All of the prompt, cached parts included. */
  input: number | null;
  /** The part of `input` that came from the provider's cache. */
  cachedInput: number | null;
  /** All that was generated, thinking included. */
  output: number | null;
}

/** What a language model answered. */
export interface Completion {
  text: string;
  /** `length`: cut off; `refused`: the model or a filter of its provider would not answer. */
  finish: "stop" | "length" | "refused" | "other";
  /** The model that answered, as the provider says it; null where it says nothing. */
  answeredBy: string | null;
  usage: TokenUsage;
  /** The tokens of `text`; null where the model tells none. */
  tokens: readonly Token[] | null;
  /** What of the request the adapter could not pass on. */
  warnings: readonly string[];
}
