import { expect, it } from "vitest";
import { evidenceOf } from "./evidence.ts";

const step = (name: string, value: unknown) => ({
  name,
  kind: "call",
  value,
  missing: null,
  milliseconds: 1,
  at: null,
});

it("collects where prepared values were read, with the values, and leaves out what has another shape", () => {
  const total = { page: 1, box: [10, 20, 30, 5], field: "total" };
  const box: [number, number, number, number] = [1, 2, 3, 4];
  const date = { name: "date", value: "2026-03-14", printed: "14/3/26" };
  const judgments = [
    { name: "record", fields: [{ ...date, confidence: 0.9, places: [{ page: 1, box }] }] },
    { name: "kind", fields: [] },
  ];
  const prepared = [
    step("invoice", { total: 12.5, evidence: [total, { page: 0, box: [1, 2], field: "no" }, "no"] }),
    step("evidence", [{ page: 2, box: [0, 0, 1, 1], field: "name", document: "scan" }]),
    step("text", "evidence"),
    step("nothing", null),
  ];
  const found = evidenceOf({ prepared, judgments });
  expect(found).toEqual([
    { page: 1, box: [1, 2, 3, 4], field: "date", step: "record", value: "2026-03-14" },
    { ...total, step: "invoice", value: 12.5 },
    { page: 2, box: [0, 0, 1, 1], field: "name", document: "scan", step: "evidence", value: null },
  ]);
});
