import { expect, it } from "vitest";
import { checkedCells } from "./checked-cells.ts";

const error = { value: 0.05, low: 0.01, high: 0.2, n: 20, open: 0 };
const day = { from: "2026-03-04T00:00:00.000Z", automated: 200, reviewed: 50, caught: 5 };

it("colours what somebody has checked, and leaves the rest of the automated cases open", () => {
  const [audited, open] = checkedCells([
    { ...day, answered: 20, wrong: 1, error },
    { ...day, answered: 0, wrong: 0, error: null },
  ]);
  expect(audited).toMatchObject({
    correctAutomated: 19,
    wrongAutomated: 1,
    unknownAutomated: 180,
    correctReviewed: 45,
    wrongCaught: 5,
  });
  expect(open).toMatchObject({ correctAutomated: 0, wrongAutomated: 0, unknownAutomated: 200 });
});
