import { expect, it } from "vitest";
import { lostRequirements, stageChange, type StageAnswer, type StageQuestion } from "./stage-change.ts";

const asked: StageQuestion = { from: "assisted", to: "live", missing: [], excused: [], because: undefined };
const reason = "the pilot ends on Friday";

const cases: [string, Partial<StageQuestion>, StageAnswer][] = [
  ["ready from assisted", {}, { kind: "allowed", override: "none" }],
  ["ready from draft: stages may be skipped", { from: "draft" }, { kind: "allowed", override: "none" }],
  ["not ready and no reason", { missing: ["owner"] }, { kind: "refused", code: "not-ready-for-live" }],
  [
    "a reason of blanks",
    { missing: ["owner"], because: " ".repeat(20) },
    { kind: "refused", code: "not-ready-for-live" },
  ],
  ["nine characters", { missing: ["owner"], because: "ninechars" }, { kind: "refused", code: "not-ready-for-live" }],
  ["a reason", { missing: ["owner"], because: reason }, { kind: "allowed", override: "new" }],
  [
    "a reason skips no stage",
    { from: "draft", missing: ["owner"], because: reason },
    { kind: "refused", code: "stage-skipped" },
  ],
  [
    "nor from shadow",
    { from: "shadow", missing: ["owner"], because: reason },
    { kind: "refused", code: "stage-skipped" },
  ],
  [
    "back from a pause",
    { from: "live", missing: ["owner"], excused: ["owner", "baseline"] },
    { kind: "allowed", override: "kept" },
  ],
  [
    "more is missing than was excused",
    { from: "live", missing: ["owner", "baseline"], excused: ["owner"] },
    { kind: "refused", code: "not-ready-for-live" },
  ],
  ["every way back is open", { from: "live", to: "draft", missing: ["owner"] }, { kind: "allowed", override: "none" }],
];

it.each(cases)("%s", (_, change, answer) => {
  expect(stageChange({ ...asked, ...change })).toEqual(answer);
});

it("a live workflow loses what its new document lacks and the old one had, unless that is excused", () => {
  expect(lostRequirements(["owner"], ["owner", "baseline", "exception-path"], ["baseline"])).toEqual([
    "exception-path",
  ]);
});

it("a stricter target is not refused because the evaluation set is too small for it", () => {
  expect(lostRequirements([], ["evaluation-set"], [])).toEqual([]);
});
