import { TransientError } from "@surety/core/errors/transient-error";
import type { CallLimits } from "@surety/core/ports/connector";
import { limitedLines } from "../outbound/limited-lines.ts";
import { networkError } from "../outbound/network-error.ts";
import { readBody } from "../outbound/response-body.ts";
import { unreadable } from "./adapter-fault.ts";
import type { Provider } from "./ask-provider.ts";
import { guardedFetch } from "./guarded-fetch.ts";
import { keyHeaders } from "./key-headers.ts";
import type { LanguageSettings } from "./language-settings.ts";
import { requireAnswer } from "./provider-error.ts";
import type { z } from "zod";

/** A call of a batch protocol: below the provider's address, or beside it where a whole address is given. */
export interface BatchCall {
  method: "GET" | "POST" | "DELETE";
  path: string | URL;
  body?: object;
  headers?: Readonly<Record<string, string>>;
}

/** Makes the call and reads what was answered; an answer of another shape is none. */
export async function batchCall<Answer>(
  { settings, outbound, now }: Provider,
  { method, path, body, headers = {} }: BatchCall,
  schema: z.ZodType<Answer>,
  limits: CallLimits,
): Promise<Answer> {
  const url = addressOf(settings, path);
  const json = body === undefined ? {} : { "content-type": "application/json" };
  const answered = await outbound.request({
    ...limits,
    url,
    method,
    headers: { ...keyHeaders(settings), ...json, ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const what = `${method} ${url.pathname}`;
  return read(requireAnswer(answered, what, now()).body, what, schema);
}

/** Sends a file as a form; how long its provider keeps it is for the provider to know. */
export async function sendFile<Answer>(
  { settings, outbound, now }: Provider,
  form: FormData,
  schema: z.ZodType<Answer>,
  limits: CallLimits,
): Promise<Answer> {
  const send = guardedFetch(outbound, limits, now);
  const answered = await send(`${settings.baseUrl}/files`, {
    method: "POST",
    headers: keyHeaders(settings),
    body: form,
  });
  return read(await answered.text(), "POST /files", schema);
}

/** The lines of a file of JSON, as they arrive. */
export async function* batchLines<Line>(
  { settings, outbound, now }: Provider,
  path: string | URL,
  schema: z.ZodType<Line>,
  limits: CallLimits,
): AsyncGenerator<Line> {
  const url = addressOf(settings, path);
  const what = `GET ${url.pathname}`;
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(tooLate(what, limits)), limits.timeoutMs);
  try {
    const answer = await outbound.stream({ url, method: "GET", headers: keyHeaders(settings) }, late.signal);
    if (answer.status !== 200) requireAnswer({ ...answer, body: await readBody(answer.body, what) }, what, now());
    else for await (const text of limitedLines(answer.body, url.host)) yield* lineOf(text, schema);
  } catch (error) {
    throw networkError(error, url.host);
  } finally {
    clearTimeout(timer);
    // Whoever stops reading in the middle leaves nothing open.
    late.abort();
  }
}

const addressOf = ({ baseUrl }: LanguageSettings, path: string | URL): URL =>
  typeof path === "string" ? new URL(baseUrl + path) : path;

/** A line that nobody can read is passed over: its question then has no answer. */
function* lineOf<Line>(text: string, schema: z.ZodType<Line>): Generator<Line> {
  const read = schema.safeParse(parsed(text));
  if (read.success) yield read.data;
}

function tooLate(what: string, { timeoutMs }: CallLimits): TransientError {
  return new TransientError({ code: "timeout", message: `${what} was not read to its end within ${timeoutMs} ms.` });
}

function read<Answer>(text: string, what: string, schema: z.ZodType<Answer>): Answer {
  const answer = schema.safeParse(parsed(text));
  if (answer.success) return answer.data;
  throw unreadable(what, text.slice(0, 200));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
