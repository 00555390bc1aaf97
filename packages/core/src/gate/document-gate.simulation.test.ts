import { expect, test } from "vitest";
import { guaranteedThreshold } from "../statistics/learn-then-test.ts";
import { seededRandom } from "../statistics/seeded-random.ts";
import { spoiltDocuments } from "./spoilt-documents.fixture.ts";
import { documentConfidence, fitDocumentGate, type LabelledDocument } from "./document-gate.ts";

const FIELDS = 6;
const goal = { target: 0.05, assurance: 0.95 };
const repeats = 30;
const labels = 4000;

const documents = (count: number, seed: number): LabelledDocument[] =>
  spoiltDocuments(count, FIELDS, seededRandom(seed));

type Rule = (fields: LabelledDocument["fields"]) => boolean;

function documentRule(labelled: LabelledDocument[]): Rule {
  const { threshold } = fitDocumentGate({ ...goal, documents: labelled }).segments[0]!;
  return (fields) => documentConfidence(fields) >= (threshold ?? Infinity);
}

/** The union bound: each field may have its part of the errors, and of the chance to be wrong about them. */
function fieldwiseRule(labelled: LabelledDocument[]): Rule {
  const thresholds = Array.from({ length: FIELDS }, (_, at) => {
    const read = labelled.map(({ fields }) => fields[at]!);
    return guaranteedThreshold({
      scores: read.map((field) => field.confidence),
      errors: read.map((field) => (field.correct ? 0 : 1)),
      target: goal.target / FIELDS,
      assurance: 1 - (1 - goal.assurance) / FIELDS,
      prior: { kind: "identity" },
    }).threshold;
  });
  return (fields) => fields.every((field, at) => field.confidence >= (thresholds[at] ?? Infinity));
}

const world = documents(10_000, 1);

function performance(rule: Rule): { share: number; error: number } {
  const automated = world.filter(({ fields }) => rule(fields));
  const wrong = automated.filter(({ fields }) => fields.some((field) => !field.correct));
  return {
    share: automated.length / world.length,
    error: automated.length === 0 ? 0 : wrong.length / automated.length,
  };
}

function simulate(ruleFrom: (labelled: LabelledDocument[]) => Rule): { share: number; broken: number } {
  const runs = Array.from({ length: repeats }, (_, run) => performance(ruleFrom(documents(labels, 100 + run))));
  return {
    share: runs.reduce((sum, one) => sum + one.share, 0) / repeats,
    broken: runs.filter((one) => one.error > goal.target).length / repeats,
  };
}

test("one rule for whole documents keeps its promise, and automates far more than a union bound over fields", () => {
  const whole = simulate(documentRule);
  const fieldwise = simulate(fieldwiseRule);
  // 5 % of the repeats, and three standard errors.
  expect(whole.broken).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / repeats));
  expect(whole.share).toBeGreaterThan(2 * fieldwise.share);
}, 60_000);
