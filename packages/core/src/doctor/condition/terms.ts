import { type CelNode, parseCel } from "../../expression/cel.ts";
import { FaultError } from "../../expression/fault.ts";
import { type Atom, atomOf } from "./atom.ts";

/** A condition as alternatives, each a list of atoms that must all hold. */
export type Terms = readonly (readonly Atom[])[];

/** More alternatives than this are not multiplied out. */
const mostTerms = 64;

/** The alternatives of a condition; null where it is too large to multiply out or cannot be read. */
export function termsOf(source: string): Terms | null {
  try {
    return multiply(parseCel(source));
  } catch (error) {
    if (error instanceof FaultError) return null;
    throw error;
  }
}

function multiply(node: CelNode): Terms | null {
  if (node.op !== "&&" && node.op !== "||") return [[atomOf(node)]];
  const [left, right] = [multiply(node.args[0]), multiply(node.args[1])];
  if (left === null || right === null) return null;
  const terms = node.op === "||" ? [...left, ...right] : left.flatMap((a) => right.map((b) => [...a, ...b]));
  return terms.length > mostTerms ? null : terms;
}
