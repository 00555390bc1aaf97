import type { AnsweredField } from "@surety/core/extract/answered-field";
import type { ModelAnswer } from "@surety/core/ports/judge-model";
import type { CompiledJudgment } from "@surety/core/workflow/compiled-workflow";
import { expect, it } from "vitest";
import { withInvoice } from "./invoice-answer.ts";

const field = (name: string, value: string, confidence: number): AnsweredField => ({
  name,
  value,
  printed: value,
  confidence,
  places: [],
});
const spec = {
  kind: "extract",
  fields: { number: { type: "id" }, note: { type: "text" } },
} as unknown as CompiledJudgment;
const answer = {
  value: '{"number":"R-1","note":"by rail"}',
  confidence: 0.72,
  fields: [field("number", "R-1", 0.8), field("note", "by rail", 0.9)],
} as unknown as ModelAnswer;

it("puts what an e-invoice says in the place of what was read, which makes no answer surer than labels know it", () => {
  const both = withInvoice(spec, answer, { number: "R-17" });
  expect(JSON.parse(both.value ?? "")).toEqual({ number: "R-17", note: "by rail" });
  expect(both.fields?.map(({ name, confidence }) => [name, confidence])).toEqual([
    ["number", 1],
    ["note", 0.9],
  ]);
  expect(both.confidence).toBe(0.72);
  expect(withInvoice(spec, answer, {})).toBe(answer);
});
