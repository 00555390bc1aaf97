import { googleOperation, googleQuestions } from "./google-batch-shapes.ts";
import { dialectOf, type Json, readAsked } from "./language-dialects.ts";
import { type BatchLine, type BatchProtocol, countOf, type ShownBatch } from "./shown-batch.ts";

/** The questions of a batch as they were handed in: in the body, or as lines of a file. */
export function batchQuestions(
  protocol: BatchProtocol,
  home: string,
  body: Json,
  file: string,
): ShownBatch["questions"] {
  if (protocol === "anthropic")
    return (body["requests"] as { custom_id: string; params: Json }[]).map(({ custom_id: id, params }) => ({
      id,
      asked: readAsked("anthropic", "/v1/messages", params),
    }));
  if (protocol === "google") return googleQuestions(home, file);
  const path = home.replace(/\/v1\/.*$/, "") + String(body["endpoint"]);
  const dialect = dialectOf(path) ?? "openai";
  return file
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as { custom_id: string; body: Json })
    .map(({ custom_id: id, body: asked }) => ({ id, asked: readAsked(dialect, path, asked) }));
}

/** A batch in its provider's own shape. */
export const shownBatch = (batch: ShownBatch): Json =>
  ({ openai: openaiBatch, anthropic: anthropicBatch, mistral: mistralJob, google: googleOperation })[batch.protocol](
    batch,
  );

function openaiBatch(batch: ShownBatch): Json {
  const { id, lines, cancelled, refused, files, createdAt, questions, metadata } = batch;
  const over = cancelled ? "cancelled" : countOf(batch, "expired") > 0 ? "expired" : "completed";
  const failed = countOf(batch, "failed", "expired", "cancelled");
  return {
    id,
    object: "batch",
    status: refused !== null ? "failed" : lines !== null ? over : cancelled ? "cancelling" : "in_progress",
    errors: refused === null ? null : { object: "list", data: [{ code: "token_limit_exceeded", message: refused }] },
    input_file_id: files.input,
    output_file_id: files.output,
    error_file_id: files.errors,
    created_at: Math.floor(createdAt.getTime() / 1000),
    request_counts: { total: questions.length, completed: countOf(batch, "answered"), failed },
    metadata,
  };
}

function mistralJob(batch: ShownBatch): Json {
  const { id, lines, cancelled, refused, files, questions, metadata } = batch;
  const over = cancelled ? "CANCELLED" : countOf(batch, "expired") > 0 ? "TIMEOUT_EXCEEDED" : "SUCCESS";
  return {
    id,
    object: "batch",
    status: refused !== null ? "FAILED" : lines !== null ? over : cancelled ? "CANCELLATION_REQUESTED" : "RUNNING",
    input_files: [files.input],
    output_file: files.output,
    error_file: files.errors,
    total_requests: questions.length,
    succeeded_requests: countOf(batch, "answered"),
    failed_requests: countOf(batch, "failed", "expired", "cancelled"),
    errors: refused === null ? [] : [{ message: refused, count: 1 }],
    metadata,
  };
}

function anthropicBatch(batch: ShownBatch): Json {
  const { id, lines, cancelled, createdAt, questions } = batch;
  const isOver = lines !== null;
  return {
    id,
    type: "message_batch",
    processing_status: isOver ? "ended" : cancelled ? "canceling" : "in_progress",
    request_counts: {
      processing: isOver ? 0 : questions.length,
      succeeded: countOf(batch, "answered"),
      errored: countOf(batch, "failed"),
      canceled: countOf(batch, "cancelled"),
      expired: countOf(batch, "expired"),
    },
    created_at: createdAt.toISOString(),
    expires_at: new Date(createdAt.getTime() + 86_400_000).toISOString(),
    results_url: isOver ? `https://api.anthropic.com/v1/messages/batches/${id}/results` : null,
  };
}

const reasons = {
  expired: { code: "batch_expired", message: "This request could not be executed before the window expired." },
  cancelled: { code: "batch_cancelled", message: "This request was cancelled." },
};

/** A line of a file of answers or of errors. */
export function fileLine({ id: custom_id, outcome, status, body }: BatchLine): Json {
  const id = `batch_req_${custom_id}`;
  if (outcome === "expired" || outcome === "cancelled")
    return { id, custom_id, response: null, error: reasons[outcome] };
  return { id, custom_id, response: { status_code: status, request_id: "req_1", body }, error: null };
}

/** A line of Anthropic's results. */
export function resultLine({ id: custom_id, outcome, body }: BatchLine): Json {
  const told = {
    answered: { type: "succeeded", message: body },
    failed: { type: "errored", error: { type: "error", ...(body as Json) } },
    expired: { type: "expired" },
    cancelled: { type: "canceled" },
  };
  return { custom_id, result: told[outcome] };
}
