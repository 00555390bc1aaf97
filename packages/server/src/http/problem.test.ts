import { describe, expect, it } from "vitest";
import { problemOf } from "./problem.ts";

const fromDatabase = (code: string, facts: object = {}) =>
  Object.assign(new Error("told by PostgreSQL"), { code, ...facts });

describe("problems of our own database", () => {
  it.each([
    ["53100", "disk-full"],
    ["53300", "database-away"],
    ["57P03", "database-away"],
    ["08006", "database-away"],
    ["ECONNREFUSED", "database-away"],
  ])("%s asks the sender to come again: nothing was taken in", (code, ours) => {
    expect(problemOf(fromDatabase(code))).toMatchObject({
      status: 503,
      code: ours,
      detail: expect.stringContaining("nothing was taken in"),
      remedy: expect.stringMatching(/again/),
    });
  });

  it("are no excuse for a bug: a missing file or table stays one", () => {
    expect(problemOf(fromDatabase("ENOENT", { syscall: "open" }))).toBeNull();
    expect(problemOf(fromDatabase("ENOENT", { syscall: "connect" }))).toMatchObject({ status: 503 });
    expect(problemOf(fromDatabase("42P01"))).toBeNull();
    expect(problemOf(fromDatabase("XX000"))).toBeNull();
  });
});
