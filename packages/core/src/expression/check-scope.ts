import type { CelNode } from "./cel.ts";
import type { Fault } from "./fault.ts";
import type { ValueType } from "./value-type.ts";

/** What one check of an expression carries along: the names in sight, the faults found and the paths read. */
export interface CheckScope {
  readonly names: Readonly<Record<string, ValueType>>;
  /** Loop variables by name; they hide other names. */
  readonly locals: ReadonlyMap<string, ValueType>;
  readonly faults: Fault[];
  readonly paths: Set<string>;
  /** Checks any node; handed in because operators, calls and accesses contain nodes of every sort. */
  readonly check: (node: CelNode, scope: CheckScope) => ValueType;
}

/** Records a fault at a node. */
export function report(scope: CheckScope, node: CelNode, fault: Omit<Fault, "offset">): void {
  scope.faults.push({ ...fault, offset: node.start });
}

/** The same scope with a loop variable. */
export function withLocal(scope: CheckScope, name: string, type: ValueType): CheckScope {
  return { ...scope, locals: new Map(scope.locals).set(name, type) };
}
