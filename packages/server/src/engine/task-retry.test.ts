import { TerminalError } from "@surety/core/errors/terminal-error";
import { TransientError } from "@surety/core/errors/transient-error";
import { describe, expect, it } from "vitest";
import { taskRetry } from "./task-retry.ts";

const facts = { code: "x", message: "x" };
const lost = Object.assign(new Error("gone"), { code: "ECONNREFUSED" });

describe("a task that failed", () => {
  it.each([
    ["comes back when the other side was away", new TransientError(facts), 200, true],
    ["waits as long as the other side asked", new TransientError({ ...facts, retryAfterMs: 600_000 }), 1, true],
    ["comes back when the database was away", lost, 200, true],
    ["comes back a few times after a bug", new TypeError("undefined"), 7, true],
    ["is given up after a bug that stays", new TypeError("undefined"), 8, false],
    ["is given up when it can never succeed", new TerminalError(facts), 1, false],
    ["is given up some time", new TransientError(facts), 300, false],
  ])("%s", (_, error, attempt, comesBack) => {
    expect(taskRetry(error, attempt, 0.5) !== null).toBe(comesBack);
  });

  it("waits longer and longer, at most five minutes unless it is told to", () => {
    expect([1, 2, 5, 50].map((attempt) => taskRetry(lost, attempt, 1))).toEqual([1, 2, 16, 300]);
    expect(taskRetry(new TransientError({ ...facts, retryAfterMs: 600_000 }), 1, 0)).toBe(600);
  });
});
