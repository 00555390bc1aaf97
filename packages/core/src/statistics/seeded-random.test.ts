import { expect, test } from "vitest";
import { seededRandom } from "./seeded-random.ts";

test("the same seed tells the same story, another seed another", () => {
  const draw = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});

test("the numbers are spread evenly over [0, 1)", () => {
  const random = seededRandom(1);
  const tenths = Array.from({ length: 10 }, () => 0);
  for (let i = 0; i < 20_000; i += 1) tenths[Math.floor(random() * 10)]! += 1;
  for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(200);
});
