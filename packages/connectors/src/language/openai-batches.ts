import type { BatchDoor, BatchStand, BatchToSubmit, SoughtBatch } from "@surety/core/ports/language-batch";
import type { CallLimits } from "@surety/core/ports/connector";
import { z } from "zod";
import type { Provider } from "./ask-provider.ts";
import { batchCall, batchLines, sendFile } from "./batch-call.ts";
import { questionLines, readLine, resultLine } from "./openai-lines.ts";

/** Longer than a batch may take: what nobody removes goes by itself. */
const keptSeconds = 7 * 86_400;
const mostPages = 20;

const file = z.object({ id: z.string() });
const batch = z.object({
  id: z.string(),
  status: z.string(),
  input_file_id: z.string().nullish(),
  output_file_id: z.string().nullish(),
  error_file_id: z.string().nullish(),
  created_at: z.number().nullish(),
  request_counts: z.object({ completed: z.number().nullish(), failed: z.number().nullish() }).nullish(),
  errors: z.object({ data: z.array(z.object({ message: z.string().nullish() })).nullish() }).nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
});
type Batch = z.output<typeof batch>;
const page = z.object({ data: z.array(batch), has_more: z.boolean().nullish() });
const anything = z.unknown();

/** OpenAI's Batch API, and servers that do as it does: a file of questions goes in, files of answers come out. */
export function openaiBatches(provider: Provider): Omit<BatchDoor, "usualShare"> {
  const read = (id: string, limits: CallLimits) =>
    batchCall(provider, { method: "GET", path: `/batches/${encodeURIComponent(id)}` }, batch, limits);
  return {
    submit: (submitted, limits) => submit(provider, submitted, limits),
    find: (sought, limits) => find(provider, sought, limits),
    look: async (id, limits) => standOf(await read(id, limits)),
    async *results(id, requestOf, limits) {
      const { output_file_id: answers, error_file_id: errors } = await read(id, limits);
      for (const name of [answers, errors]) {
        if (name == null) continue;
        for await (const line of batchLines(provider, contentOf(name), resultLine, limits)) {
          const request = requestOf(line.custom_id);
          if (request !== null) yield await readLine(provider, request, line);
        }
      }
    },
    cancel: async (id, limits) => {
      const path = `/batches/${encodeURIComponent(id)}/cancel`;
      await batchCall(provider, { method: "POST", path, body: {} }, anything, limits);
    },
    forget: async (id, limits) => {
      const { input_file_id: input, output_file_id: output, error_file_id: errors } = await read(id, limits);
      for (const name of [input, output, errors])
        if (name != null)
          await batchCall(provider, { method: "DELETE", path: `/files/${encodeURIComponent(name)}` }, anything, limits);
    },
  };
}

const contentOf = (name: string): string => `/files/${encodeURIComponent(name)}/content`;

async function submit(provider: Provider, { mark, questions }: BatchToSubmit, limits: CallLimits): Promise<string> {
  const { endpoint, lines } = await questionLines(provider, questions);
  const form = new FormData();
  form.append("purpose", "batch");
  if (provider.settings.provider === "openai") {
    form.append("expires_after[anchor]", "created_at");
    form.append("expires_after[seconds]", String(keptSeconds));
  }
  form.append("file", new Blob(lines, { type: "application/jsonl" }), `${mark}.jsonl`);
  const sent = await sendFile(provider, form, file, limits);
  const body = { input_file_id: sent.id, endpoint, completion_window: "24h", metadata: { surety: mark } };
  return (await batchCall(provider, { method: "POST", path: "/batches", body }, batch, limits)).id;
}

/** Looked for page by page, as far back as it can have been handed in. */
async function find(provider: Provider, { mark, since }: SoughtBatch, limits: CallLimits): Promise<string[]> {
  let after = "";
  for (let read = 0; read < mostPages; read += 1) {
    const { data, has_more: more } = await batchCall(
      provider,
      { method: "GET", path: `/batches?limit=100${after}` },
      page,
      limits,
    );
    const found = data.filter(({ metadata }) => metadata?.["surety"] === mark).map(({ id }) => id);
    const last = data.at(-1);
    if (found.length > 0) return found;
    if (more !== true || last === undefined || (last.created_at ?? Infinity) * 1000 < since.getTime()) return [];
    after = `&after=${encodeURIComponent(last.id)}`;
  }
  return [];
}

function standOf({ status, request_counts: counts, errors }: Batch): BatchStand {
  const state = status === "failed" ? "refused" : ended.has(status) ? "ended" : "under-way";
  const said = errors?.data?.flatMap(({ message }) => message ?? []) ?? [];
  return {
    state,
    answered: counts?.completed ?? 0,
    failed: counts?.failed ?? 0,
    problem: said.length === 0 ? null : said.slice(0, 3).join(" ").slice(0, 500),
  };
}

const ended = new Set(["completed", "expired", "cancelled"]);
