import { expect, it } from "vitest";
import { choiceParam, present, textParam } from "./search-params.ts";

it("reads text as text, also where the address looks like a number", () => {
  expect(textParam({ q: 4213 }, "q")).toBe("4213");
  expect(textParam({ q: "" }, "q")).toBeUndefined();
  expect(textParam({ q: { nested: true } }, "q")).toBeUndefined();
});

it("drops words that are no choice", () => {
  expect(choiceParam({ sort: "due" }, "sort", ["due", "newest"])).toBe("due");
  expect(choiceParam({ sort: "evil" }, "sort", ["due", "newest"])).toBeUndefined();
});

it("keeps only filters that are set", () =>
  expect(present({ q: "x", status: undefined, sort: "" })).toEqual({ q: "x" }));
