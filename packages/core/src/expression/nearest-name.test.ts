import { expect, it } from "vitest";
import { nearestName } from "./nearest-name.ts";

it.each<[name: string, candidates: string[], nearest: string | undefined]>([
  ["refnd", ["billing", "refund", "bug"], "refund"],
  ["custmoer", ["customer", "custom"], "customer"],
  ["Intent", ["intent", "content"], "intent"],
  ["a", ["b", "intent"], "b"],
  ["xyz", ["customer", "intent"], undefined],
  ["", ["customer"], undefined],
  ["intent", ["intent"], undefined],
])("%j among %j is %j", (name, candidates, nearest) => {
  expect(nearestName(name, candidates)).toBe(nearest);
});
