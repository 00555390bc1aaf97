import { checkExpression } from "../../expression/check-expression.ts";
import { expressionFrom, type Expression } from "../../expression/compile-expression.ts";
import { TerminalError } from "../../errors/terminal-error.ts";
import { clopperPearson } from "../../statistics/clopper-pearson.ts";
import type { RuleQuestion } from "./fit-rules.ts";
import type { LabelledCase } from "./labelled-case.ts";
import type { LabelledRule } from "./labelled-rule.ts";

const assurance = 0.95;
const fewestMeasured = 20;

/** What a rule is measured with: labels that it was not fitted on. */
interface Measuring {
  readonly question: RuleQuestion;
  readonly heldOut: readonly LabelledCase[];
  readonly fittedOn: number;
}

/**
 * Compiles a rule as a workflow would and counts how often it agrees with held-out labels; null where it does not compile
 * or answers too few. The assurance is shared among the `tried` rules (Bonferroni).
 */
export function measureRule(
  cases: LabelledRule["cases"],
  isWhole: boolean,
  tried: number,
  { question, heldOut, fittedOn }: Measuring,
): LabelledRule | null {
  const compiled = cases.map(({ when, value }) => ({ expression: compiledOrNull(when, question.names), value }));
  if (compiled.some(({ expression }) => expression === null)) return null;
  const answers = heldOut.map(({ scope, label }) => ({
    label,
    value: compiled.find(({ expression }) => expression !== null && holds(expression, scope))?.value,
  }));
  const answered = answers.filter(({ value }) => value !== undefined);
  if (answered.length < fewestMeasured) return null;
  const right = answered.filter(({ label, value }) => label === value).length;
  const { low, high } = clopperPearson(right, answered.length, 1 - (1 - assurance) / tried);
  const { judgment, model } = question;
  const counted = {
    share: answered.length / heldOut.length,
    of: answered.length,
    right,
    majority: majorityOf(heldOut),
  };
  return { judgment, cases, isWhole, ...counted, agreement: right / answered.length, low, high, model, fittedOn };
}

function compiledOrNull(when: string, names: RuleQuestion["names"]): Expression | null {
  const checked = checkExpression(when, { names });
  return checked.faults.length > 0 ? null : expressionFrom(when, checked, "rule");
}

/** An expression that fails on a case does not hold there. */
function holds(expression: Expression, scope: LabelledCase["scope"]): boolean {
  try {
    return expression.evaluate(scope) === true;
  } catch (error) {
    if (error instanceof TerminalError) return false;
    throw error;
  }
}

function majorityOf(cases: readonly LabelledCase[]): number {
  const counts = new Map<string, number>();
  for (const { label } of cases) counts.set(label, (counts.get(label) ?? 0) + 1);
  return Math.max(0, ...counts.values()) / Math.max(1, cases.length);
}
