import { describe, expect, it } from "vitest";
import { documentKey, keyDistance, sameNumber } from "./document-key.ts";

describe("documentKey", () => {
  it.each([
    ["RE-2026/0017", "re202617"],
    ["re 2026.17", "re202617"],
    ["0000", "0"],
    ["INV 100", "inv100"],
    ["A-1002", "a1002"],
  ])("%s", (number, key) => expect(documentKey(number)).toBe(key));
});

describe("sameNumber", () => {
  it.each([
    ["RE-2026-0017", "RE2026-17", true],
    ["RE-2026-0017", "re 20260017", true],
    ["4500-001234", "4500001234", true],
    ["RE-2026-17", "RE-2026-117", false],
    ["-", "/", false],
  ])("%s and %s: %s", (one, other, same) => expect(sameNumber(one, other)).toBe(same));
});

describe("keyDistance", () => {
  it.each([
    ["re2026l7", "re202617", 0],
    ["re202617", "re202671", 1],
    ["re202617", "re20261", 1],
    ["re202617", "re202699", 2],
    ["a1", "re202699", 3],
  ])("%s and %s: %i", (one, other, distance) => expect(keyDistance(one, other)).toBe(distance));
});
