import { expect, it } from "vitest";
import { isStale } from "./is-stale.ts";

const day = 86_400_000;
const now = 1000 * day;

it.each([
  ["just now", now, false],
  ["thirteen days ago", now - 13 * day, false],
  ["two weeks ago", now - 14 * day, true],
  ["tomorrow, by a clock that was wrong", now + day, true],
  ["at a time that cannot be read", Number.NaN, true],
])("what was typed %s", (_when, at, stale) => expect(isStale(at, now)).toBe(stale));
