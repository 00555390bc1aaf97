import type { Expression } from "../expression/expression.ts";
import type { Scope } from "../expression/type-environment.ts";
import { currencyOf } from "../prepare/currency-signs.ts";

/** An amount as the data has it, in units or in millionths: nothing was added to it and no rate was applied. */
const asItStands = /^[\w.]+(?:\/1000000(?:\.0+)?)?$/;

/**
 * The currency of an amount that an expression has read: the one that the case itself names beside it (`currency` of the
 * money, of its record, of what is around it), else `stated`, which the workflow says of all amounts. Null where the case
 * names another than the workflow and the expression may have converted it: no currency is better than a wrong one.
 */
export function currencyAtStake(
  { source, names }: Pick<Expression, "source" | "names">,
  scope: Scope,
  stated: string | null,
): string | null {
  const named = new Set(names.map((name) => namedBeside(name.split("."), scope)));
  named.delete(undefined);
  const [only, ...others] = named;
  if (only === undefined) return stated;
  if (others.length > 0) return null;
  return only === stated || asItStands.test(source.replaceAll(/\s/g, "")) ? only : null;
}

/** The nearest `currency` on the way to a value, from the inside out: null where it names none that there is, undefined where nothing has one. */
function namedBeside(path: readonly string[], scope: Scope): string | null | undefined {
  const around = path.slice(0, -1).reduce<unknown[]>((seen, step) => [...seen, fieldOf(seen.at(-1), step)], [scope]);
  const nearest = around.findLast((one) => fieldOf(one, "currency") !== undefined);
  if (nearest === undefined) return undefined;
  const said = fieldOf(nearest, "currency");
  return (typeof said === "string" ? currencyOf(said.trim()) : undefined) ?? null;
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}
