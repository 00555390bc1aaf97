import type { CelNode } from "./cel.ts";
import { constantKey, pathOf } from "./cel-path.ts";
import { type CheckScope, report } from "./check-scope.ts";
import { nearestName } from "./nearest-name.ts";
import { dyn, kindWord, type ValueType } from "./value-type.ts";

/** The type of a name; an unknown one is a fault that lists what could be meant. */
export function checkName(node: CelNode, name: string, scope: CheckScope): ValueType {
  const known = scope.locals.get(name) ?? ownField(scope.names, name);
  if (known !== undefined) return known;
  const names = [...scope.locals.keys(), ...Object.keys(scope.names)];
  const nearest = nearestName(name, names) ?? fieldCalled(name, scope);
  report(scope, node, {
    code: "unknown-name",
    message: `Nothing here is called "${name}".`,
    name,
    ...(nearest === undefined ? { remedy: `Known here: ${names.join(", ")}.` } : { nearest }),
  });
  return dyn;
}

/** The type of `left.field` or `left[index]`. */
export function checkAccess(node: CelNode & { op: "." | "[]" }, scope: CheckScope): ValueType {
  const left = accessedType(node.args[0], scope);
  const key = node.op === "." ? node.args[1] : constantKey(node.args[1]);
  if (node.op === "[]" && key === null) return checkIndex(node, left, scope);
  return key === null ? dyn : fieldType(node, left, key, scope);
}

/** The left side of an access: its path is part of a longer one, which is recorded instead. */
function accessedType(node: CelNode, scope: CheckScope): ValueType {
  if (node.op === "id") return checkName(node, node.args, scope);
  return node.op === "." || node.op === "[]" ? checkAccess(node, scope) : scope.check(node, scope);
}

function fieldType(node: CelNode & { op: "." | "[]" }, left: ValueType, key: string, scope: CheckScope): ValueType {
  if (left.kind === "dyn" || left.kind === "null") return dyn;
  if (left.kind === "map") return left.of;
  if (left.kind !== "object") {
    report(scope, node, {
      code: "no-fields",
      message: `${quoted(node.args[0])} is ${kindWord(left.kind)} and has no field "${key}".`,
    });
    return dyn;
  }
  const known = ownField(left.fields, key);
  if (known !== undefined) return known;
  const nearest = nearestName(key, Object.keys(left.fields));
  const path = pathOf(node.args[0])?.join(".");
  report(scope, node, {
    code: "unknown-name",
    message: `${quoted(node.args[0])} has no field "${key}".`,
    ...(nearest === undefined
      ? { remedy: `Its fields: ${Object.keys(left.fields).join(", ")}.` }
      : { nearest: path === undefined ? nearest : `${path}.${nearest}` }),
  });
  return dyn;
}

function checkIndex(node: CelNode & { op: "." | "[]" }, left: ValueType, scope: CheckScope): ValueType {
  const index = node.op === "[]" ? scope.check(node.args[1], scope) : dyn;
  if (left.kind === "list" && (index.kind === "number" || index.kind === "dyn")) return left.of;
  if (left.kind === "map" && (index.kind === "string" || index.kind === "dyn")) return left.of;
  if (left.kind === "object" && (index.kind === "string" || index.kind === "dyn")) return dyn;
  if (left.kind === "dyn" || left.kind === "null") return dyn;
  report(scope, node, {
    code: "wrong-type",
    message: `${quoted(node.args[0])} is ${kindWord(left.kind)} and cannot be indexed by ${kindWord(index.kind)}.`,
  });
  return dyn;
}

/** `tier` where `customer.tier` was meant. */
function fieldCalled(name: string, scope: CheckScope): string | undefined {
  for (const [root, type] of Object.entries(scope.names)) {
    if (type.kind === "object" && ownField(type.fields, name) !== undefined) return `${root}.${name}`;
  }
  return undefined;
}

function ownField(fields: Readonly<Record<string, ValueType>>, name: string): ValueType | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function quoted(node: CelNode): string {
  return `"${pathOf(node)?.join(".") ?? node.input.slice(node.start, node.end)}"`;
}
