import { type Json, readAsked } from "./language-dialects.ts";
import { type BatchLine, countOf, type ShownBatch } from "./shown-batch.ts";

/** What comes out of so few questions comes within the batch. */
const mostInline = 1;

/** The questions of a batch of Gemini's, as they stand in its file; the model is in the address. */
export const googleQuestions = (home: string, file: string): ShownBatch["questions"] =>
  file
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as { key: string; request: Json })
    .map(({ key, request }) => ({ id: key, asked: readAsked("google", home, request) }));

/** Whether its answers come within the batch. */
export const isInline = ({ questions }: ShownBatch): boolean => questions.length <= mostInline;

/** A batch as a long-running operation. One that is cancelled or late has no answers, and one that is over has a result. */
export function googleOperation(batch: ShownBatch): Json {
  const { id, lines, cancelled, refused, files, createdAt, questions, metadata, late } = batch;
  const end = late ? "EXPIRED" : cancelled ? "CANCELLED" : "SUCCEEDED";
  const state = refused !== null ? "FAILED" : lines !== null ? end : "RUNNING";
  const [answered, failed] = [countOf(batch, "answered"), countOf(batch, "failed")];
  const told = {
    "@type": "type.googleapis.com/google.ai.generativelanguage.v1main.GenerateContentBatch",
    name: id,
    displayName: metadata["display_name"],
    inputConfig: { fileName: files.input },
    createTime: createdAt.toISOString(),
    batchStats: {
      requestCount: String(questions.length),
      ...(answered > 0 ? { successfulRequestCount: String(answered) } : {}),
      ...(failed > 0 ? { failedRequestCount: String(failed) } : {}),
    },
    state: `BATCH_STATE_${state}`,
  };
  if (state === "RUNNING") return { name: id, metadata: told };
  if (state !== "SUCCEEDED") return { name: id, metadata: told, done: true, error: errorOf(state, refused) };
  const type = "type.googleapis.com/google.ai.generativelanguage.v1main.GenerateContentBatchOutput";
  const inline = { inlinedResponses: { inlinedResponses: (lines ?? []).map(inlineOf) } };
  const output = files.output === null ? inline : { responsesFile: files.output };
  return { name: id, metadata: told, done: true, response: { "@type": type, ...output } };
}

function errorOf(state: string, refused: string | null): Json {
  if (state === "CANCELLED") return { code: 1, message: "The operation was cancelled." };
  return { code: state === "FAILED" ? 8 : 4, message: refused ?? "The batch has expired." };
}

/** A line of a file of answers. */
export const googleLine = (line: BatchLine): Json => ({ key: line.id, ...outcomeOf(line) });

const inlineOf = (line: BatchLine): Json => ({ metadata: { key: line.id }, ...outcomeOf(line) });

function outcomeOf({ outcome, body }: BatchLine): Json {
  if (outcome === "answered") return { response: body };
  const { error } = body as { error: { message: string } };
  return { error: { code: 3, message: error.message } };
}
