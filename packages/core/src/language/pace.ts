import { z } from "zod";

/** The most that a provider is asked in any minute, by all processes together; what is left out is not limited. */
export const perMinute = z
  .strictObject({
    requests: z.number().int().min(1).max(1_000_000).optional(),
    /** Read and written together. */
    tokens: z.number().int().min(1000).max(1_000_000_000).optional(),
  })
  .refine(({ requests, tokens }) => requests !== undefined || tokens !== undefined, {
    message: "requests, tokens or both",
  });
export type PerMinute = z.output<typeof perMinute>;

/** How a limit is kept: one thing takes `everyMs` of the time line, and may come up to `earlyMs` before its time. */
export interface Pace {
  everyMs: number;
  earlyMs: number;
}

const minuteMs = 60_000;
/** The part of a minute's calls that may come at once. */
const burst = 0.1;

/**
 * Calls at such a pace (the generic cell rate algorithm: each has its time, `everyMs` after the one before) are never more
 * than `limit` in any minute: of those that come early there are b - 1, and of the others limit - b + 1.
 */
export function requestPace(limit: number): Pace {
  const atOnce = Math.max(1, Math.floor(limit * burst));
  const everyMs = minuteMs / (limit - atOnce + 1);
  return { everyMs, earlyMs: (atOnce - 1) * everyMs };
}

/** Nine tenths of the tokens are spread over the minute and a tenth may come early; the call that is begun may go beyond. */
export function tokenPace(limit: number): Pace {
  const share = 1 - burst;
  return { everyMs: minuteMs / (limit * share), earlyMs: (minuteMs * burst) / share };
}

export const noPace: Pace = { everyMs: 0, earlyMs: 0 };
