import type { ProblemDetails } from "@surety/core/wire/common";
import { formStyle } from "./form-style.ts";
import { html } from "./html.ts";
import { htmlPage, pagePolicy } from "./html-page.ts";

const problem: ProblemDetails = {
  type: "about:blank",
  title: "Not possible at the moment",
  status: 503,
  detail: "Surety is starting: nothing was taken in.",
  code: "starting",
  field: null,
  remedy: "Send it again in a second.",
};
const readiness = { ok: false, oldestRunnableSeconds: null, reason: "Surety is starting." };
const page = htmlPage(
  "Surety is starting",
  html`<h1>Surety is starting</h1><p class="intro">This page opens by itself as soon as it is there.</p>`,
  formStyle,
);
const soon = { "retry-after": "1", "cache-control": "no-store", "x-content-type-options": "nosniff" };

/** The answer to everybody before there is an app: programs and people are told to come back, each in their own way. */
export function startingAnswer(request: Request): Response {
  const asks = (type: string) => request.headers.get("accept")?.includes(type) ?? false;
  if (new URL(request.url).pathname === "/readyz") return answer(JSON.stringify(readiness), "application/json");
  if (request.method !== "GET" || !asks("text/html"))
    return answer(JSON.stringify(problem), "application/problem+json");
  const own = { refresh: "1", "content-security-policy": pagePolicy(formStyle) };
  return answer(page, "text/html; charset=utf-8", own);
}

const answer = (body: string, type: string, others: Readonly<Record<string, string>> = {}): Response =>
  new Response(body, { status: problem.status, headers: { "content-type": type, ...soon, ...others } });
