import { expect, it } from "vitest";
import { estimatedCells } from "./estimated-cells.ts";

const day = { from: "2026-03-04T00:00:00.000Z", automated: 200, answered: 20, reviewed: 50, caught: 5 };

it("takes the share of the audits for the whole day, and leaves a day without audits open", () => {
  const error = { value: 0.05, low: 0.01, high: 0.2, n: 20, open: 0 };
  const [audited, open] = estimatedCells([
    { ...day, error },
    { ...day, error: null, answered: 0 },
  ]);
  expect(audited).toMatchObject({
    correctAutomated: 190,
    wrongAutomated: 10,
    unknownAutomated: 0,
    correctReviewed: 45,
    wrongCaught: 5,
  });
  expect(open).toMatchObject({ correctAutomated: 0, wrongAutomated: 0, unknownAutomated: 200 });
});
