import type { CelNode } from "../../expression/cel.ts";
import { pathOf } from "../../expression/cel-path.ts";
import type { Range } from "./range.ts";
import { everything } from "./range.ts";

/** One condition without `&&` or `||`. `about` names what it limits, e.g. `input.total` or `size(text)`. */
export interface Atom {
  readonly text: string;
  readonly about: string | null;
  /** The only values it lets through; null where it is not about a list of values. */
  readonly values: ReadonlySet<string> | null;
  /** The values it keeps out. */
  readonly without: ReadonlySet<string>;
  /** The numbers it lets through. */
  readonly range: Range;
}

const none: ReadonlySet<string> = new Set();

/** Reads one condition; what is not understood is kept as its text and limits nothing. */
export function atomOf(node: CelNode): Atom {
  const opaque: Atom = { text: textOf(node), about: null, values: null, without: none, range: everything };
  const comparison = comparisonOf(node);
  if (comparison === null) return opaque;
  const { about, op, value } = comparison;
  if (typeof value === "object") return { ...opaque, about, values: new Set(value) };
  if (typeof value === "number") return { ...opaque, about, range: rangeOf(op, value) };
  if (typeof value !== "string") return opaque;
  if (op === "==") return { ...opaque, about, values: new Set([value]) };
  return op === "!=" ? { ...opaque, about, without: new Set([value]) } : opaque;
}

interface Compared {
  readonly about: string;
  readonly op: string;
  readonly value: string | number | readonly string[];
}

const mirrored: Readonly<Record<string, string>> = {
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
  "==": "==",
  "!=": "!=",
};

function comparisonOf(node: CelNode): Compared | null {
  if (!isComparison(node)) return null;
  const [left, right] = node.args;
  const [subject, mirror] = [subjectOf(left), subjectOf(right)];
  if (node.op === "in") {
    const list = right.op === "list" ? right.args.map(constantOf) : [];
    const isText = list.length > 0 && list.every((one) => typeof one === "string");
    return subject !== null && isText ? { about: subject, op: "in", value: list } : null;
  }
  const value = constantOf(right) ?? constantOf(left);
  if (value === null) return null;
  if (subject !== null) return { about: subject, op: node.op, value };
  return mirror === null ? null : { about: mirror, op: mirrored[node.op] ?? node.op, value };
}

const comparisons = ["==", "!=", "<", "<=", ">", ">=", "in"] as const;

function isComparison(node: CelNode): node is Extract<CelNode, { op: (typeof comparisons)[number] }> {
  return comparisons.some((op) => op === node.op);
}

/** `input.total`, `size(text)`: what a comparison is about. */
function subjectOf(node: CelNode): string | null {
  const path = pathOf(node);
  if (path !== null) return path.join(".");
  if (node.op !== "call" || node.args[0] !== "size") return null;
  const [argument] = node.args[1];
  const sized = argument === undefined ? null : pathOf(argument);
  return sized === null ? null : `size(${sized.join(".")})`;
}

function constantOf(node: CelNode): string | number | null {
  if (node.op === "-_" && node.args.op === "value") {
    const inner = constantOf(node.args);
    return typeof inner === "number" ? -inner : null;
  }
  if (node.op !== "value") return null;
  const { args } = node;
  if (typeof args === "bigint") return Number(args);
  return typeof args === "string" || typeof args === "number" ? args : null;
}

function rangeOf(op: string, value: number): Range {
  switch (op) {
    case "<":
      return { ...everything, high: value, highOpen: true };
    case "<=":
      return { ...everything, high: value, highOpen: false };
    case ">":
      return { ...everything, low: value, lowOpen: true };
    case ">=":
      return { ...everything, low: value, lowOpen: false };
    case "==":
      return { low: value, lowOpen: false, high: value, highOpen: false };
    default:
      return everything;
  }
}

function textOf(node: CelNode): string {
  return node.input.slice(node.start, node.end).replace(/\s+/g, " ").trim();
}
