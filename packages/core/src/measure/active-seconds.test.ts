import { expect, it } from "vitest";
import { activeSeconds } from "./active-seconds.ts";

it("counts a lunch break as five medians, and says that it did", () => {
  expect(activeSeconds([20, 30, 3600, 40, 30])).toEqual({ seconds: [20, 30, 150, 40, 30], cap: 150, capped: 1 });
});

it("takes the middle of two, leaves one alone, and has no cap for none", () => {
  expect(activeSeconds([10, 20])).toMatchObject({ cap: 75, capped: 0 });
  expect(activeSeconds([4000])).toMatchObject({ seconds: [4000], capped: 0 });
  expect(activeSeconds([])).toEqual({ seconds: [], cap: null, capped: 0 });
});
