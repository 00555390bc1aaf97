import type { OutboundResponse } from "../outbound/outbound.ts";
import { retryAfterMs } from "../outbound/retry-after.ts";

const longestMs = 24 * 60 * 60 * 1000;

/**
 * How long a provider asks to wait, in milliseconds from `now`: OpenAI's `retry-after-ms`, Google's `RetryInfo`,
 * `Retry-After`, or when the limit that is used up is full again. Undefined where it says nothing.
 */
export function statedWait({ headers, body }: OutboundResponse, now: number): number | undefined {
  const inMs = Number(headers["retry-after-ms"] || Number.NaN);
  if (Number.isFinite(inMs)) return bounded(inMs);
  const info = /"retryDelay"\s*:\s*"(\d+(?:\.\d+)?)s"/.exec(body);
  if (info !== null) return bounded(Number(info[1]) * 1000);
  return retryAfterMs(headers["retry-after"], now) ?? usedUpFor(headers, now);
}

/** `x-ratelimit-reset-tokens: 6m0s` (OpenAI, Groq), `anthropic-ratelimit-tokens-reset: 2026-03-04T10:00:30Z` (Anthropic). */
const resets = [
  { name: /^x-ratelimit-reset-(.+)$/, remaining: (what: string) => `x-ratelimit-remaining-${what}` },
  { name: /^anthropic-ratelimit-(.+)-reset$/, remaining: (what: string) => `anthropic-ratelimit-${what}-remaining` },
];

/** Until the last of the limits of which nothing remains. One that is not used up is no reason to wait. */
function usedUpFor(headers: OutboundResponse["headers"], now: number): number | undefined {
  const waits = Object.entries(headers).flatMap(([name, value]) =>
    resets.flatMap((reset) => {
      const [, what] = reset.name.exec(name) ?? [];
      const isUsedUp = what !== undefined && Number(headers[reset.remaining(what)] || Number.NaN) === 0;
      const wait = isUsedUp ? (spanMs(value) ?? retryAfterMs(value, now)) : undefined;
      return wait === undefined ? [] : [wait];
    }),
  );
  return waits.length === 0 ? undefined : bounded(Math.max(...waits));
}

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `1s`, `6m0s`, `2m59.56s`, `120ms`; undefined where it is no such span. */
function spanMs(text: string): number | undefined {
  if (!/^(?:\d+(?:\.\d+)?(?:ms|[smhd]))+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhd])/g)];
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (unitMs[unit ?? ""] ?? 0), 0);
}

const bounded = (ms: number): number => Math.min(Math.max(0, ms), longestMs);
