import { type Json, openaiToken, piecesOf, type SaidByModel, type StreamEvent, usageOf } from "./language-dialects.ts";

// OpenAI's Responses API: what is said stands in items of an output, and a refusal has a place of its own.

export const responsesError: StreamEvent = {
  type: "error",
  sequence_number: 3,
  error: { type: "server_error", code: "server_error", message: "Overloaded", param: null },
};

export function responsesAnswer(model: string, said: SaidByModel, wantsTokens: boolean): Json {
  return {
    ...response(model, said),
    output: [{ ...item, status: "completed", content: [contentOf(said, wantsTokens)] }],
  };
}

const item = { type: "message", id: "msg_1", role: "assistant" };

function contentOf(said: SaidByModel, wantsTokens: boolean): Json {
  if (said.finish === "refused") return { type: "refusal", refusal: said.text };
  const logprobs = wantsTokens && said.tokens ? said.tokens.map(openaiToken) : [];
  return { type: "output_text", text: said.text, annotations: [], logprobs };
}

function response(model: string, said: SaidByModel): Json {
  const cut = said.finish === "length";
  return {
    id: "resp_1",
    object: "response",
    created_at: 1_770_000_000,
    model,
    status: cut ? "incomplete" : "completed",
    error: null,
    incomplete_details: cut ? { reason: "max_output_tokens" } : null,
    usage: usageIn(said),
  };
}

function usageIn(said: SaidByModel): Json | null {
  const counted = usageOf(said);
  if (counted === null) return null;
  const { input, output, cached } = counted;
  return {
    input_tokens: input,
    input_tokens_details: { cached_tokens: cached },
    output_tokens: output,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: input + output,
  };
}

export function responsesEvents(
  model: string,
  said: SaidByModel,
  { wantsTokens }: { wantsTokens: boolean },
): StreamEvent[] {
  const begun = {
    id: "resp_1",
    object: "response",
    created_at: 1_770_000_000,
    model,
    status: "in_progress",
    output: [],
  };
  const at = { item_id: "msg_1", output_index: 0, content_index: 0 };
  const kind = said.finish === "refused" ? "refusal" : "output_text";
  const end = said.finish === "length" ? "response.incomplete" : "response.completed";
  return [
    { type: "response.created", response: begun },
    { type: "response.in_progress", response: begun },
    { type: "response.output_item.added", output_index: 0, item: { ...item, status: "in_progress", content: [] } },
    ...piecesOf(said).map(({ text, token }) => ({
      type: `response.${kind}.delta`,
      ...at,
      delta: text,
      ...(kind === "refusal" ? {} : { logprobs: wantsTokens && token !== null ? [openaiToken(token)] : [] }),
    })),
    ...(kind === "refusal" ? [{ type: "response.refusal.done", ...at, refusal: said.text }] : []),
    { type: "response.output_item.done", output_index: 0, item: { ...item, content: [contentOf(said, wantsTokens)] } },
    { type: end, response: response(model, said) },
  ].map((event, sequence_number) => ({ ...event, sequence_number }));
}
