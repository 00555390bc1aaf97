import type { CompletionRequest } from "@surety/core/ports/language-model";
import { askThrough, type Provider } from "./ask-provider.ts";
import { type Fetch, outboundRequest } from "./guarded-fetch.ts";

/** A call as its adapter would send it. */
export interface PreparedCall {
  /** Below the provider's address: `/chat/completions`. */
  path: string;
  headers: Readonly<Record<string, string>>;
  body: Record<string, unknown>;
}

/** What the adapter would send for a question; nothing is sent. So a question of a batch is the same as a live one. */
export async function preparedCall(provider: Provider, request: CompletionRequest): Promise<PreparedCall> {
  let call: PreparedCall | null = null;
  const end = new Error("nothing is sent");
  const door: Fetch = (input, init) => {
    const { url, headers, body } = outboundRequest(input, init);
    const home = new URL(provider.settings.baseUrl).pathname.replace(/\/$/, "");
    call = {
      path: url.pathname.slice(home.length),
      headers,
      body: JSON.parse(String(body)) as Record<string, unknown>,
    };
    return Promise.reject(end);
  };
  await askThrough(door, provider, request, new AbortController().signal).catch((error: unknown) => {
    if (call === null) throw error;
  });
  if (call === null) throw new Error(`the adapter of ${request.model} sent nothing`);
  return call;
}
