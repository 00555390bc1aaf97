import { describe, expect, it } from "vitest";
import { comparable, isHeldBack, partOf } from "./split-texts.ts";

const texts = Array.from({ length: 5000 }, (_, i) => `Ticket ${i} about something`);

describe("partOf", () => {
  it("deals about 60, 20 and 20 per cent out", () => {
    const share = (part: string) => texts.filter((text) => partOf(text) === part).length / texts.length;
    expect(share("train")).toBeCloseTo(0.6, 1);
    expect(share("calibration")).toBeCloseTo(0.2, 1);
    expect(share("test")).toBeCloseTo(0.2, 1);
  });

  it("gives one text one part, however it is spaced", () => {
    for (const text of texts.slice(0, 50)) expect(partOf(` ${text.toUpperCase()}\n`)).toBe(partOf(text));
  });
});

it("holds a fifth back, whatever part a text is in", () => {
  const trained = texts.filter((text) => partOf(text) === "train");
  expect(trained.filter(isHeldBack).length / trained.length).toBeCloseTo(0.2, 1);
});

it("compares texts without white space and capitals", () => {
  expect(comparable(" A\r\n b ")).toBe("a b");
});
