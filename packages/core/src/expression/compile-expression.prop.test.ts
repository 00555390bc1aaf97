import fc from "fast-check";
import { expect, it } from "vitest";
import { TerminalError } from "../errors/terminal-error.ts";
import { UserError } from "../errors/user-error.ts";
import { compileExpression } from "./compile-expression.ts";
import { dyn } from "./value-type.ts";

const word = fc.constantFrom(
  "a",
  "b",
  "1",
  "2.5",
  '"x"',
  "null",
  "true",
  "[a, b]",
  '{"k": a}',
  "a.k",
  "a[0]",
  "size(a)",
  "string(b)",
  "has(a.k)",
);
const operator = fc.constantFrom("==", "!=", "<", ">=", "+", "-", "*", "/", "%", "in", "&&", "||");
const expression = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    word,
    fc.tuple(tie("node"), operator, tie("node")).map(([left, op, right]) => `(${left} ${op} ${right})`),
    tie("node").map((inner) => `a.map(x, ${inner})`),
    fc.tuple(tie("node"), tie("node"), tie("node")).map(([c, y, n]) => `(${c} ? ${y} : ${n})`),
  ),
})).node;

/** The value, or undefined where the expression is refused or fails in one of the two ways that are allowed. */
function outcome(source: string, scope: Readonly<Record<string, unknown>>, at = "/x"): unknown {
  try {
    const names = Object.fromEntries(Object.keys(scope).map((name) => [name, dyn]));
    return compileExpression(source, { names }, at).evaluate(scope);
  } catch (error) {
    if (error instanceof UserError || error instanceof TerminalError) return undefined;
    throw error;
  }
}

it("yields plain JSON, or fails in a way that says what to do", () => {
  let evaluated = 0;
  fc.assert(
    fc.property(expression, fc.jsonValue(), fc.jsonValue(), (source, a, b) => {
      const value = outcome(source, { a, b });
      if (value === undefined) return true;
      evaluated += 1;
      return JSON.stringify(JSON.parse(JSON.stringify(value))) === JSON.stringify(value);
    }),
    { numRuns: 1000 },
  );
  expect(evaluated).toBeGreaterThan(100);
});

it("never ends in a bug, whatever the text", () => {
  const source = fc.string({ unit: "grapheme", maxLength: 60 });
  fc.assert(
    fc.property(source, (one) => {
      outcome(one, { a: 1 });
    }),
    { numRuns: 1000 },
  );
});
