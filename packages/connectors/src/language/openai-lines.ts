import type { BatchQuestion, BatchResult } from "@surety/core/ports/language-batch";
import type { CompletionRequest } from "@surety/core/ports/language-model";
import { SuretyError } from "@surety/core/errors/surety-error";
import { z } from "zod";
import { askThrough, type Provider } from "./ask-provider.ts";
import { preparedCall } from "./prepared-call.ts";

/** A line of an output or error file of OpenAI, and of those that do as it does. */
export const resultLine = z.object({
  custom_id: z.string(),
  response: z.object({ status_code: z.number(), body: z.unknown() }).nullish(),
  error: z.object({ code: z.string().nullish(), message: z.string().nullish() }).nullish(),
});

const told = z.object({ error: z.object({ message: z.string() }) });

/** What a line says came of its question. */
export async function readLine(
  provider: Provider,
  request: CompletionRequest,
  { custom_id: id, response, error }: z.output<typeof resultLine>,
): Promise<BatchResult> {
  const problem = error?.message ?? error?.code ?? "Its provider gave neither an answer nor a reason.";
  if (error?.code === "batch_expired") return { id, outcome: "expired", problem };
  if (error?.code === "batch_cancelled") return { id, outcome: "cancelled", problem };
  if (error != null || response == null) return { id, outcome: "failed", problem };
  const { status_code: status, body } = response;
  if (status === 200) return readAnswer(provider, request, id, body);
  const read = told.safeParse(body);
  const reason = read.success ? read.data.error.message.slice(0, 300) : JSON.stringify(body ?? null).slice(0, 300);
  return { id, outcome: "failed", problem: `It was answered with ${status}: ${reason}` };
}

/** A body as it would have come at once, read by the same adapter. */
export async function readAnswer(
  provider: Provider,
  request: CompletionRequest,
  id: string,
  body: unknown,
): Promise<BatchResult> {
  const came = () =>
    Promise.resolve(
      new Response(JSON.stringify(body), { status: 200, headers: { "content-type": "application/json" } }),
    );
  try {
    const completion = await askThrough(came, provider, request, new AbortController().signal);
    return { id, outcome: "answered", completion };
  } catch (error) {
    if (!(error instanceof SuretyError)) throw error;
    return { id, outcome: "unreadable", problem: error.message };
  }
}

/** The questions as lines of a file, and where each of them goes. */
export async function questionLines(
  provider: Provider,
  questions: readonly BatchQuestion[],
): Promise<{ endpoint: string; lines: string[] }> {
  const lines: string[] = [];
  let endpoint = "";
  for (const { id, request } of questions) {
    const { path, body } = await preparedCall(provider, request);
    endpoint = `/v1${path}`;
    lines.push(`${JSON.stringify({ custom_id: id, method: "POST", url: endpoint, body })}\n`);
  }
  return { endpoint, lines };
}
