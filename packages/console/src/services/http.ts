import type { ProblemDetails } from "@surety/core/wire/common";
import { connection } from "./connection.ts";
import { earlyAnswer } from "./early-answer.ts";
import { ConnectionLost, Problem } from "./problem.ts";

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

async function send(method: string, path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
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
    connection.answered();
    return response;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    connection.failed();
    throw new ConnectionLost();
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text();
  try {
    return new Problem(JSON.parse(text) as ProblemDetails);
  } catch {
    const detail = `The server answered ${response.status} without an explanation.`;
    return new Problem({
      type: "about:blank",
      title: response.statusText,
      status: response.status,
      detail,
      code: `http-${response.status}`,
      field: null,
      remedy: "Look at the server's log.",
    });
  }
}

async function request<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const response = await send(method, path, body, signal);
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

/** The one door to the server. Answers have the shapes of the wire schemas; refusals are thrown as `Problem`. */
export const http = {
  get: <T>(path: string, signal?: AbortSignal) => request<T>("GET", path, undefined, signal),
  /** The body is sent as JSON; a file as it is. */
  post: <T>(path: string, body: unknown = {}) => request<T>("POST", path, body),
  put: <T>(path: string, body: unknown) => request<T>("PUT", path, body),
  delete: <T>(path: string) => request<T>("DELETE", path),
};
