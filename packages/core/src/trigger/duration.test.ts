import { expect, it } from "vitest";
import { UserError } from "../errors/user-error.ts";
import { parseDuration } from "./duration.ts";

it.each([
  ["500ms", 500],
  ["30s", 30_000],
  ["15m", 900_000],
  ["4h", 14_400_000],
  ["30d", 2_592_000_000],
  ["0s", 0],
])("%s is %d ms", (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

it.each(["", "5", "h", "-5s", "1.5h", "4 h", "4hours", "9999999s"])("refuses %j", (text) => {
  expect(() => parseDuration(text)).toThrow(UserError);
});
