import { describe, expect, it } from "vitest";
import { withoutNul } from "./without-nul.ts";

const table: [what: string, json: string, value: string][] = [
  ["a NUL", String.raw`"a\u0000b"`, "a\ufffdb"],
  ["several in a row", String.raw`"\u0000\u0000\u0000"`, "\ufffd\ufffd\ufffd"],
  ["one behind a backslash", String.raw`"\\\u0000"`, "\\\ufffd"],
  ["text that speaks of one", String.raw`"it prints \\u0000"`, String.raw`it prints \u0000`],
  ["text with two backslashes before it", String.raw`"\\\\u0000"`, String.raw`\\u0000`],
];

describe("withoutNul", () => {
  it.each(table)("reads %s", (_, json, value) => {
    expect(JSON.parse(withoutNul(json))).toBe(value);
  });

  it("ends soon on a megabyte of backslashes", () => {
    const json = `"${"\\\\".repeat(500_000)}\\u0000"`;
    const before = performance.now();
    expect(withoutNul(json)).toHaveLength(json.length);
    expect(performance.now() - before).toBeLessThan(1000);
  });
});
