import { TerminalError } from "@surety/core/errors/terminal-error";
import type { Connection, ConnectorWorld, EffectRequest } from "@surety/core/ports/connector";
import { createOutbound, type OutboundResponse } from "../outbound/outbound.ts";
import { requireSuccess } from "../outbound/http-outcome.ts";
import { testResult } from "../outbound/test-result.ts";
import { unsupported } from "../outbound/unsupported.ts";
import type { HttpSettings } from "./http-settings.ts";
import { urlUnder } from "./url-under.ts";

/** A JSON API below one address. Lookups are GET and null at 404; effects carry `Idempotency-Key`. */
export async function openHttp(settings: HttpSettings, world: ConnectorWorld): Promise<Connection> {
  const outbound = createOutbound({ guard: world.guard, allow: settings.allowPrivate });
  const now = () => world.clock.now().getTime();
  return {
    async lookup(request, limits) {
      if (request.kind !== "http") throw unsupported("http", request.kind);
      const url = urlUnder(settings.baseUrl, request.path, request.query);
      const response = await outbound.request({ ...limits, url, method: "GET", headers: headersOf(settings) });
      if (response.status === 404) return null;
      return readJson(requireSuccess(response, `GET ${url.pathname}`, now()), url);
    },
    async effect(request, { idempotencyKey, ...limits }) {
      if (request.kind !== "http") throw unsupported("http", request.kind);
      const url = urlUnder(settings.baseUrl, request.path);
      const what = `${request.method} ${url.pathname}`;
      const headers = { ...headersOf(settings), "idempotency-key": idempotencyKey, ...contentType(request) };
      const response = await outbound.request({
        ...limits,
        url,
        method: request.method,
        headers,
        body: bodyOf(request),
      });
      const { status, headers: answered } = requireSuccess(response, what, now());
      const reference = answered["location"];
      return { summary: `${what} answered ${status}`, status, ...(reference === undefined ? {} : { reference }) };
    },
    test: () =>
      testResult(async () => {
        const url = urlUnder(settings.baseUrl, settings.testPath);
        const response = await outbound.request({
          url,
          method: "GET",
          headers: headersOf(settings),
          timeoutMs: 10_000,
        });
        requireSuccess(response, `GET ${url.pathname}`, now());
        return `${url.host} answered ${response.status}.`;
      }),
    close: () => outbound.close(),
  };
}

function headersOf(settings: HttpSettings): Record<string, string> {
  const own = Object.entries(settings.headers).map(([name, value]) => [name.toLowerCase(), value.reveal()]);
  return { accept: "application/json", ...(Object.fromEntries(own) as Record<string, string>) };
}

type HttpEffect = Extract<EffectRequest, { kind: "http" }>;

function bodyOf(request: HttpEffect): string | undefined {
  return request.body === undefined ? undefined : JSON.stringify(request.body);
}

function contentType(request: HttpEffect): Record<string, string> {
  return request.body === undefined ? {} : { "content-type": "application/json" };
}

function readJson(response: OutboundResponse, url: URL): unknown {
  if (response.body.trim() === "") return null;
  try {
    return JSON.parse(response.body);
  } catch (cause) {
    throw new TerminalError({
      code: "not-json",
      message: `GET ${url.pathname} answered with something that is not JSON: ${response.body.slice(0, 300)}`,
      remedy: "Ask a path that answers with JSON.",
      cause,
    });
  }
}
