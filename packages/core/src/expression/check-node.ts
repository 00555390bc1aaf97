import { isBinary } from "./binary-operator.ts";
import type { CelNode } from "./cel.ts";
import { loopCall } from "./cel-macros.ts";
import { pathOf } from "./cel-path.ts";
import { checkAccess, checkName } from "./check-access.ts";
import { checkCall, checkLoop, checkMethod } from "./check-call.ts";
import { checkBinary } from "./check-operator.ts";
import { expectCondition } from "./check-condition.ts";
import { type CheckScope, report } from "./check-scope.ts";
import { boolean, dyn, kindWord, listOf, nothing, number, unify, type ValueType } from "./value-type.ts";

/** The type of a node; faults are collected in the scope, and what is wrong counts as `dyn` so that one fault is reported once. */
export function checkNode(node: CelNode, scope: CheckScope): ValueType {
  recordPath(node, scope);
  if (isBinary(node)) return checkBinary(node, scope);
  switch (node.op) {
    case "value":
      return checkLiteral(node, scope);
    case "id":
      return checkName(node, node.args, scope);
    case ".":
    case "[]":
      return checkAccess(node, scope);
    case "call":
      return checkCall(node, scope);
    case "rcall": {
      const loop = loopCall(node);
      return loop === null ? checkMethod(node, scope) : checkLoop(node, loop, scope);
    }
    case "list":
      return listOf(node.args.map((item) => checkNode(item, scope)).reduce(unify, nothing));
    case "map":
      return checkObject(node.args, scope);
    case "?:":
      expectCondition(node.args[0], scope);
      return unify(checkNode(node.args[1], scope), checkNode(node.args[2], scope));
    case "&&":
    case "||":
      for (const side of node.args) expectCondition(side, scope);
      return boolean;
    case "!_":
      expectCondition(node.args, scope);
      return boolean;
    case "-_":
      checkNumber(node.args, scope);
      return number;
    default:
      report(scope, node, {
        code: "unsupported",
        message: `Optional access (.? and [?]) is not part of expressions here.`,
      });
      return dyn;
  }
}

function checkNumber(node: CelNode, scope: CheckScope): void {
  const { kind } = checkNode(node, scope);
  if (kind !== "number" && kind !== "dyn" && kind !== "null") {
    report(scope, node, { code: "wrong-type", message: `Only a number can be negated; this is ${kindWord(kind)}.` });
  }
}

function checkLiteral(node: CelNode & { op: "value" }, scope: CheckScope): ValueType {
  const value = node.args;
  if (typeof value === "string") return { kind: "string", values: [value] };
  if (typeof value === "boolean") return boolean;
  if (value === null) return nothing;
  if (typeof value === "number") return number;
  if (typeof value === "bigint") {
    if (!Number.isSafeInteger(Number(value))) {
      report(scope, node, {
        code: "too-large",
        message: `${value} is beyond the whole numbers that JSON carries exactly.`,
      });
    }
    return number;
  }
  report(scope, node, {
    code: "unsupported",
    message: 'Bytes (b"...") and unsigned numbers (1u) are not part of expressions here.',
  });
  return dyn;
}

function checkObject(entries: readonly (readonly [CelNode, CelNode])[], scope: CheckScope): ValueType {
  const fields: Record<string, ValueType> = Object.create(null);
  for (const [key, value] of entries) {
    const type = checkNode(value, scope);
    if (key.op === "value" && typeof key.args === "string") fields[key.args] = type;
    else
      report(scope, key, {
        code: "bad-key",
        message: 'The keys of an object must be texts in quotes, e.g. {"total": 5}.',
      });
  }
  return { kind: "object", fields };
}

/** Records the longest path only: `customer.tier`, not `customer` as well. */
function recordPath(node: CelNode, scope: CheckScope): void {
  const path = pathOf(node);
  const root = path?.[0];
  if (path !== null && root !== undefined && !scope.locals.has(root)) scope.paths.add(path.join("."));
}
