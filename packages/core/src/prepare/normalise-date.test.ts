import { describe, expect, it } from "vitest";
import { normaliseDate } from "./normalise-date.ts";

describe("normaliseDate", () => {
  it.each([
    ["2026-03-04", "2026-03-04"],
    ["2026-03-04T23:10:00+02:00", "2026-03-04"],
    ["2026/3/4", "2026-03-04"],
    ["20260304", "2026-03-04"],
    ["25/03/2026", "2026-03-25"],
    ["03/25/2026", "2026-03-25"],
    ["4.3.2026", "2026-03-04"],
    ["04.03.26", "2026-03-04"],
    ["04.03.69", "1969-03-04"],
    ["4. März 2026", "2026-03-04"],
    ["Montag, den 4. März 2026", "2026-03-04"],
    ["March 4th 2026", "2026-03-04"],
    ["March 4, 2026 10:00 AM", "2026-03-04"],
    ["4th of March, 2026", "2026-03-04"],
    ["4-Mar-26", "2026-03-04"],
    ["1er février 2026", "2026-02-01"],
    ["Wed, 4 Mar 2026 10:00:00 +0100", "2026-03-04"],
    ["29.02.2024", "2024-02-29"],
  ])("reads %s", (text, value) => expect(normaliseDate(text)).toEqual({ value }));

  it("needs a country where figures can be read in two ways", () => {
    expect(normaliseDate("12/03/2026")).toEqual({
      missing: "12/03/2026 can be read as day-month or month-day: name the country",
    });
    expect(normaliseDate("12/03/2026", { country: "GB" })).toEqual({ value: "2026-03-12" });
    expect(normaliseDate("12/03/2026", { country: "us" })).toEqual({ value: "2026-12-03" });
    expect(normaliseDate("12/03/2026", { country: "DE" })).toEqual({ value: "2026-03-12" });
    expect(normaliseDate("12/03/2026", { country: "JP" })).toHaveProperty("missing");
    expect(normaliseDate("12/03/2026", { country: "XX" })).toHaveProperty("missing");
    expect(normaliseDate("12.03.2026", { country: "US" })).toEqual({ value: "2026-12-03" });
  });

  it.each([
    "29.02.2025",
    "30 Feb 2026",
    "2026-13-01",
    "31/04/2026",
    "0.1.2026",
    "tomorrow",
    "4 ju 2026",
    "foo 4 mar 2026",
    "4 5 mar",
    "",
    "9".repeat(500),
  ])("has no day for %s", (text) => expect(normaliseDate(text)).toHaveProperty("missing"));
});
