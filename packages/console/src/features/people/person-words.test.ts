import { expect, it } from "vitest";
import { fieldMoment, hoursFrom, wordsIn } from "./person-words.ts";

it("reads skills as words, each once", () => {
  expect(wordsIn(" German, tax law,german,, ")).toEqual(["german", "tax-law"]);
});

it("has no hours without a zone", () => {
  expect(hoursFrom(" ", "09:00-17:00")).toBeNull();
  expect(hoursFrom("Europe/Berlin", "09:00-17:00")?.open).toMatchObject({ mon: "09:00-17:00", fri: "09:00-17:00" });
  expect(hoursFrom("UTC", "")).toEqual({ zone: "UTC", open: {}, holidays: [] });
});

it("writes a moment as the browser's fields hold it", () => {
  const at = new Date(2026, 5, 5, 14, 30);
  expect(fieldMoment(at)).toBe("2026-06-05T14:30");
});
