import { type BinaryNode, isBinary } from "./binary-operator.ts";
import { type CelNode, parseCel } from "./cel.ts";
import { pathOf } from "./cel-path.ts";
import { FaultError } from "./fault.ts";

/**
 * A condition as people say it: `intent is refund and customer tier is gold`. Null where it has parts that are clearer
 * as CEL (loops, arithmetic, functions without a word); the source is shown then.
 */
export function inWords(source: string): string | null {
  try {
    return words(parseCel(source));
  } catch (error) {
    if (error instanceof FaultError) return null;
    throw error;
  }
}

const comparisons: Readonly<Partial<Record<BinaryNode["op"], string>>> = {
  "==": "is",
  "!=": "is not",
  "<": "is less than",
  "<=": "is at most",
  ">": "is more than",
  ">=": "is at least",
  in: "is one of",
};

const tests: Readonly<Record<string, string>> = {
  contains: "contains",
  startsWith: "begins with",
  endsWith: "ends with",
};

function words(node: CelNode): string | null {
  if (node.op === "&&" || node.op === "||") return joined(node.op, node.args[0], node.args[1]);
  if (node.op === "!_") return negated(node.args);
  if (isBinary(node)) return compared(node);
  if (node.op === "rcall") return tested(node.args[0], node.args[1], node.args[2]);
  if (node.op === "call" && node.args[0] === "has") return after(thing(node.args[1][0]), "is known");
  const path = pathOf(node);
  return path === null ? null : `${named(path)} holds`;
}

function joined(op: "&&" | "||", left: CelNode, right: CelNode): string | null {
  const [one, other] = [part(op, left), part(op, right)];
  return one === null || other === null ? null : `${one} ${op === "&&" ? "and" : "or"} ${other}`;
}

/** Both readings of `a or b and c` are possible in speech: the other kind of pair is set apart. */
function part(op: "&&" | "||", node: CelNode): string | null {
  const said = words(node);
  const other = op === "&&" ? "||" : "&&";
  return said !== null && node.op === other ? `(${said})` : said;
}

function negated(node: CelNode): string | null {
  const path = pathOf(node);
  if (path !== null) return `${named(path)} does not hold`;
  const said = words(node);
  return said === null ? null : `not (${said})`;
}

function compared({ op, args: [left, right] }: BinaryNode): string | null {
  const verb = comparisons[op];
  const [one, other] = [thing(left), thing(right)];
  if (verb === undefined || one === null || other === null) return null;
  return other === "null" ? `${one} ${op === "==" ? "is missing" : "is known"}` : `${one} ${verb} ${other}`;
}

function tested(name: string, receiver: CelNode, args: readonly CelNode[]): string | null {
  const [verb, one, other] = [tests[name], thing(receiver), thing(args[0])];
  return verb === undefined || one === null || other === null || args.length !== 1 ? null : `${one} ${verb} “${other}”`;
}

const after = (one: string | null, verb: string): string | null => (one === null ? null : `${one} ${verb}`);

/** What stands beside a verb: a value, a path, a length, a list of values. */
function thing(node: CelNode | undefined): string | null {
  if (node === undefined) return null;
  if (node.op === "value") return valueWords(node.args);
  if (node.op === "list") return listWords(node.args);
  const counted = node.op === "call" && node.args[0] === "size" ? node.args[1][0] : sizeOf(node);
  if (counted !== undefined) return lead("the length of", thing(counted));
  const path = pathOf(node);
  return path === null ? null : named(path);
}

const sizeOf = (node: CelNode): CelNode | undefined =>
  node.op === "rcall" && node.args[0] === "size" ? node.args[1] : undefined;

const lead = (before: string, one: string | null): string | null => (one === null ? null : `${before} ${one}`);

function listWords(items: readonly CelNode[]): string | null {
  const said = items.map(thing);
  return said.length === 0 || said.includes(null) ? null : said.join(", ");
}

function valueWords(value: unknown): string | null {
  if (value === true) return "yes";
  if (value === false) return "no";
  if (value === null) return "null";
  return typeof value === "string" || typeof value === "number" || typeof value === "bigint" ? String(value) : null;
}

/** `customer.tier` is "customer tier"; what a judgment said goes by its name. */
function named(path: readonly string[]): string {
  const own = path[0] === "input" && path.length > 1 ? path.slice(1) : path;
  const shown = own.length > 1 && own.at(-1) === "value" ? own.slice(0, -1) : own;
  return shown.join(" ");
}
