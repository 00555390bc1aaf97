import type {
  BatchDoor,
  BatchQuestion,
  BatchResult,
  BatchStand,
  BatchToSubmit,
  SoughtBatch,
} from "@surety/core/ports/language-batch";
import type { CallLimits } from "@surety/core/ports/connector";
import { z } from "zod";
import type { Provider } from "./ask-provider.ts";
import { batchCall, batchLines } from "./batch-call.ts";
import { beside, sendLines } from "./google-files.ts";
import { readAnswer } from "./openai-lines.ts";
import { preparedCall } from "./prepared-call.ts";

const mostPages = 20;

/** Google tells 64-bit numbers as text. */
const count = z.coerce.number();
const status = z.object({ message: z.string().nullish() });
/** A line of a file of answers, and an answer that came within the batch. */
const line = z.object({
  key: z.string().nullish(),
  metadata: z.object({ key: z.string().nullish() }).nullish(),
  response: z.unknown().optional(),
  error: status.nullish(),
});
type Line = z.output<typeof line>;
const batch = z.object({
  name: z.string(),
  metadata: z.object({
    state: z.string(),
    displayName: z.string().nullish(),
    createTime: z.string().nullish(),
    inputConfig: z.object({ fileName: z.string().nullish() }).nullish(),
    batchStats: z.object({ successfulRequestCount: count.nullish(), failedRequestCount: count.nullish() }).nullish(),
  }),
  error: status.nullish(),
  response: z
    .object({
      responsesFile: z.string().nullish(),
      inlinedResponses: z.object({ inlinedResponses: z.array(line).nullish() }).nullish(),
    })
    .nullish(),
});
type Batch = z.output<typeof batch>;
const page = z.object({ operations: z.array(batch).nullish(), nextPageToken: z.string().nullish() });
const anything = z.unknown();

/**
 * Gemini's Batch API. Questions go in as a file, each with its key: answers within a batch come in any order, and there is
 * room for a few only. What comes out is a file, or within the batch where it is small.
 */
export function googleBatches(provider: Provider): Omit<BatchDoor, "usualShare"> {
  const read = (id: string, limits: CallLimits) =>
    batchCall(provider, { method: "GET", path: pathOf(id) }, batch, limits);
  return {
    submit: (submitted, limits) => submit(provider, submitted, limits),
    find: (sought, limits) => find(provider, sought, limits),
    look: async (id, limits) => standOf(await read(id, limits)),
    async *results(id, requestOf, limits) {
      for await (const one of linesOf(provider, await read(id, limits), limits)) {
        const key = one.key ?? one.metadata?.key ?? "";
        const request = requestOf(key);
        if (request === null) continue;
        if (one.response == null) yield failureOf(key, one);
        else yield await readAnswer(provider, request, key, one.response);
      }
    },
    cancel: async (id, limits) => {
      await batchCall(provider, { method: "POST", path: `${pathOf(id)}:cancel` }, anything, limits);
    },
    forget: async (id, limits) => {
      const { metadata, response } = await read(id, limits);
      for (const name of [metadata.inputConfig?.fileName, id, response?.responsesFile])
        if (name != null) await batchCall(provider, { method: "DELETE", path: pathOf(name) }, anything, limits);
    },
  };
}

/** Names are `batches/…` and `files/…`. */
const pathOf = (name: string): string => `/${name.split("/").map(encodeURIComponent).join("/")}`;

async function submit(provider: Provider, { mark, questions }: BatchToSubmit, limits: CallLimits): Promise<string> {
  const { path, lines } = await questionLines(provider, questions);
  const file = await sendLines(provider, { name: mark, lines }, limits);
  const body = { batch: { display_name: mark, input_config: { file_name: file } } };
  return (await batchCall(provider, { method: "POST", path, body }, batch, limits)).name;
}

/** What would be asked at once, line by line, and where all of it goes: the model is in the address. */
async function questionLines(
  provider: Provider,
  questions: readonly BatchQuestion[],
): Promise<{ path: string; lines: string[] }> {
  const lines: string[] = [];
  let path = "";
  for (const { id, request } of questions) {
    const call = await preparedCall(provider, request);
    path = call.path.replace(/:generateContent$/, ":batchGenerateContent");
    lines.push(`${JSON.stringify({ key: id, request: call.body })}\n`);
  }
  return { path, lines };
}

async function* linesOf(provider: Provider, { response }: Batch, limits: CallLimits): AsyncGenerator<Line> {
  yield* response?.inlinedResponses?.inlinedResponses ?? [];
  if (response?.responsesFile == null) return;
  const url = beside(provider.settings, "download", `${pathOf(response.responsesFile)}:download?alt=media`);
  yield* batchLines(provider, url, line, limits);
}

function failureOf(id: string, { error }: Line): BatchResult {
  const problem = error?.message ?? "Its provider gave neither an answer nor a reason.";
  return { id, outcome: "failed", problem: problem.slice(0, 300) };
}

/** Our mark is the name that it is shown by; looked for page by page. */
async function find(provider: Provider, { mark, since }: SoughtBatch, limits: CallLimits): Promise<string[]> {
  let after = "";
  for (let turned = 0; turned < mostPages; turned += 1) {
    const path = `/batches?pageSize=100${after}`;
    const { operations, nextPageToken } = await batchCall(provider, { method: "GET", path }, page, limits);
    const all = operations ?? [];
    const found = all.filter(({ metadata }) => metadata.displayName === mark).map(({ name }) => name);
    if (found.length > 0) return found;
    const isPast = all.length > 0 && all.every(({ metadata }) => timeOf(metadata.createTime) < since.getTime());
    if (isPast || nextPageToken == null || nextPageToken === "") return [];
    after = `&pageToken=${encodeURIComponent(nextPageToken)}`;
  }
  return [];
}

const timeOf = (told: string | null | undefined): number => (told == null ? Infinity : Date.parse(told));

/** Its documentation names the states of a batch by two words: `JOB_STATE_…`, `BATCH_STATE_…`. */
function standOf({ metadata: { state, batchStats }, error }: Batch): BatchStand {
  const plain = state.replace(/^(?:BATCH|JOB)_STATE_/, "");
  return {
    state: plain === "FAILED" ? "refused" : ended.has(plain) ? "ended" : "under-way",
    answered: batchStats?.successfulRequestCount ?? 0,
    failed: batchStats?.failedRequestCount ?? 0,
    problem: plain === "FAILED" ? (error?.message?.slice(0, 500) ?? null) : null,
    // Nothing comes of one that has expired.
    ...(plain === "EXPIRED" ? { isLate: true } : {}),
  };
}

const ended = new Set(["SUCCEEDED", "CANCELLED", "EXPIRED"]);
