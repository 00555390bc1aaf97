import { describe, expect, it } from "vitest";
import { pauseSeconds, type Suspicion, suspicionOf } from "./suspicion.ts";

describe("suspicion", () => {
  it("separates those who were there together", () => {
    expect(suspicionOf({ crash_count: 1 }, 64)).toBe("none");
    expect(suspicionOf({ crash_count: 2 }, 64)).toBe("alone");
  });

  it("lets one that is alone try four times, the last two after a pause, and then holds it back", () => {
    const course = [1, 2, 3, 4, 5, 6, 7].map((claims) => suspicionOf({ crash_count: claims }, 1));
    expect(course).toEqual<Suspicion[]>(["none", "none", "later", "none", "later", "none", "quarantine"]);
  });

  it("pauses between one and three seconds", () => {
    expect([0, 0.5, 1].map(pauseSeconds)).toEqual([1, 2, 3]);
  });
});
