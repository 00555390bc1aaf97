import { expect, it } from "vitest";
import { Places } from "./places.ts";

it("lets so many in at once, in their order, and frees the place of one that failed", async () => {
  const places = new Places(2);
  let inside = 0;
  const most: number[] = [];
  const begun: number[] = [];
  const work = (id: number) =>
    places.within(async () => {
      begun.push(id);
      most.push((inside += 1));
      await new Promise(setImmediate);
      inside -= 1;
      if (id === 0) throw new Error("no");
    });
  const settled = await Promise.allSettled([0, 1, 2, 3, 4].map(work));
  expect(Math.max(...most)).toBe(2);
  expect(begun).toEqual([0, 1, 2, 3, 4]);
  expect(settled.map((one) => one.status)).toEqual(["rejected", ...Array.from({ length: 4 }, () => "fulfilled")]);
});
