import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { confirmationOf } from "./confirmation-of.ts";
import { settleLabel, settleObjection } from "./settle-label.ts";

describe("settleLabel", () => {
  it.each([
    [["a"], { state: "waiting" }],
    [["a", "a"], { state: "confirmed", value: "a", by: "second-person" }],
    [["a", "b"], { state: "waiting" }],
    [["a", "b", "a"], { state: "confirmed", value: "a", by: "third-person" }],
    [["a", "b", "b"], { state: "confirmed", value: "b", by: "third-person" }],
    [["a", "b", "c"], { state: "disputed" }],
    [["a", "a", "b", "b"], { state: "disputed" }],
    [["a", "b", "b", "b"], { state: "confirmed", value: "b", by: "third-person" }],
  ])("%j", (answers, standing) => expect(settleLabel(answers)).toEqual(standing));

  it("never confirms a value that fewer than two people gave", () => {
    const answer = fc.constantFrom("a", "b", "c");
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 5 }), (answers) => {
        const standing = settleLabel(answers);
        if (standing.state !== "confirmed") return true;
        return answers.filter((one) => one === standing.value).length >= 2;
      }),
    );
  });
});

describe("settleObjection", () => {
  it.each([
    [["a"], "b", { state: "waiting" }],
    [["a", "a"], "b", { state: "waiting" }],
    [["a", "b", "a"], "b", { state: "waiting" }],
    [["a", "b"], "b", { state: "confirmed", value: "b", by: "third-person" }],
  ])("to %j by %s", (answers, objection, standing) => expect(settleObjection(answers, objection)).toEqual(standing));
});

describe("confirmationOf", () => {
  it.each([
    ["model and person agree", { person: "a", machine: "a", fourEyes: false }, "agreement"],
    ["one person overrides the model", { person: "a", machine: "b", fourEyes: false }, null],
    ["two people override it", { person: "a", machine: "b", fourEyes: true }, "four-eyes"],
    ["there is no model yet", { person: "a", machine: null, fourEyes: false }, "unopposed"],
  ])("where %s", (_, given, confirmation) => expect(confirmationOf(given)).toBe(confirmation));
});
