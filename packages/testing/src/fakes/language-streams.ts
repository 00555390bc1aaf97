import { anthropicStop, anthropicUsage, googleAnswer, openaiFinish, openaiUsage } from "./language-answers.ts";
import {
  type AskedModel,
  type Json,
  openaiToken,
  piecesOf,
  type SaidByModel,
  type StreamEvent,
} from "./language-dialects.ts";
import { responsesError, responsesEvents } from "./responses-dialect.ts";

/** An answer bit by bit, in its provider's own shape. */
export function streamOf(asked: AskedModel, said: SaidByModel): StreamEvent[] {
  const model = said.model ?? asked.model;
  const write = {
    responses: responsesEvents,
    openai: openaiEvents,
    mistral: mistralEvents,
    anthropic: anthropicEvents,
    google: googleEvents,
  };
  return write[asked.dialect](model, said, asked);
}

/** An event as it is sent; Anthropic names the type of each. */
export function eventText(event: StreamEvent): string {
  if (event === "[DONE]") return "data: [DONE]\n\n";
  const name = typeof event["type"] === "string" ? `event: ${event["type"]}\n` : "";
  return `${name}data: ${JSON.stringify(event)}\n\n`;
}

/** What a provider says in the middle of an answer when it has no more room. */
export function errorOf({ dialect }: AskedModel): StreamEvent {
  if (dialect === "anthropic") return { type: "error", error: { type: "overloaded_error", message: "Overloaded" } };
  if (dialect === "responses") return responsesError;
  if (dialect === "google") return { error: { code: 503, message: "Overloaded", status: "UNAVAILABLE" } };
  return { error: { message: "Overloaded", type: "server_error", param: null, code: null } };
}

function openaiEvents(model: string, said: SaidByModel, asked: AskedModel): StreamEvent[] {
  const chunk = (choices: Json[], more: Json = {}): Json => ({
    id: "chatcmpl-1",
    object: "chat.completion.chunk",
    created: 1_770_000_000,
    model,
    choices,
    ...more,
  });
  const choice = (delta: Json, finish_reason: string | null = null, logprobs: Json | null = null): Json => ({
    index: 0,
    delta,
    finish_reason,
    logprobs,
  });
  const wantsUsage = (asked.body["stream_options"] as Json | undefined)?.["include_usage"] === true;
  return [
    chunk([choice({ role: "assistant", content: "" })]),
    ...piecesOf(said).map(({ text, token }) =>
      chunk([
        choice({ content: text }, null, asked.wantsTokens && token !== null ? { content: [openaiToken(token)] } : null),
      ]),
    ),
    chunk([choice({}, openaiFinish[said.finish ?? "stop"])]),
    ...(wantsUsage ? [chunk([], { usage: openaiUsage(said) })] : []),
    "[DONE]",
  ];
}

/** Its last piece says why it ends and what it cost, without being asked to. */
function mistralEvents(model: string, said: SaidByModel): StreamEvent[] {
  const chunk = (delta: Json, finish_reason: string | null, more: Json = {}): Json => ({
    id: "cmpl-1",
    object: "chat.completion.chunk",
    created: 1_770_000_000,
    model,
    choices: [{ index: 0, delta, finish_reason }],
    ...more,
  });
  return [
    chunk({ role: "assistant", content: "" }, null),
    ...piecesOf(said).map(({ text }) => chunk({ content: text }, null)),
    chunk({ content: "" }, openaiFinish[said.finish ?? "stop"], { usage: openaiUsage(said) }),
    "[DONE]",
  ];
}

function anthropicEvents(model: string, said: SaidByModel): StreamEvent[] {
  const usage = anthropicUsage(said, 1);
  const message = { id: "msg_1", type: "message", role: "assistant", model, content: [], stop_reason: null, usage };
  const pieces = piecesOf(said).map(({ text }) => ({
    type: "content_block_delta",
    index: 0,
    delta: { type: "text_delta", text },
  }));
  return [
    { type: "message_start", message: { ...message, stop_sequence: null } },
    ...(pieces.length === 0
      ? []
      : [
          { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
          { type: "ping" },
          ...pieces,
          { type: "content_block_stop", index: 0 },
        ]),
    {
      type: "message_delta",
      delta: { stop_reason: anthropicStop[said.finish ?? "stop"], stop_sequence: null },
      usage: usage === undefined ? undefined : { output_tokens: anthropicUsage(said)?.["output_tokens"] },
    },
    { type: "message_stop" },
  ];
}

/** Each event is a whole answer with the next piece in it; what was read is said in all of them. */
function googleEvents(model: string, said: SaidByModel): StreamEvent[] {
  const whole = googleAnswer(model, said);
  const promptTokenCount = (whole["usageMetadata"] as Json | undefined)?.["promptTokenCount"];
  const pieces = piecesOf(said).map(({ text }) => ({
    candidates: [{ content: { role: "model", parts: [{ text }] }, index: 0 }],
    ...(promptTokenCount === undefined
      ? {}
      : { usageMetadata: { promptTokenCount, totalTokenCount: promptTokenCount } }),
    modelVersion: model,
  }));
  return [...pieces, googleAnswer(model, { ...said, text: "" })];
}
