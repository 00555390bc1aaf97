import { expect, it } from "vitest";
import { sumFacts } from "./sums.ts";

const column = (...values: string[]) => values.map((value) => ({ value, right: 300 }));

it("sees what is paid less change, the sum of two, and the sum of a column", () => {
  const facts = sumFacts(column("2.50", "3.00", "4.50", "10.00", "30.00", "20.00"), 5);
  expect(facts.map((one) => one.column)).toEqual([false, false, false, true, false, false]);
  expect(facts[3]).toMatchObject({ column: true });
  expect(sumFacts(column("9.00", "10.00", "1.00"), 5)[0]).toEqual({ difference: true, sum: false, column: false });
  expect(sumFacts(column("1.00", "9.00", "10.00"), 5)[2]).toMatchObject({ sum: true });
});

it("adds only what stands one under the other, and nothing of nothing", () => {
  const apart = [
    { value: "2.00", right: 100 },
    { value: "3.00", right: 300 },
    { value: "5.00", right: 300 },
  ];
  expect(sumFacts(apart, 5)[2]).toMatchObject({ column: false, sum: true });
  expect(sumFacts(column("0.00", "0.00", "0.00"), 5)).toEqual(
    Array(3).fill({ difference: false, sum: false, column: false }),
  );
  expect(sumFacts([], 5)).toEqual([]);
});
