import type { Box } from "../wire/document-page.ts";
import { addressOf, countryIn } from "./address-value.ts";
import { around, type Layout, type Segment } from "./layout.ts";
import { postalPlace } from "./postcodes.ts";

/** An address as it is printed: its lines, and the one that names its postcode, or its country where it has none. */
export interface AddressBlock {
  readonly segment: Segment;
  readonly printed: string;
  readonly box: Box;
}

const mostAbove = 3;
const longestLine = 80;
const mostBlocks = 40;
const shortestCountry = 4;

/**
 * The addresses of a document: every place that names a postcode with its town, with the lines of its block above it (the
 * street, and whose it is) and a country below; and blocks without a postcode that end with a country.
 */
export function addressBlocks(layout: Layout, country?: string): AddressBlock[] {
  const places = layout.segments.filter(
    ({ text }) => text.length <= 2 * longestLine && (isPlace(text, country) || endsWithCountry(text)),
  );
  return places.slice(0, mostBlocks).flatMap((segment) => {
    const lines = [...above(layout, segment, country), segment, ...below(layout, segment)];
    const printed = lines.map(({ text }) => text).join("\n");
    if (addressOf(printed, country) === null) return [];
    return [{ segment, printed, box: lines.map(({ box }) => box).reduce(around) }];
  });
}

const isPlace = (text: string, country: string | undefined): boolean => {
  const place = postalPlace(text, country);
  return place !== null && !/\d{6}/.test(place.city);
};

/** A country alone, or behind its town and a comma. */
const endsWithCountry = (text: string): boolean => {
  const last = text.slice(text.lastIndexOf(",") + 1).trim();
  return last.length >= shortestCountry && !/\d/.test(text) && countryIn(last) !== null;
};

/** The lines that stand directly above it at the same left edge; one that ends in a colon is what the block is called. */
function above(layout: Layout, segment: Segment, country: string | undefined): Segment[] {
  const found: Segment[] = [];
  let last = segment;
  while (found.length < mostAbove) {
    const next = neighbour(layout, last, -1);
    if (next === null || next.text.length > longestLine || next.text.endsWith(":") || isPlace(next.text, country))
      break;
    found.unshift(next);
    last = next;
  }
  return found;
}

function below(layout: Layout, segment: Segment): Segment[] {
  const next = neighbour(layout, segment, 1);
  return next !== null && countryIn(next.text) !== null ? [next] : [];
}

/** What stands one row above or below at the same left edge, not further away than lines of a block are. */
function neighbour({ rows, letterHeight }: Layout, { row, page, box }: Segment, by: 1 | -1): Segment | null {
  for (let at = row + by; Math.abs(at - row) <= 2; at += by) {
    const own = rows[at]?.find((one) => one.page === page && Math.abs(one.box[0] - box[0]) <= letterHeight);
    if (own === undefined) continue;
    const gap = by === -1 ? box[1] - (own.box[1] + own.box[3]) : own.box[1] - (box[1] + box[3]);
    return gap <= 1.6 * letterHeight ? own : null;
  }
  return null;
}
