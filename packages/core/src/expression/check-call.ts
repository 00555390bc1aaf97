import type { CelNode } from "./cel.ts";
import type { CelFunction } from "./cel-function.ts";
import { celFunctions } from "./cel-functions.ts";
import { type LoopCall, loopMethodNames } from "./cel-macros.ts";
import { celMethods } from "./cel-methods.ts";
import { pathOf } from "./cel-path.ts";
import { expectCondition } from "./check-condition.ts";
import { type CheckScope, report, withLocal } from "./check-scope.ts";
import { nearestName } from "./nearest-name.ts";
import { boolean, dyn, kindWord, listOf, type ValueKind, type ValueType } from "./value-type.ts";

/** The type of `size(text)`, `has(customer.tier)` and other calls. */
export function checkCall(node: CelNode & { op: "call" }, scope: CheckScope): ValueType {
  const [name, args] = node.args;
  if (name === "has") return checkHas(node, args, scope);
  const known = Object.hasOwn(celFunctions, name) ? celFunctions[name] : undefined;
  if (known === undefined) return unknownFunction(node, name, "function", Object.keys(celFunctions), scope);
  return checkArguments(node, name, known, args, scope);
}

/** The type of `text.contains("x")` and other methods. */
export function checkMethod(node: CelNode & { op: "rcall" }, scope: CheckScope): ValueType {
  const [name, receiver, args] = node.args;
  if (name === "matches") return refuseRegex(node, scope);
  const known = Object.hasOwn(celMethods, name) ? celMethods[name] : undefined;
  if (known === undefined)
    return unknownFunction(node, name, "method", [...Object.keys(celMethods), ...loopMethodNames], scope);
  return checkArguments(node, name, known, [receiver, ...args], scope);
}

/** The type of `items.all(item, ...)` and its kin. */
export function checkLoop(node: CelNode, loop: LoopCall, scope: CheckScope): ValueType {
  const list = scope.check(loop.list, scope);
  if (list.kind !== "list" && list.kind !== "dyn" && list.kind !== "null") {
    report(scope, node, {
      code: "wrong-type",
      message: `${loop.name}() goes over a list; this is ${kindWord(list.kind)}.`,
    });
  }
  const item = list.kind === "list" ? list.of : dyn;
  const inner = withLocal(scope, loop.variable, item);
  if (loop.filter !== null) expectCondition(loop.filter, inner);
  if (loop.name === "map") return listOf(inner.check(loop.body, inner));
  expectCondition(loop.body, inner);
  return loop.name === "filter" ? listOf(item) : boolean;
}

function checkHas(node: CelNode, args: readonly CelNode[], scope: CheckScope): ValueType {
  const [argument] = args;
  if (args.length === 1 && argument !== undefined && pathOf(argument) !== null) scope.check(argument, scope);
  else report(scope, node, { code: "wrong-arguments", message: "has() takes one path, e.g. has(customer.tier)." });
  return boolean;
}

function checkArguments(
  node: CelNode,
  name: string,
  known: CelFunction,
  args: readonly CelNode[],
  scope: CheckScope,
): ValueType {
  const types = args.map((argument) => scope.check(argument, scope));
  if (args.length < known.required || args.length > known.takes.length) {
    report(scope, node, {
      code: "wrong-arguments",
      message: `${name}() was given ${args.length} values but takes ${argumentCount(known)}.`,
    });
    return known.result;
  }
  types.forEach((type, index) => {
    const accepted = known.takes[index] ?? [];
    if (accepts(accepted, type.kind)) return;
    report(scope, args[index] ?? node, {
      code: "wrong-type",
      message: `${name}() needs ${accepted.map(kindWord).join(" or ")} here; this is ${kindWord(type.kind)}.`,
    });
  });
  return known.result;
}

function accepts(accepted: readonly ValueKind[], kind: ValueKind): boolean {
  if (kind === "dyn" || kind === "null" || accepted.includes("dyn")) return true;
  return accepted.includes(kind === "map" ? "object" : kind) || accepted.includes(kind);
}

function argumentCount(known: CelFunction): string {
  return known.required === known.takes.length ? `${known.required}` : `${known.required} to ${known.takes.length}`;
}

function unknownFunction(
  node: CelNode,
  name: string,
  what: string,
  names: readonly string[],
  scope: CheckScope,
): ValueType {
  const nearest = nearestName(name, names);
  report(scope, node, {
    code: "unknown-function",
    message: `There is no ${what} "${name}".`,
    ...(nearest === undefined ? { remedy: `Known: ${names.join(", ")}.` } : { nearest }),
  });
  return dyn;
}

function refuseRegex(node: CelNode, scope: CheckScope): ValueType {
  report(scope, node, {
    code: "forbidden-function",
    message: "matches() is not allowed: a regular expression can block the whole process.",
    remedy: "Use contains(), startsWith(), endsWith(), or name a function of the project.",
  });
  return boolean;
}
