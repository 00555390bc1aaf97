import { TerminalError } from "../errors/terminal-error.ts";
import { UserError } from "../errors/user-error.ts";
import { checkExpression, type CheckedExpression } from "./check-expression.ts";
import type { Expression } from "./expression.ts";
import { FaultError, faultText } from "./fault.ts";
import { plainValue } from "./plain-value.ts";
import { runNode } from "./run-node.ts";
import { StepBudget } from "./step-budget.ts";
import type { TypeEnvironment } from "./type-environment.ts";

export type { Expression } from "./expression.ts";
export type { Scope, TypeEnvironment } from "./type-environment.ts";

/** Steps (list items gone over) that one evaluation may take: some milliseconds. */
const stepsPerEvaluation = 100_000;

/**
 * Compiles CEL against the names it may use; `at` is where it stands, e.g. `/flow/2/act/0/when`, and is named in errors.
 * Throws a UserError for the first mistake: syntax, an unknown name (with the nearest one), a wrong type.
 */
export function compileExpression(source: string, environment: TypeEnvironment, at: string): Expression {
  const checked = checkExpression(source, environment);
  const [fault] = checked.faults;
  if (fault === undefined) return expressionFrom(source, checked, at);
  const { code, remedy } = fault;
  throw new UserError({ code, message: `${at}: ${faultText(fault)} In: ${excerpt(source)}`, remedy, field: at });
}

/** Makes a checked expression runnable; it must be free of faults. */
export function expressionFrom(source: string, checked: CheckedExpression, at: string): Expression {
  if (checked.node === null) throw new Error("An expression with faults cannot run");
  const run = runNode(checked.node);
  const evaluate: Expression["evaluate"] = (scope) => {
    try {
      return plainValue(run({ scope, locals: null, budget: new StepBudget(stepsPerEvaluation) }));
    } catch (error) {
      throw error instanceof FaultError ? evaluationError(source, at, error) : error;
    }
  };
  return { source, type: checked.type, names: checked.names, evaluate };
}

function evaluationError(source: string, at: string, cause: FaultError): TerminalError {
  return new TerminalError({
    code: "expression-failed",
    message: `The expression ${excerpt(source)} at ${at} could not be evaluated: ${cause.message}`,
    remedy: cause.fault.remedy ?? "Correct the data of this case, or guard the expression, e.g. with has().",
    field: at,
    cause,
  });
}

function excerpt(source: string): string {
  return source.length <= 200 ? `\`${source}\`` : `\`${source.slice(0, 200)}…\``;
}
