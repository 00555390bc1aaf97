import { documentConfidence, fitDocumentGate, type LabelledDocument } from "@surety/core/gate/document-gate";
import { guaranteedThreshold } from "@surety/core/statistics/learn-then-test";
import { countOf, type Count } from "./deployments.ts";
import type { GuaranteePlan } from "./plan.ts";

/** Documents that a simulation draws from; each is automated as a whole, or not at all. */
export interface DocumentWorld {
  name: string;
  documents: readonly LabelledDocument[];
}

/** Many gates for documents that differ in the draw of their labels alone. */
export interface DocumentFigures {
  world: string;
  labels: number;
  target: number;
  /** One threshold for whole documents, and one for each field with its part of target and assurance. */
  whole: RuleFigures;
  split: RuleFigures;
}

export interface RuleFigures {
  /** Gates that let more documents with a wrong field through than promised, truly. */
  broken: Count;
  /** Mean share of documents that is automated. */
  automation: number;
}

type Rule = (document: LabelledDocument) => boolean;

export function simulateDocuments(
  { name, documents }: DocumentWorld,
  labels: number,
  target: number,
  plan: GuaranteePlan,
  random: () => number,
): DocumentFigures {
  const goal = { target, assurance: plan.assurance };
  const pairs = Array.from({ length: plan.deployments }, () => {
    const drawn = Array.from({ length: labels }, () => documents[Math.floor(random() * documents.length)]!);
    return { whole: truthOf(wholeRule(drawn, goal), documents), split: truthOf(splitRule(drawn, goal), documents) };
  });
  const figures = (kind: "whole" | "split"): RuleFigures => ({
    broken: countOf(pairs.map((one) => one[kind].error > target)),
    automation: pairs.reduce((sum, one) => sum + one[kind].automated, 0) / pairs.length,
  });
  return { world: name, labels, target, whole: figures("whole"), split: figures("split") };
}

interface Goal {
  target: number;
  assurance: number;
}

function wholeRule(documents: readonly LabelledDocument[], goal: Goal): Rule {
  const { threshold } = fitDocumentGate({ ...goal, documents, look: 1 }).segments[0]!;
  return ({ fields }) => threshold !== null && documentConfidence(fields) >= threshold;
}

/** Each field may have its part of the errors, and of the chance to be wrong about them; a document needs all of them. */
function splitRule(documents: readonly LabelledDocument[], { target, assurance }: Goal): Rule {
  const count = documents[0]?.fields.length ?? 0;
  const thresholds = Array.from({ length: count }, (_, at) => {
    const read = documents.map(({ fields }) => fields[at]!);
    return guaranteedThreshold({
      scores: read.map((field) => (field.abstained === true ? 0 : field.confidence)),
      errors: read.map((field) => (field.correct ? 0 : 1)),
      target: target / count,
      assurance: 1 - (1 - assurance) / count,
      prior: { kind: "identity" },
    }).threshold;
  });
  return ({ fields }) => fields.every((field, at) => field.confidence >= (thresholds[at] ?? Infinity));
}

function truthOf(rule: Rule, documents: readonly LabelledDocument[]): { automated: number; error: number } {
  const passed = documents.filter(rule);
  const wrong = passed.filter(({ fields }) => fields.some((field) => !field.correct || field.abstained === true));
  return { automated: passed.length / documents.length, error: passed.length === 0 ? 0 : wrong.length / passed.length };
}
