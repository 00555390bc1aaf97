import type { ValueType } from "../../expression/value-type.ts";
import { columnsOf } from "./column.ts";
import type { Features } from "./feature.ts";
import { featuresOf } from "./features-of.ts";
import { type Growth, growTree } from "./grow-tree.ts";
import type { LabelledCase } from "./labelled-case.ts";
import type { LabelledRule } from "./labelled-rule.ts";
import { measureRule } from "./measure-rule.ts";
import { oneClassCondition } from "./one-class-condition.ts";
import { pruneTree } from "./prune-tree.ts";
import { ruleListOf } from "./rule-list-of.ts";
import { splitLabelled } from "./split-labelled.ts";

/** What rules are fitted for. */
export interface RuleQuestion {
  readonly judgment: string;
  readonly cases: readonly LabelledCase[];
  /** Names that the rules may read, with their types. */
  readonly names: Readonly<Record<string, ValueType>>;
  /** The gate's target: a rule that keeps it is good enough. */
  readonly maxError: number;
  readonly model: LabelledRule["model"];
}

export interface FittedRules {
  /** A rule for every case, measured; null where none could be fitted. */
  readonly whole: LabelledRule | null;
  /** Rules that give one answer away and leave the rest open. */
  readonly slices: readonly LabelledRule[];
}

const fewestCases = 60;
const mostClasses = 40;

/** Fits small rules on a part of the labelled cases and measures them on the rest. Deterministic; about a second at most. */
export function fitRules(question: RuleQuestion): FittedRules {
  const { fit, heldOut } = splitLabelled(question.cases);
  const classes = [...new Set(fit.map(({ label }) => label))].sort();
  if (question.cases.length < fewestCases || classes.length < 2) return { whole: null, slices: [] };
  const labels = Int32Array.from(fit, ({ label }) => classes.indexOf(label));
  const fewest = Math.max(5, Math.ceil(fit.length / 200));
  const features = featuresOf(columnsOf(fit, question.names), labels, fewest);
  const growth: Growth = { labels, classes: classes.length, fewest, mostConditions: 3, mostLeaves: 12 };
  const whole = wholeRule(features, growth, classes);
  const candidates = classes.length > mostClasses ? [] : sliceRules(features, growth, classes, question.maxError);
  const measured = { question, heldOut, fittedOn: fit.length };
  return {
    whole: whole === null ? null : measureRule(whole, true, 1, measured),
    slices: candidates.flatMap((cases) => measureRule(cases, false, candidates.length, measured) ?? []),
  };
}

type Cases = LabelledRule["cases"];

function wholeRule(features: Features, growth: Growth, classes: readonly string[]): Cases | null {
  const members = Int32Array.from(growth.labels.keys());
  const tree = pruneTree(growTree(features, members, growth), worthOf(growth));
  if (tree.branches === null) return null;
  return ruleListOf(tree).map(({ when, label }) => ({ when, value: classes[label] ?? "" }));
}

function sliceRules(features: Features, growth: Growth, classes: readonly string[], maxError: number): Cases[] {
  const members = Int32Array.from(growth.labels.keys());
  return classes.flatMap((value, label) => {
    const labels = growth.labels.map((one) => (one === label ? 1 : 0));
    const tree = pruneTree(
      growTree(features, members, { ...growth, labels, classes: 2, mostLeaves: 6 }),
      worthOf(growth),
    );
    const when = oneClassCondition(tree, 1, maxError, 2 * growth.fewest);
    return when === null ? [] : [[{ when, value }]];
  });
}

/** Mistakes that a further line must save to be worth reading: what chance alone saves now and then is less. */
function worthOf({ labels }: Growth): number {
  return Math.max(3, labels.length / 250);
}
