import type { BatchDoor, BatchStand, BatchToSubmit, SoughtBatch } from "@surety/core/ports/language-batch";
import type { CallLimits } from "@surety/core/ports/connector";
import { z } from "zod";
import type { Provider } from "./ask-provider.ts";
import { batchCall, batchLines, sendFile } from "./batch-call.ts";
import { questionLines, readLine, resultLine } from "./openai-lines.ts";

const home = "/batch/jobs";
const file = z.object({ id: z.string() });
const job = z.object({
  id: z.string(),
  status: z.string(),
  input_files: z.array(z.string()).nullish(),
  output_file: z.string().nullish(),
  error_file: z.string().nullish(),
  succeeded_requests: z.number().nullish(),
  failed_requests: z.number().nullish(),
  errors: z.array(z.object({ message: z.string() })).nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
});
const page = z.object({ data: z.array(job).nullish() });
const anything = z.unknown();

/** Mistral's batch jobs: files as with OpenAI, a job with states of its own. */
export function mistralBatches(provider: Provider): Omit<BatchDoor, "usualShare"> {
  const read = (id: string, limits: CallLimits) =>
    batchCall(provider, { method: "GET", path: `${home}/${encodeURIComponent(id)}` }, job, limits);
  return {
    submit: (submitted, limits) => submit(provider, submitted, limits),
    find: (sought, limits) => find(provider, sought, limits),
    look: async (id, limits) => standOf(await read(id, limits)),
    async *results(id, requestOf, limits) {
      const { output_file: answers, error_file: errors } = await read(id, limits);
      for (const name of [answers, errors]) {
        if (name == null) continue;
        const path = `/files/${encodeURIComponent(name)}/content`;
        for await (const line of batchLines(provider, path, resultLine, limits)) {
          const request = requestOf(line.custom_id);
          if (request !== null) yield await readLine(provider, request, line);
        }
      }
    },
    cancel: async (id, limits) => {
      const path = `${home}/${encodeURIComponent(id)}/cancel`;
      await batchCall(provider, { method: "POST", path }, anything, limits);
    },
    forget: async (id, limits) => {
      const { input_files: input, output_file: output, error_file: errors } = await read(id, limits);
      for (const name of [...(input ?? []), output, errors])
        if (name != null)
          await batchCall(provider, { method: "DELETE", path: `/files/${encodeURIComponent(name)}` }, anything, limits);
    },
  };
}

async function submit(provider: Provider, { mark, questions }: BatchToSubmit, limits: CallLimits): Promise<string> {
  const { endpoint, lines } = await questionLines(provider, questions);
  const form = new FormData();
  form.append("purpose", "batch");
  form.append("file", new Blob(lines, { type: "application/jsonl" }), `${mark}.jsonl`);
  const { id } = await sendFile(provider, form, file, limits);
  const model = questions[0]?.request.model;
  const body = { input_files: [id], endpoint, model, timeout_hours: 24, metadata: { surety: mark } };
  return (await batchCall(provider, { method: "POST", path: home, body }, job, limits)).id;
}

async function find(provider: Provider, { mark, since }: SoughtBatch, limits: CallLimits): Promise<string[]> {
  const after = encodeURIComponent(since.toISOString());
  const path = `${home}?page_size=100&created_after=${after}`;
  const { data } = await batchCall(provider, { method: "GET", path }, page, limits);
  return (data ?? []).filter(({ metadata }) => metadata?.["surety"] === mark).map(({ id }) => id);
}

function standOf({
  status,
  succeeded_requests: answered,
  failed_requests: failed,
  errors,
}: z.output<typeof job>): BatchStand {
  const said = (errors ?? []).map(({ message }) => message);
  return {
    state: status === "FAILED" ? "refused" : ended.has(status) ? "ended" : "under-way",
    answered: answered ?? 0,
    failed: failed ?? 0,
    problem: said.length === 0 ? null : said.slice(0, 3).join(" ").slice(0, 500),
  };
}

const ended = new Set(["SUCCESS", "TIMEOUT_EXCEEDED", "CANCELLED"]);
