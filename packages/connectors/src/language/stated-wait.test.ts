import { expect, it } from "vitest";
import { statedWait } from "./stated-wait.ts";

const now = Date.UTC(2026, 2, 4, 10, 0, 0);
const info = (delay: string) => `{"error":{"details":[{"retryDelay":"${delay}"}]}}`;

it.each<[string, Record<string, string>, string, number | undefined]>([
  ["milliseconds", { "retry-after-ms": "250", "retry-after": "9" }, "", 250],
  ["milliseconds that are none", { "retry-after-ms": "", "retry-after": "9" }, "", 9000],
  ["Google's own", {}, info("34.4s"), 34_400],
  ["seconds", { "retry-after": "7" }, "", 7000],
  ["a date", { "retry-after": "Wed, 04 Mar 2026 10:01:00 GMT" }, "", 60_000],
  ["more than a day", { "retry-after-ms": "1e12" }, info("1s"), 86_400_000],
  ["a limit of requests", { "x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "1s" }, "", 1000],
  ["a limit of tokens", { "x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "2m59.56s" }, "", 179_560],
  [
    "two limits, of which one is not used up",
    {
      "x-ratelimit-remaining-requests": "0",
      "x-ratelimit-reset-requests": "120ms",
      "x-ratelimit-remaining-tokens": "900",
      "x-ratelimit-reset-tokens": "6m0s",
    },
    "",
    120,
  ],
  [
    "Anthropic's limits",
    {
      "anthropic-ratelimit-requests-remaining": "49",
      "anthropic-ratelimit-requests-reset": "2026-03-04T10:00:01Z",
      "anthropic-ratelimit-input-tokens-remaining": "0",
      "anthropic-ratelimit-input-tokens-reset": "2026-03-04T10:00:42Z",
    },
    "",
    42_000,
  ],
  [
    "a limit that nobody can read",
    { "x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "soon" },
    "",
    undefined,
  ],
  ["nothing", {}, "{}", undefined],
])("a provider says how long to wait by %s", (_, headers, body, expected) => {
  const wait = statedWait({ status: 429, headers, body }, now);
  expect(wait === undefined ? wait : Math.round(wait)).toBe(expected);
});
