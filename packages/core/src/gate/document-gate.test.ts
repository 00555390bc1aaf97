import fc from "fast-check";
import { expect, test } from "vitest";
import { documentCase, documentConfidence, type FieldAnswer, fitDocumentGate } from "./document-gate.ts";

const field = (confidence: number, change: Partial<FieldAnswer> = {}) => ({ confidence, correct: true, ...change });

test.each<[string, FieldAnswer[], number]>([
  ["one field", [field(0.9)], 0.9],
  ["several fields multiply", [field(0.9), field(0.8), field(1)], 0.72],
  ["a field that was not read", [field(0.9), field(0.9, { abstained: true })], 0],
  ["no fields at all", [], 0],
])("confidence: %s", (_, fields, expected) => {
  expect(documentConfidence(fields)).toBeCloseTo(expected, 12);
});

test("a document is wrong when any of its fields is", () => {
  const fields = [field(0.9), field(0.9), { confidence: 0.99, correct: false }];
  expect(documentCase({ fields })).toMatchObject({ correct: false });
  expect(documentCase({ fields: fields.slice(0, 2), segment: "acme" })).toMatchObject({
    correct: true,
    segment: "acme",
  });
  expect(documentCase({ fields: [field(1, { abstained: true })] })).toMatchObject({ correct: false, confidence: 0 });
});

test("a field more never makes a document surer, and a surer field never less sure", () => {
  const fields = fc.array(fc.record({ confidence: fc.double({ min: 0, max: 1, noNaN: true }) }), { minLength: 1 });
  fc.assert(
    fc.property(fields, fc.double({ min: 0, max: 1, noNaN: true }), (some, confidence) => {
      expect(documentConfidence([...some, { confidence }])).toBeLessThanOrEqual(documentConfidence(some));
      const surer = some.map((one) => ({ confidence: Math.max(one.confidence, confidence) }));
      expect(documentConfidence(surer)).toBeGreaterThanOrEqual(documentConfidence(some));
    }),
  );
}, 20_000);

test("suppliers earn thresholds of their own, and too few documents say what is missing", () => {
  const documents = Array.from({ length: 400 }, (_, i) => ({
    fields: [field(0.998), field(0.998)],
    segment: i < 380 ? "acme" : "globex",
  }));
  const gate = fitDocumentGate({ documents, target: 0.02, assurance: 0.95, noun: "documents" });
  expect(gate.segments.map((one) => [one.segment, one.threshold === null])).toEqual([
    ["acme", false],
    ["globex", true],
  ]);
  expect(gate.segments[1]!.advice).toMatch(/^Label [\d,]+ more of segment globex to automate at 2 %\.$/);
});
