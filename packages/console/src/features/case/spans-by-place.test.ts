import { expect, it } from "vitest";
import { spansByPlace } from "./spans-by-place.ts";

it("knows which places a cell goes over, its own aside", () => {
  const { spanAt, isCovered } = spansByPlace([{ row: 1, column: 0, rowSpan: 2, columnSpan: 2 }]);
  expect(spanAt(1, 0)).toMatchObject({ rowSpan: 2, columnSpan: 2 });
  expect([isCovered(1, 0), isCovered(1, 1), isCovered(2, 0), isCovered(2, 1), isCovered(3, 0)]).toEqual([
    false,
    true,
    true,
    true,
    false,
  ]);
});
