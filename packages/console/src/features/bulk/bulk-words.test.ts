import { describe, expect, it } from "vitest";
import { emptyDraft } from "../inbox/answer-draft.ts";
import { bulkReasons, lacksReason } from "./bulk-words.ts";

const plan = {
  reasons: [
    { code: "fraud", says: "It looks like fraud", for: ["reject" as const] },
    { code: "misread", says: "The model misread it", for: ["override" as const] },
    { code: "other", says: "Something else", for: null },
  ],
  reasonsRequired: ["override" as const],
  overrides: 0,
};
const codes = (verdict: "decide" | "reject", overrides: number) =>
  bulkReasons({ ...emptyDraft, verdict }, { ...plan, overrides }).map(({ code }) => code);

describe("the reasons of a bulk", () => {
  it("are those of the workflow that fit what is said to all", () => {
    expect(codes("reject", 0)).toEqual(["fraud", "other"]);
    expect(codes("decide", 2)).toEqual(["misread", "other"]);
    expect(codes("decide", 0)).toEqual([]);
  });

  it.each([
    ["nothing is overridden", 0, null, false],
    ["some are overridden without one", 2, null, true],
    ["the reason is for something else", 2, "fraud", true],
    ["the reason fits", 2, "misread", false],
    ["the reason is for everything", 2, "other", false],
  ])("are lacking or not where %s", (_where, overrides, reasonCode, lacking) =>
    expect(lacksReason({ ...emptyDraft, reasonCode }, { ...plan, overrides })).toBe(lacking),
  );
});
