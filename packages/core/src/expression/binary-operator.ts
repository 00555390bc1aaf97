import type { CelNode } from "./cel.ts";

const operators = ["==", "!=", "in", "+", "-", "*", "/", "%", "<", "<=", ">", ">="] as const;
export type BinaryOperator = (typeof operators)[number];
export type BinaryNode = Extract<CelNode, { op: BinaryOperator }>;

export function isBinary(node: CelNode): node is BinaryNode {
  return operators.some((operator) => operator === node.op);
}
