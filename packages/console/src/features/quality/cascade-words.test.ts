import type { MeasuredCascade, MeasuredStage } from "@surety/core/wire/cascade";
import { expect, test } from "vitest";
import { missingWords, mostOf, savingWords } from "./cascade-words.ts";

const stage: MeasuredStage = {
  name: "brain/large",
  model: "brain/large-1",
  version: "v",
  cutoff: 0.8,
  costMicros: 5_000,
  asked: 300,
  answered: 250,
  errors: 2,
  without: { costMicros: 190_000, people: 300 },
};
const cascade: MeasuredCascade = {
  stages: [stage],
  cases: 1_000,
  planning: 400,
  people: 50,
  costMicros: 40_000,
  personMicros: 600_000,
  personFrom: "typed",
  errorMicros: 0,
  vectors: 10,
  passed: 3,
};

test.each([
  [stage, "€0.15 more a case, people 30 % instead of 5 %"],
  [{ ...stage, without: { costMicros: 30_000, people: 50 } }, "€0.01 less a case, people 5 % as now"],
  [{ ...stage, cutoff: null, without: null }, "not asked: it would cost more than it saves"],
])("without a model %#", (one, words) => {
  expect(savingWords(cascade, one, "EUR").replaceAll(" ", " ")).toBe(words);
});

test("what measuring would cost", () => {
  const missing = { name: "brain/large", missing: 500, mostMicros: 12_000_000, likelyMicros: 400_000 };
  expect(missingWords(missing, "EUR")).toBe("brain/large: 500 answers are missing, at most €12.00, probably €0.40");
  expect(missingWords({ ...missing, missing: 0 }, "EUR")).toBe("brain/large: nothing to pay");
  expect(missingWords({ ...missing, missing: 1, mostMicros: null, likelyMicros: null }, "EUR")).toBe(
    "brain/large: 1 answer is missing, and nobody has said what it costs",
  );
  const estimate = (stages: (typeof missing)[]) => ({
    workflow: "letters",
    currency: "EUR",
    judgments: [{ judgment: "topic", labels: 500, planning: 0, stages }],
  });
  expect(mostOf(estimate([missing, missing]))).toBe(24_000_000);
  expect(mostOf({ ...estimate([]), judgments: [] })).toBe(0);
});
