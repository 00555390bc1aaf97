import { type ASTNode, Environment, ParseError } from "@marcbachmann/cel-js";
import { FaultError } from "./fault.ts";

/**
 * The only file that knows the CEL library. Its parser gives the grammar; types and evaluation are ours, because rules
 * are written by operations people over JSON: one kind of number, absent values that do not throw, and a budget of steps
 * for every evaluation, none of which the library's evaluator offers.
 */
export type CelNode = ASTNode;

const limits = { maxAstNodes: 600, maxDepth: 40, maxListElements: 200, maxMapEntries: 100, maxCallArguments: 8 };
const maxSourceLength = 4000;
const parser = new Environment({ unlistedVariablesAreDyn: true, limits });

/** Parses CEL. Throws a FaultError with the offset of the first mistake. */
export function parseCel(source: string): CelNode {
  if (source.length > maxSourceLength) {
    throw tooLarge(`The expression has ${source.length} characters; the limit is ${maxSourceLength}.`);
  }
  refuseLongUnaryRuns(source);
  try {
    return parser.parse(source).ast;
  } catch (error) {
    if (error instanceof ParseError) throw new FaultError(faultOf(error));
    throw error;
  }
}

/** `!!!!…` and `----…` recurse in the parser without counting against its depth limit. */
function refuseLongUnaryRuns(source: string): void {
  const run = /(?:[!-]\s*){41}/.exec(source);
  if (run !== null) throw tooLarge("The expression is nested too deeply.", run.index);
}

function faultOf(error: ParseError) {
  const offset = error.range?.start ?? 0;
  if (error.summary.startsWith("Exceeded"))
    return tooLarge(`The expression is too large: ${error.summary}.`, offset).fault;
  return {
    code: "bad-syntax",
    message: `This is not a CEL expression: ${error.summary}.`,
    remedy: 'An example of one: customer.tier == "gold" && size(text) > 20.',
    offset,
  };
}

function tooLarge(message: string, offset = 0): FaultError {
  return new FaultError({
    code: "too-large",
    message,
    remedy: "Split it over several compute steps, or name a function of the project.",
    offset,
  });
}
