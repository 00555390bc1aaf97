import { type AskedModel, type Json, openaiToken, type SaidByModel, usageOf } from "./language-dialects.ts";
import { responsesAnswer } from "./responses-dialect.ts";

/** Writes an answer in its provider's own shape. */
export function writeSaid(asked: AskedModel, said: SaidByModel): Json {
  const write = {
    responses: responsesAnswer,
    openai: openaiAnswer,
    mistral: openaiAnswer,
    anthropic: anthropicAnswer,
    google: googleAnswer,
  }[asked.dialect];
  return write(said.model ?? asked.model, said, asked.wantsTokens);
}

function openaiAnswer(model: string, said: SaidByModel, wantsTokens: boolean): Json {
  return {
    id: "chatcmpl-1",
    object: "chat.completion",
    created: 1_770_000_000,
    model,
    choices: [
      {
        index: 0,
        message: { role: "assistant", content: said.text },
        finish_reason: openaiFinish[said.finish ?? "stop"],
        logprobs: wantsTokens && said.tokens ? { content: said.tokens.map(openaiToken) } : null,
      },
    ],
    usage: openaiUsage(said),
  };
}

export const openaiFinish = { stop: "stop", length: "length", refused: "content_filter" };

export function openaiUsage(said: SaidByModel): Json | undefined {
  const counted = usageOf(said);
  if (counted === null) return undefined;
  const { input, output, cached } = counted;
  const prompt_tokens_details = { cached_tokens: cached };
  return { prompt_tokens: input, completion_tokens: output, total_tokens: input + output, prompt_tokens_details };
}

export const anthropicStop = { stop: "end_turn", length: "max_tokens", refused: "refusal" };

/** What it has written so far is `output`. */
export function anthropicUsage(said: SaidByModel, output?: number): Json | undefined {
  const counted = usageOf(said);
  if (counted === null) return undefined;
  const { input, cached } = counted;
  return { input_tokens: input - cached, cache_read_input_tokens: cached, output_tokens: output ?? counted.output };
}

function anthropicAnswer(model: string, said: SaidByModel): Json {
  return {
    id: "msg_1",
    type: "message",
    role: "assistant",
    model,
    content: said.finish === "refused" ? [] : [{ type: "text", text: said.text }],
    stop_reason: anthropicStop[said.finish ?? "stop"],
    stop_sequence: null,
    usage: anthropicUsage(said),
  };
}

function googleUsage(said: SaidByModel): Json | undefined {
  const counted = usageOf(said);
  if (counted === null) return undefined;
  const { input, output, cached } = counted;
  return {
    promptTokenCount: input,
    cachedContentTokenCount: cached,
    candidatesTokenCount: output,
    totalTokenCount: input + output,
  };
}

export function googleAnswer(model: string, said: SaidByModel): Json {
  const finishReason = { stop: "STOP", length: "MAX_TOKENS", refused: "SAFETY" }[said.finish ?? "stop"];
  return {
    candidates: [{ content: { role: "model", parts: [{ text: said.text }] }, finishReason, index: 0 }],
    usageMetadata: googleUsage(said),
    modelVersion: model,
  };
}
