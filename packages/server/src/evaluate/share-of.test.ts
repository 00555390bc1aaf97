import { expect, it } from "vitest";
import { shareOf, sharesOf } from "./share-of.ts";

it.each([
  ["5%", 0.05],
  ["0.5 %", 0.005],
  ["2", 0.02],
  ["0.05", 0.05],
  ["95", 0.95],
])("%s is %d", (text, share) => expect(shareOf(text)).toBeCloseTo(share));

it("takes several, in order", () => expect(sharesOf("5%, 0.01,2")).toEqual([0.01, 0.02, 0.05]));

it.each(["", "x", "0", "100", "-1", "1,,2", "120%"])("refuses %j", (text) => {
  expect(() => sharesOf(text)).toThrow("no share");
});
