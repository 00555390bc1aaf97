import type { Expression } from "../expression/expression.ts";
import { UserError } from "../errors/user-error.ts";

/**
 * Applies a trigger's map to an event: each expression sees `event` and yields one field; absent results leave the field
 * out. Without a map the event is the input. Throws a UserError that names the field whose expression failed.
 */
export function mapEvent(map: Readonly<Record<string, Expression>> | null, event: unknown): unknown {
  if (map === null) return event;
  const scope = { event };
  const entries = Object.entries(map).map(
    ([name, expression]) => [name, evaluateField(name, expression, scope)] as const,
  );
  return Object.fromEntries(entries.filter(([, value]) => value !== null));
}

function evaluateField(name: string, expression: Expression, scope: { readonly event: unknown }): unknown {
  try {
    return expression.evaluate(scope);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError({
      code: "unmappable-event",
      message: `The field "${name}" could not be read from the event: ${reason}`,
      field: name,
      cause,
    });
  }
}
