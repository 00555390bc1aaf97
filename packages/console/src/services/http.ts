import { connection } from "./connection.ts";
import { earlyAnswer } from "./early-answer.ts";
import { ConnectionLost, Problem } from "./problem.ts";
import { refusalOf } from "./read-problem.ts";

const base = "/api/v1";
type Query = Record<string, string | number | null | undefined>;

/** The path with the filters that are set. */
export function withQuery(path: string, query: Query): string {
  const entries = Object.entries(query).filter(
    (entry): entry is [string, string | number] => entry[1] !== null && entry[1] !== undefined && entry[1] !== "",
  );
  const text = new URLSearchParams(entries.map(([key, value]) => [key, String(value)])).toString();
  return text === "" ? path : `${path}?${text}`;
}

type Answer = Pick<Response, "ok" | "status" | "statusText"> & { text: string };

/** Sends, and reads to the end: a server may go in the middle of what it says. */
async function send(method: string, path: string, body: unknown, signal?: AbortSignal): Promise<Answer> {
  const headers: Record<string, string> = { accept: "application/json" };
  const file = body instanceof Blob;
  if (body !== undefined && !file) headers["content-type"] = "application/json";
  try {
    const begun = method === "GET" ? earlyAnswer(path) : undefined;
    const request = {
      method,
      headers,
      body: body === undefined ? null : file ? body : JSON.stringify(body),
      signal: signal ?? null,
    };
    const response = await (begun ?? fetch(`${base}${path}`, request));
    const { ok, status, statusText } = response;
    return { ok, status, statusText, text: await response.text() };
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ConnectionLost();
  }
}

/** Of whoever answered at all it is told here whether that was the server, for the bar of the shell. */
async function request<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  try {
    const answer = await send(method, path, body, signal);
    if (!answer.ok) throw refusalOf(answer, answer.text);
    connection.answered();
    return (answer.text === "" ? undefined : JSON.parse(answer.text)) as T;
  } catch (error) {
    if (error instanceof ConnectionLost) connection.failed();
    else if (error instanceof Problem) connection.answered();
    throw error;
  }
}

/** The one door to the server. Answers have the shapes of the wire schemas; refusals are thrown as `Problem`. */
export const http = {
  get: <T>(path: string, signal?: AbortSignal) => request<T>("GET", path, undefined, signal),
  /** The body is sent as JSON; a file as it is. */
  post: <T>(path: string, body: unknown = {}) => request<T>("POST", path, body),
  put: <T>(path: string, body: unknown) => request<T>("PUT", path, body),
  delete: <T>(path: string) => request<T>("DELETE", path),
};
