import type { CompletionRequest } from "../ports/language-model.ts";
import { callCost } from "./call-cost.ts";
import type { ModelFacts } from "./model-facts.ts";

/** Tokens that providers put around messages, schemas and tools; the most of any of them is about 500. */
const wrapping = 1000;
/** Providers make a picture smaller until it takes at most about 5,000. */
const pictureTokens = 6000;

/**
 * The most that a call may cost, in micro-units: no token is shorter than a byte, so the prompt has at most as many tokens
 * as bytes; and all that may be generated is. Null where no price is known for that day.
 */
export function largestCost(request: CompletionRequest, prices: ModelFacts["prices"], at: Date): number | null {
  const texts = [request.system, ...request.messages.map(({ text }) => text), JSON.stringify(request.schema)];
  const pictures = request.messages.reduce((sum, one) => sum + (one.pictures?.length ?? 0), 0);
  const input = texts.reduce((sum, text) => sum + bytesOf(text), wrapping + pictures * pictureTokens);
  const usage = { input, output: request.maxOutputTokens };
  const [fresh, cached] = [0, input].map((cachedInput) => callCost({ ...usage, cachedInput }, prices, at));
  return fresh === null || cached === null ? null : Math.max(fresh ?? 0, cached ?? 0);
}

/** Of the text in UTF-8: four for what takes two code units, else one to three. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}
