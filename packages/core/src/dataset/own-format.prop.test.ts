import fc from "fast-check";
import { expect, it } from "vitest";
import { readCsvRows, csvLine } from "./csv-text.ts";
import type { ImportedItem } from "./imported-item.ts";
import { fromOwnCsv, fromOwnJsonl, toCsv, toJsonl } from "./own-format.ts";

const filled = fc.string({ minLength: 1, maxLength: 40, unit: "binary" }).filter((text) => text.trim() !== "");
const name = fc.option(filled, { nil: null });
const record = fc.dictionary(fc.constantFrom("a", "b c", "d,e"), fc.oneof(filled, fc.integer(), fc.boolean()));
const item: fc.Arbitrary<ImportedItem> = fc.record({
  judgment: name,
  text: filled,
  input: fc.option(record, { nil: null }),
  value: filled,
  segment: name,
  probability: fc.double({ min: 0.001, max: 1, noNaN: true }),
  stratum: name,
  source: filled,
  externalId: name,
  frozen: fc.option(fc.boolean(), { nil: null }),
  metadata: fc.option(record, { nil: null }),
});
const sets = fc.array(item, { maxLength: 8 });

it.each([
  ["JSON Lines", toJsonl, fromOwnJsonl],
  ["CSV", toCsv, fromOwnCsv],
])(
  "%s loses nothing of a set",
  (_, write, read) => {
    fc.assert(
      fc.property(sets, (items) => {
        expect(read(write(items))).toEqual({ items, refused: [] });
      }),
    );
  },
  20_000,
);

it("CSV keeps every cell", () => {
  const row = fc.array(fc.string({ unit: "binary", maxLength: 12 }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(row, (cells) => {
      expect(readCsvRows(`${csvLine(cells)}\r\n`)).toEqual([cells]);
    }),
  );
}, 20_000);
