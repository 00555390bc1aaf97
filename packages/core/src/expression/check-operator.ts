import type { BinaryNode } from "./binary-operator.ts";
import type { CelNode } from "./cel.ts";
import { pathOf } from "./cel-path.ts";
import { checkArithmetic } from "./check-arithmetic.ts";
import { type CheckScope, report } from "./check-scope.ts";
import { nearestName } from "./nearest-name.ts";
import { boolean, isOpen, kindWord, type ValueKind, type ValueType } from "./value-type.ts";

/** The type of `left op right`. */
export function checkBinary(node: BinaryNode, scope: CheckScope): ValueType {
  const left = scope.check(node.args[0], scope);
  const right = scope.check(node.args[1], scope);
  switch (node.op) {
    case "==":
    case "!=":
      checkEquality(node, left, right, scope);
      return boolean;
    case "in":
      checkMembership(node, left, right, scope);
      return boolean;
    case "<":
    case "<=":
    case ">":
    case ">=":
      checkOrder(node, left, right, scope);
      return boolean;
    default:
      return checkArithmetic(node, left, right, scope);
  }
}

function checkEquality(node: BinaryNode, left: ValueType, right: ValueType, scope: CheckScope): void {
  if (isOpen(left) || isOpen(right)) return;
  if (general(left.kind) !== general(right.kind)) {
    report(scope, node, {
      code: "wrong-type",
      message: `${kindWord(left.kind)} is never equal to ${kindWord(right.kind)}.`,
      remedy: "Convert one side with string(), double() or timestamp().",
    });
    return;
  }
  if (left.kind === "string" && right.kind === "string")
    checkLabels(node, node.args[0], left, node.args[1], right, scope);
}

/** `intent.value == "refnd"` would never be true; that is a misspelling, not a rule. */
function checkLabels(
  node: BinaryNode,
  leftNode: CelNode,
  left: ValueType & { kind: "string" },
  rightNode: CelNode,
  right: ValueType & { kind: "string" },
  scope: CheckScope,
): void {
  if (!left.values || !right.values || left.values.some((value) => right.values?.includes(value))) return;
  const literalIsRight = rightNode.op === "value";
  const [subject, known, literal] = literalIsRight
    ? [leftNode, left.values, right.values[0]]
    : [rightNode, right.values, left.values[0]];
  const nearest = nearestName(literal ?? "", known);
  report(scope, literalIsRight ? rightNode : leftNode, {
    code: "unknown-label",
    message: `"${literal}" is never a value of ${pathOf(subject)?.join(".") ?? node.input.slice(subject.start, subject.end)}.`,
    ...(nearest === undefined ? { remedy: `Its values: ${known.slice(0, 20).join(", ")}.` } : { nearest }),
  });
}

function checkMembership(node: BinaryNode, left: ValueType, right: ValueType, scope: CheckScope): void {
  const [leftNode, rightNode] = node.args;
  if (isOpen(right) || right.kind === "map" || right.kind === "object") return;
  if (right.kind !== "list") {
    const remedy = right.kind === "string" ? "Use contains() to look inside a text." : 'Write a list: in ["a", "b"].';
    report(scope, rightNode, {
      code: "wrong-type",
      message: `"in" looks into a list; this is ${kindWord(right.kind)}.`,
      remedy,
    });
    return;
  }
  if (rightNode.op !== "list") return checkEquality(node, left, right.of, scope);
  for (const item of rightNode.args) {
    const type = scope.check(item, { ...scope, faults: [], paths: new Set() });
    if (left.kind === "string" && type.kind === "string") checkLabels(node, leftNode, left, item, type, scope);
    else checkEquality(node, left, type, scope);
  }
}

function checkOrder(node: BinaryNode, left: ValueType, right: ValueType, scope: CheckScope): void {
  const sides = [left, right];
  if (sides.some((side) => side.kind === "string" && (side.values?.length ?? 0) > 1)) {
    report(scope, node, {
      code: "unordered-labels",
      message: `Labels compare by the alphabet, not by their place on a scale.`,
      remedy: 'List the ones you mean: urgency.value in ["normal", "high"].',
    });
    return;
  }
  const ordered: readonly ValueKind[] = ["number", "string", "timestamp", "duration"];
  const closed = sides.filter((side) => !isOpen(side));
  if (closed.every((side) => ordered.includes(side.kind)) && new Set(closed.map((side) => side.kind)).size <= 1) return;
  report(scope, node, {
    code: "wrong-type",
    message: `${kindWord(left.kind)} and ${kindWord(right.kind)} have no order: "${node.op}" needs two numbers, two texts or two times.`,
  });
}

function general(kind: ValueKind): ValueKind {
  return kind === "map" ? "object" : kind;
}
