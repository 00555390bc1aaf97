import type { BinaryNode, BinaryOperator } from "./binary-operator.ts";
import { type CheckScope, report } from "./check-scope.ts";
import { dyn, isOpen, kindWord, number, text, unify, type ValueKind, type ValueType } from "./value-type.ts";

/** The type of `left + right` and its kin. */
export function checkArithmetic(node: BinaryNode, left: ValueType, right: ValueType, scope: CheckScope): ValueType {
  if (isOpen(left) || isOpen(right)) return openArithmetic(node, left, right, scope);
  const result = arithmeticResult(node.op, left, right);
  if (result !== null) return result;
  const remedy =
    left.kind === "string" || right.kind === "string" ? "Turn the other side into text with string()." : undefined;
  report(scope, node, {
    code: "wrong-type",
    message: `"${node.op}" does not work on ${kindWord(left.kind)} and ${kindWord(right.kind)}.`,
    ...(remedy === undefined ? {} : { remedy }),
  });
  return dyn;
}

function arithmeticResult(op: BinaryOperator, left: ValueType, right: ValueType): ValueType | null {
  const kinds = `${left.kind} ${op} ${right.kind}`;
  if (left.kind === "number" && right.kind === "number") return number;
  if (kinds === "string + string") return text;
  if (kinds === "list + list") return unify(left, right);
  if (kinds === "timestamp - timestamp" || kinds === "duration + duration" || kinds === "duration - duration") {
    return { kind: "duration" };
  }
  if (kinds === "timestamp + duration" || kinds === "timestamp - duration" || kinds === "duration + timestamp") {
    return { kind: "timestamp" };
  }
  return null;
}

/** One side may be anything: only the other can be wrong. */
function openArithmetic(node: BinaryNode, left: ValueType, right: ValueType, scope: CheckScope): ValueType {
  const wrong = [left, right].find((side) => !isOpen(side) && !worksWith(node.op, side.kind));
  if (wrong !== undefined) {
    report(scope, node, { code: "wrong-type", message: `"${node.op}" does not work on ${kindWord(wrong.kind)}.` });
  }
  return node.op === "*" || node.op === "/" || node.op === "%" ? number : dyn;
}

function worksWith(op: BinaryOperator, kind: ValueKind): boolean {
  if (kind === "number") return true;
  if (op === "+") return kind === "string" || kind === "list" || kind === "timestamp" || kind === "duration";
  return op === "-" && (kind === "timestamp" || kind === "duration");
}
