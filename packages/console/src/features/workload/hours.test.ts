import { describe, expect, it } from "vitest";
import { hoursText } from "./hours.tsx";

describe("hoursText", () => {
  it.each([
    [0, "none"],
    [0.001, "1 min"],
    [0.5, "30 min"],
    [2.44, "2.4 h"],
    [31.6, "32 h"],
  ])("says %d as %s", (hours, text) => expect(hoursText(hours)).toBe(text));
});
