import { expect, test } from "vitest";
import type { CompiledBlock, CompiledJudgment } from "../workflow/compiled-workflow.ts";
import { askedBlock } from "./asked-block.ts";
import { decidedValues } from "./decided-values.ts";

const judgment = (name: string): CompiledJudgment => ({ name, kind: "rule", cases: [] });
const gate = { maxError: 0.02, assurance: 0.95, audit: 0.03, fixedThreshold: null, segment: null, reviewWhen: null };
const blocks: CompiledBlock[] = [
  { layer: "prepare", index: 0, ranks: [], expect: [] },
  { layer: "judge", index: 1, ranks: [[judgment("topic")], [judgment("urgency")]], gate },
  { layer: "act", index: 2, rules: [] },
  { layer: "judge", index: 3, ranks: [[judgment("tone")]], gate },
];
const workflow = { blocks };

test.each([
  [0, 1],
  [1, 1],
  [2, undefined],
  [3, 3],
  [4, undefined],
])("a review at block %d asks about block %s", (from, asked) => {
  expect(askedBlock(workflow, from)?.index).toBe(asked);
});

test("every judgment that was asked about has a value, none the model's", () => {
  const answers = { topic: "bug", urgency: "high" };
  const values = (verdict: "decide" | "reject" | "out-of-scope", said: Record<string, string>) => [
    ...decidedValues(workflow, { block: 0, answers: said, verdict }),
  ];
  expect(values("decide", answers)).toEqual(Object.entries(answers));
  expect(values("out-of-scope", { topic: "other" })).toEqual([
    ["topic", "other"],
    ["urgency", null],
  ]);
  expect(values("reject", {})).toEqual([]);
});
