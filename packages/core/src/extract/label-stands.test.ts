import { expect, it } from "vitest";
import type { FieldSpec } from "./field-schema.ts";
import { labelStands } from "./label-stands.ts";
import { layoutOf } from "./layout.ts";

const layout = layoutOf([
  {
    words: [
      { text: "RESTORAN WAN SHENG", box: [10, 10, 100, 10] },
      { text: "9, JALAN SUBANG JASA 3,", box: [10, 30, 100, 10] },
      { text: "LOGO", box: [200, 30, 40, 10] },
      { text: "40150 SHAH ALAM", box: [10, 50, 100, 10] },
      { text: "31/03/2026", box: [10, 70, 60, 10] },
      { text: "TOTAL RM 1,284.50", box: [10, 90, 100, 10] },
    ],
  },
]);

it.each<[string | null, FieldSpec["type"], boolean]>([
  ["Restoran Wan Sheng.", "text", true],
  ["RSTORAN WAN SHENG", "text", false],
  ["9, JALAN SUBANG JASA 3, 40150 SHAH ALAM", "text", true],
  ["9, JALAN SUBANG JASA 3, 40150 SHAN ALAM", "text", false],
  ["", "text", false],
  [null, "text", true],
  ["2026-03-31", "date", true],
  ["2026-03-13", "date", false],
  ["1284.50", "money", true],
  ["1284.05", "money", false],
])("says whether %j stands there as %s: %s", (label, type, stands) => {
  expect(labelStands(layout, label, { type, country: "GB" })).toBe(stands);
});
