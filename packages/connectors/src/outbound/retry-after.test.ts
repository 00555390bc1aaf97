import { expect, it } from "vitest";
import { retryAfterMs } from "./retry-after.ts";

const now = Date.UTC(2026, 2, 4, 10, 0, 0);
it.each([
  ["120", 120_000],
  ["0", 0],
  ["Wed, 04 Mar 2026 10:01:00 GMT", 60_000],
  ["Wed, 04 Mar 2026 09:00:00 GMT", 0],
  ["99999999", 86_400_000],
  ["soon", undefined],
  [undefined, undefined],
])("reads %s", (header, wait) => expect(retryAfterMs(header, now)).toBe(wait));
