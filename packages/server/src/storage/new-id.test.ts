import { validate, version } from "uuid";
import { expect, it } from "vitest";
import { newId } from "./new-id.ts";

it("makes ids that are their order in time", () => {
  const ids = Array.from({ length: 20_000 }, newId);
  expect(ids).toEqual([...new Set(ids)].toSorted());
  expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
});

it("tells the time in milliseconds, as UUIDv7 has it", () => {
  const before = Date.now();
  const time = Number.parseInt(newId().replace("-", "").slice(0, 12), 16);
  expect(time).toBeGreaterThanOrEqual(before);
  expect(time).toBeLessThan(before + 60_000);
});
