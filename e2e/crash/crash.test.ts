import { describe, expect, it } from "vitest";
import { crashRun } from "./crash-run.ts";
import { faultsOf, summaryOf } from "./crash-summary.ts";

/** The short form of `npm run crash`. */
const short = { kills: 3, cases: 200 };
const longestMs = 120_000;
/** Other tests share the machine: here a restart must not hang, how fast it is `npm run crash` says. */
const mostSeconds = 15;

describe("while cases arrive and people decide", () => {
  it.each([
    ["the server", "server"],
    ["PostgreSQL", "postgres"],
    ["both", "both"],
  ] as const)(
    "kill -9 of %s loses nothing, doubles nothing, and is over in seconds",
    { timeout: longestMs },
    async (_, target) => {
      const report = await crashRun({ ...short, target });
      expect(faultsOf(report, mostSeconds), `${summaryOf(report)}\n${report.log.slice(-3000)}`).toEqual([]);
      expect(report.effects).toBe(short.cases * 0.9);
    },
  );
});
