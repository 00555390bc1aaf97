import type { CompletionRequest } from "../ports/language-model.ts";
import { callCost } from "./call-cost.ts";
import type { ModelFacts } from "./model-facts.ts";

/** Of the languages that people write to companies in; a token of English is longer, one of Finnish shorter. */
const charactersPerToken = 3.5;
/** What a provider puts around a short request with a schema. */
const usualWrapping = 150;

/** What a call will probably cost, in micro-units, where it answers with so many tokens; null where no price is known. */
export function probableCost(
  request: CompletionRequest,
  outputTokens: number,
  prices: ModelFacts["prices"],
  at: Date,
): number | null {
  return callCost({ input: probableInput(request), cachedInput: 0, output: outputTokens }, prices, at);
}

/** Tokens that a question probably has. */
export function probableInput({ system, messages }: CompletionRequest): number {
  const characters = [system, ...messages.map(({ text }) => text)].join("").length;
  return Math.ceil(characters / charactersPerToken) + usualWrapping;
}
