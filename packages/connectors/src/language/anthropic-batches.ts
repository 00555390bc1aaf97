import type { BatchDoor, BatchResult, BatchStand, BatchToSubmit, SoughtBatch } from "@surety/core/ports/language-batch";
import type { CallLimits } from "@surety/core/ports/connector";
import { z } from "zod";
import type { Provider } from "./ask-provider.ts";
import { batchCall, batchLines } from "./batch-call.ts";
import { readAnswer } from "./openai-lines.ts";
import { preparedCall } from "./prepared-call.ts";

const mostPages = 20;
const home = "/messages/batches";

const counts = z.object({
  processing: z.number(),
  succeeded: z.number(),
  errored: z.number(),
  canceled: z.number(),
  expired: z.number(),
});
const batch = z.object({
  id: z.string(),
  processing_status: z.string(),
  request_counts: counts,
  created_at: z.string(),
});
const page = z.object({ data: z.array(batch), has_more: z.boolean().nullish() });
const line = z.object({
  custom_id: z.string(),
  result: z.object({
    type: z.string(),
    message: z.unknown().optional(),
    error: z.object({ error: z.object({ message: z.string() }) }).optional(),
  }),
});
const anything = z.unknown();

/** Anthropic's Message Batches: questions and answers travel in the calls themselves, and no mark is kept of a batch. */
export function anthropicBatches(provider: Provider): Omit<BatchDoor, "usualShare"> {
  const pathOf = (id: string, rest = "") => `${home}/${encodeURIComponent(id)}${rest}`;
  return {
    submit: (submitted, limits) => submit(provider, submitted, limits),
    find: (sought, limits) => find(provider, sought, limits),
    look: async (id, limits) => {
      const found = await batchCall(provider, { method: "GET", path: pathOf(id) }, batch, limits);
      return standOf(found);
    },
    async *results(id, requestOf, limits) {
      for await (const { custom_id, result } of batchLines(provider, pathOf(id, "/results"), line, limits)) {
        const request = requestOf(custom_id);
        if (request === null) continue;
        if (result.type === "succeeded") yield await readAnswer(provider, request, custom_id, result.message);
        else yield failureOf(custom_id, result);
      }
    },
    cancel: async (id, limits) => {
      await batchCall(provider, { method: "POST", path: pathOf(id, "/cancel"), body: {} }, anything, limits);
    },
    forget: async (id, limits) => {
      await batchCall(provider, { method: "DELETE", path: pathOf(id) }, anything, limits);
    },
  };
}

function failureOf(id: string, { type, error }: z.output<typeof line>["result"]): BatchResult {
  if (type === "expired") return { id, outcome: "expired", problem: "It was not asked within a day." };
  if (type === "canceled") return { id, outcome: "cancelled", problem: "It was cancelled before it was asked." };
  return { id, outcome: "failed", problem: error?.error.message.slice(0, 300) ?? `Its provider says: ${type}.` };
}

async function submit(provider: Provider, { questions }: BatchToSubmit, limits: CallLimits): Promise<string> {
  const requests: { custom_id: string; params: object }[] = [];
  const betas = new Set<string>();
  for (const { id, request } of questions) {
    const { body, headers } = await preparedCall(provider, request);
    requests.push({ custom_id: id, params: body });
    for (const beta of headers["anthropic-beta"]?.split(",") ?? []) betas.add(beta.trim());
  }
  const call = {
    method: "POST" as const,
    path: home,
    body: { requests },
    headers: betas.size === 0 ? {} : { "anthropic-beta": [...betas].join(",") },
  };
  return (await batchCall(provider, call, batch, limits)).id;
}

/** All that were made since then with as many questions: whose they are is known when their answers are there. */
async function find(provider: Provider, { since, questions }: SoughtBatch, limits: CallLimits): Promise<string[]> {
  const found: string[] = [];
  let after = "";
  for (let read = 0; read < mostPages; read += 1) {
    const path = `${home}?limit=100${after}`;
    const { data, has_more: more } = await batchCall(provider, { method: "GET", path }, page, limits);
    const recent = data.filter(({ created_at: at }) => Date.parse(at) >= since.getTime());
    found.push(...recent.filter(({ request_counts }) => totalOf(request_counts) === questions).map(({ id }) => id));
    const last = data.at(-1);
    if (more !== true || last === undefined || recent.length < data.length) return found;
    after = `&after_id=${encodeURIComponent(last.id)}`;
  }
  return found;
}

const totalOf = (some: z.output<typeof counts>): number => Object.values(some).reduce((sum, one) => sum + one, 0);

function standOf({ processing_status, request_counts: some }: z.output<typeof batch>): BatchStand {
  return {
    state: processing_status === "ended" ? "ended" : "under-way",
    answered: some.succeeded,
    failed: some.errored + some.canceled + some.expired,
    problem: null,
  };
}
