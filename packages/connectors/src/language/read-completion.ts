import type { LanguageModelV4GenerateResult } from "@ai-sdk/provider";
import type { Completion, Token } from "@surety/core/ports/language-model";
import { z } from "zod";

/** What an adapter answered, in the house's words. */
export function readCompletion(result: LanguageModelV4GenerateResult): Completion {
  const { finishReason, usage, response, warnings } = result;
  return {
    text: result.structuredOutputText ?? result.content.flatMap(textOf).join(""),
    finish: finishOf(finishReason),
    answeredBy: response?.modelId ?? modelVersion(response?.body),
    usage: {
      input: countOf(usage.inputTokens.total),
      cachedInput: countOf(usage.inputTokens.cacheRead),
      output: countOf(usage.outputTokens.total),
    },
    tokens: tokensOf(result.providerMetadata?.["openai"]?.["logprobs"]),
    warnings: warnings.map(warningText),
  };
}

/** What is no number of tokens would be a wrong bill. */
const countOf = (tokens: number | undefined): number | null =>
  tokens !== undefined && Number.isSafeInteger(tokens) && tokens >= 0 ? tokens : null;

/** Google's adapter passes over who answered. */
export function modelVersion(body: unknown): string | null {
  const read = z.object({ modelVersion: z.string() }).safeParse(body);
  return read.success ? read.data.modelVersion : null;
}

/**
 * A summary that the provider made to shorten the conversation is not part of the answer, nor is what a model says beside
 * it before it answers.
 */
function textOf(part: LanguageModelV4GenerateResult["content"][number]): string[] {
  if (part.type !== "text" || part.providerMetadata?.["anthropic"]?.["type"] === "compaction") return [];
  return part.providerMetadata?.["openai"]?.["phase"] === "commentary" ? [] : [part.text];
}

function finishOf({ unified, raw }: LanguageModelV4GenerateResult["finishReason"]): Completion["finish"] {
  if (unified === "stop" || unified === "length") return unified;
  return unified === "content-filter" || raw === "refusal" || raw === "content_filter" ? "refused" : "other";
}

const tokenProbability = z.object({ token: z.string(), logprob: z.number() });
const tokenProbabilities = z.array(tokenProbability.extend({ top_logprobs: z.array(tokenProbability).default([]) }));

/** Token probabilities of OpenAI, in one list or a list for each piece; null where there are none, or not in that shape. */
function tokensOf(logprobs: unknown): Token[] | null {
  const read = tokenProbabilities.safeParse(Array.isArray(logprobs) ? logprobs.flat() : logprobs);
  if (!read.success || read.data.length === 0) return null;
  return read.data.map(({ token, logprob, top_logprobs }) => ({
    text: token,
    logProbability: logprob,
    alternatives: top_logprobs.map((one) => ({ text: one.token, logProbability: one.logprob })),
  }));
}

function warningText(warning: LanguageModelV4GenerateResult["warnings"][number]): string {
  if ("message" in warning) return warning.message;
  return `${warning.feature} is not supported${warning.details === undefined ? "" : `: ${warning.details}`}`;
}
