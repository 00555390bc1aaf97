import type { ImportedItem, ParsedSet, Refusal } from "./imported-item.ts";
import type { ReadValue } from "./read-values.ts";

/** Why one value of a file is no item. */
export type Refused = Omit<Refusal, "place">;

/** Sorts what a file holds into items and refusals, by what `take` makes of each value; nothing is dropped. */
export function collectItems(
  values: readonly ReadValue[],
  take: (value: unknown) => ImportedItem | Refused,
): ParsedSet {
  const set: ParsedSet = { items: [], refused: [] };
  for (const one of values) {
    const taken = "broken" in one ? notJson(one.broken) : take(one.value);
    if ("reason" in taken) set.refused.push({ place: one.place, ...taken });
    else set.items.push(taken);
  }
  return set;
}

function notJson(reason: string): Refused {
  return { field: "", reason: `It is not JSON: ${reason}.`, remedy: "Write each item as one line of JSON." };
}
