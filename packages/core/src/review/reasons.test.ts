import { describe, expect, it } from "vitest";
import { reasonCases, type ReasonPolicy, reasonProblem, usualReasons } from "./reasons.ts";

const policy: ReasonPolicy = {
  codes: [
    { code: "fraud", says: "It looks like fraud", for: ["reject", "override"] },
    { code: "typo", says: "A typing error", for: ["edit"] },
    { code: "other", says: "Something else" },
  ],
  required: ["reject", "override", "edit"],
};

describe("reasons", () => {
  it.each([
    [{ verdict: "decide", override: false, edits: 0 }, []],
    [{ verdict: "decide", override: true, edits: 2 }, ["override", "edit"]],
    [{ verdict: "reject", override: true, edits: 0 }, ["reject"]],
    [{ verdict: "split", override: false, edits: 0 }, ["split"]],
  ] as const)("of %o are for %o", (said, cases) => expect(reasonCases(said)).toEqual(cases));

  it.each([
    [["reject"], null, "reason-required"],
    [["reject"], "fraud", undefined],
    [["reject"], "typo", "reason-required"],
    [["reject"], "other", undefined],
    [["reject"], "frud", "unknown-reason"],
    [["edit"], "typo", undefined],
    [["override", "edit"], "typo", "reason-required"],
    [["override", "edit"], "other", undefined],
    [["out-of-scope"], null, undefined],
    [[], "fraud", undefined],
    [[], null, undefined],
  ] as const)("for %o, given %s: %s", (cases, code, problem) =>
    expect(reasonProblem(policy, cases, code)?.code).toBe(problem),
  );

  it("say what needs one, and which there are", () =>
    expect(reasonProblem(policy, ["reject"], null)).toMatchObject({
      message: "Rejecting a case needs a reason in this workflow.",
      remedy: "Choose one of: fraud, other.",
    }));

  it("are asked of nobody where the document says nothing", () =>
    expect(reasonProblem(usualReasons, ["reject"], null)).toBeNull());
});
