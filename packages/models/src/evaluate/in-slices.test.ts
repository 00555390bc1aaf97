import { expect, it } from "vitest";
import { inSlices } from "./in-slices.ts";

it("asks in slices and keeps the order", async () => {
  const items = Array.from({ length: 1200 }, (_, i) => i);
  const shares: number[] = [];
  const doubled = await inSlices(
    items,
    async (slice) => slice.map((each) => each * 2),
    (share) => void shares.push(share),
  );
  expect(doubled).toEqual(items.map((each) => each * 2));
  expect(shares.length).toBeGreaterThan(1);
  expect(shares.at(-1)).toBe(1);
});

it("asks nothing about nothing", async () => {
  const never = () => Promise.reject(new Error("asked"));
  expect(await inSlices([], never, () => {})).toEqual([]);
});
