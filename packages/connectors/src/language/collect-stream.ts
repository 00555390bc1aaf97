import type { LanguageModelV4GenerateResult, LanguageModelV4StreamPart } from "@ai-sdk/provider";
import { adapterFault, brokeOff } from "./adapter-fault.ts";
import { z } from "zod";
import { modelVersion } from "./read-completion.ts";

type Result = LanguageModelV4GenerateResult;
type Text = Extract<Result["content"][number], { type: "text" }>;
type Usage = Result["usage"];

const uncounted = { total: undefined, noCache: undefined, cacheRead: undefined, cacheWrite: undefined };
const unknownUsage: Usage = {
  inputTokens: uncounted,
  outputTokens: { ...uncounted, text: undefined, reasoning: undefined },
};

/**
 * A streamed answer in the form of one that came at once. Throws where it broke off: half an answer is none. One that has
 * more pieces than tokens that it may have is ended, because its provider does not keep to the limit and bills for all.
 */
export async function collectStream(
  stream: ReadableStream<LanguageModelV4StreamPart>,
  { model, maxOutputTokens }: { model: string; maxOutputTokens: number },
): Promise<Result> {
  const texts = new Map<string, Text>();
  const result: Pick<Result, "warnings" | "response"> = { warnings: [] };
  const whole = (end: Pick<Result, "finishReason" | "usage" | "providerMetadata">): Result => ({
    ...result,
    content: [...texts.values()],
    ...end,
  });
  let pieces = 0;
  for await (const part of stream) {
    if (part.type === "stream-start") result.warnings = part.warnings;
    result.response = { ...result.response, ...whoAnswers(part) };
    if (part.type === "text-start" || part.type === "text-delta" || part.type === "text-end") addText(texts, part);
    if (part.type === "error") throw adapterFault(part.error, model, pieces === 0 ? "before" : "midway");
    if ("delta" in part && part.delta !== "") pieces += 1;
    if (pieces > maxOutputTokens)
      return whole({ finishReason: { unified: "length", raw: "endless" }, usage: unknownUsage });
    if (part.type === "finish") return whole(ended(part, model));
  }
  throw brokeOff(model);
}

const fallback = z.object({ anthropic: z.object({ to: z.object({ model: z.string() }) }) });

/** Anthropic may go on with another model in the middle of an answer; Google says who answers in raw pieces alone. */
function whoAnswers(part: LanguageModelV4StreamPart): Result["response"] {
  if (part.type === "response-metadata") return { ...part };
  if (part.type === "raw" && modelVersion(part.rawValue) !== null) return { body: part.rawValue };
  const changed = part.type === "custom" ? fallback.safeParse(part.providerMetadata) : null;
  return changed?.success === true ? { modelId: changed.data.anthropic.to.model } : {};
}

function addText(
  texts: Map<string, Text>,
  part: Extract<LanguageModelV4StreamPart, { type: "text-start" | "text-delta" | "text-end" }>,
): void {
  const before = texts.get(part.id) ?? { type: "text" as const, text: "" };
  const { providerMetadata = before.providerMetadata } = part;
  const text = part.type === "text-delta" ? before.text + part.delta : before.text;
  texts.set(part.id, { type: "text", text, ...(providerMetadata === undefined ? {} : { providerMetadata }) });
}

type Finish = Extract<LanguageModelV4StreamPart, { type: "finish" }>;

/** A stream that ends without a reason was cut. */
function ended(part: Finish, model: string): Pick<Result, "finishReason" | "usage" | "providerMetadata"> {
  const { finishReason, usage, providerMetadata } = part;
  if (finishReason.unified === "interrupted" || finishReason.unified === "error") throw brokeOff(model);
  return { finishReason, usage, ...(providerMetadata === undefined ? {} : { providerMetadata }) };
}
