import { type CelNode, parseCel } from "./cel.ts";
import { checkNode } from "./check-node.ts";
import type { CheckScope } from "./check-scope.ts";
import { type Fault, FaultError } from "./fault.ts";
import type { TypeEnvironment } from "./type-environment.ts";
import { dyn, type ValueType } from "./value-type.ts";

/** A parsed and checked expression; `node` is null where it could not be parsed. */
export interface CheckedExpression {
  readonly node: CelNode | null;
  readonly type: ValueType;
  readonly names: readonly string[];
  readonly faults: readonly Fault[];
}

/** Parses and checks CEL without throwing: every fault is listed with its offset. */
export function checkExpression(source: string, environment: TypeEnvironment): CheckedExpression {
  const scope: CheckScope = {
    names: environment.names,
    locals: new Map(),
    faults: [],
    paths: new Set(),
    check: checkNode,
  };
  try {
    const node = parseCel(source);
    const type = checkNode(node, scope);
    return { node, type, names: [...scope.paths].sort(), faults: scope.faults };
  } catch (error) {
    if (error instanceof FaultError) return { node: null, type: dyn, names: [], faults: [error.fault] };
    throw error;
  }
}
