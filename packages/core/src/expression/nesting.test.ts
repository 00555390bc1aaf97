import { describe, expect, it } from "vitest";
import { compileExpression } from "./compile-expression.ts";
import { compileTemplate } from "./compile-template.ts";
import { TerminalError } from "../errors/terminal-error.ts";
import { isTooDeep } from "./nesting.ts";
import { dyn } from "./value-type.ts";

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { inner: value };
  return value;
}

describe("data nested too deeply", () => {
  it("is told from data that is not", () => {
    expect(isTooDeep(nested(64))).toBe(false);
    expect(isTooDeep(nested(65))).toBe(true);
    expect(isTooDeep(nested(100_000))).toBe(true);
  });

  it.each(["a", "a == b", "string(a)", "[a]", "a in [b]"])(
    "ends the expression %s with an error, not with an overflow",
    (source) => {
      const expression = compileExpression(source, { names: { a: dyn, b: dyn } }, "/x");
      expect(() => expression.evaluate({ a: nested(100_000), b: nested(100_000) })).toThrow(TerminalError);
    },
  );

  it.each(["{{ a }}", "{{ a | json }}"])("ends the template %s with an error, not with an overflow", (source) => {
    const template = compileTemplate(source, { names: { a: dyn } }, "/x");
    expect(() => template.render({ a: nested(100_000) })).toThrow(TerminalError);
  });
});
