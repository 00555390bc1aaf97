import { expect, test } from "vitest";
import { judgeBlock } from "../workflow/block-schema.ts";
import { sharingJudgments } from "./sharing-judgments.ts";

const classify = { classify: { text: "{{ input.text }}", labels: ["a", "b"] } };
const score = { score: { text: "{{ input.text }}", scale: ["low", "high"] } };
const rule = { rule: { cases: [{ when: "true", value: "a" }] } };

const written = { generate: { task: "Answer.", text: "{{ input.text }}", knowledge: ["help"] } };
const alone = { generate: { ...written.generate, alone: {} } };

test.each([
  [{ intent: classify }, {}, 1],
  [{ intent: classify, urgency: score, known: rule }, {}, 2],
  [{ known: rule }, {}, 0],
  [{ reply: written }, {}, 0],
  [{ intent: classify, reply: alone }, {}, 2],
  [{ intent: classify, urgency: score }, { fixedThreshold: 0.9 }, 0],
])("%j with %j: %d", (judge, gate, sharing) => {
  expect(sharingJudgments(judgeBlock.parse({ judge, gate }))).toBe(sharing);
});
