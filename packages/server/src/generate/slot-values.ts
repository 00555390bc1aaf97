import type { SlotValues } from "@surety/core/generate/slots";
import { textOfValue } from "@surety/core/expression/text-of-value";
import type { Expressions } from "@surety/core/workflow/compiled-prepare-step";

/** Longer values are no names and numbers. */
const mostCharacters = 300;

/** What fills the slots of a draft in this case; null where the case has no such value. */
export function slotValues(slots: Expressions, scope: Record<string, unknown>): SlotValues {
  return Object.fromEntries(
    Object.entries(slots).map(([name, expression]) => {
      const value = expression.evaluate(scope) ?? null;
      const text = value === null ? "" : textOfValue(value).replace(/\s+/g, " ").trim();
      return [name, text === "" ? null : text.slice(0, mostCharacters).toWellFormed()];
    }),
  );
}

/** What fills them, as the document says it: with other values a draft is another text, which nobody has read. */
export const slotSources = (slots: Expressions): Record<string, string> =>
  Object.fromEntries(Object.entries(slots).map(([name, { source }]) => [name, source]));
