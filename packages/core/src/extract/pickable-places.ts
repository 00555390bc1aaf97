import type { Box } from "../wire/document-page.ts";
import { candidatesOf } from "./candidates.ts";
import type { FieldSpec } from "./field-schema.ts";
import { fieldValue } from "./field-value.ts";
import type { Layout } from "./layout.ts";

/** A place on a page whose words a person can take as the value of a field. */
export interface PickablePlace {
  /** In the one form of the field's type. */
  readonly value: string;
  readonly printed: string;
  /** Counts from 1. */
  readonly page: number;
  readonly box: Box;
}

/**
 * What can be taken for a field, in the order of reading: places where something of its type stands. Of texts, and where
 * nothing on the pages has the form, that is every piece of text.
 */
export function pickablePlaces(layout: Layout, spec: FieldSpec): PickablePlace[] {
  const candidates = candidatesOf(layout, spec).map(({ segment, printed, value, box }) => ({
    value,
    printed,
    page: segment.page + 1,
    box,
  }));
  if (candidates.length > 0) return candidates;
  return layout.segments.map(({ text, page, box }) => ({
    value: fieldValue(text, spec),
    printed: text,
    page: page + 1,
    box,
  }));
}

/**
 * The place that one step further (1) or back (-1) from another leads to, and round at the ends; only places whose words
 * hold what was typed count, unless none does. From nowhere (null) it is the first one, or the last. Null without places.
 */
export function stepPlace(
  places: readonly PickablePlace[],
  from: number | null,
  by: 1 | -1,
  typed: string,
): number | null {
  const wanted = typed.trim().toLowerCase();
  const holding = [...places.keys()].filter((at) => holds(places[at]!, wanted));
  const fitting = holding.length > 0 ? holding : [...places.keys()];
  const onward = by === 1 ? fitting : fitting.toReversed();
  const next = from === null ? undefined : onward.find((at) => (at - from) * by > 0);
  return next ?? onward[0] ?? null;
}

function holds({ value, printed }: PickablePlace, wanted: string): boolean {
  return value.toLowerCase().includes(wanted) || printed.toLowerCase().includes(wanted);
}
