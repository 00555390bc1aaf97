import { describe, expect, it } from "vitest";
import { chipsOf } from "./filter-words.ts";
import { addressOf, filterOf, inboxSearch, isFiltered } from "./inbox-search.ts";

describe("filters in words", () => {
  it.each([
    [{ due: "overdue" }, ["overdue"]],
    [{ due: "4h", holder: "nobody" as const }, ["held by nobody", "due within 4 hours"]],
    [{ confidenceFrom: 0.5, confidenceTo: 0.75 }, ["50 % to 75 % sure"]],
    [{ confidenceTo: 0.5 }, ["at most 50 % sure"]],
    [{ olderThan: "1d", reason: "below-threshold" }, ["not sure enough", "open for over 1 day"]],
    [{ q: "refund", sort: "value" as const }, []],
  ])("says %j", (search, words) => expect(chipsOf(search).map((chip) => chip.words)).toEqual(words));
});

describe("the address of the inbox", () => {
  it("leaves out what it should not say", () =>
    expect(inboxSearch({ queue: "leads", sort: "price", block: "x", stakes: "huge", q: 42 })).toEqual({
      queue: "leads",
      q: "42",
    }));
  it("says the same again", () => {
    const search = { queue: "a b&c", confidenceFrom: 0.5, view: "v1" };
    const raw = Object.fromEntries(new URLSearchParams(addressOf(search)));
    expect(inboxSearch(raw)).toEqual(search);
  });
  it("has nothing where all are shown", () => expect(addressOf({ queue: undefined })).toBe(""));
  it("keeps the view out of what the server is asked", () =>
    expect(filterOf({ view: "v1", due: "4h" })).toEqual({ due: "4h" }));
  it("calls an order alone no filter", () => {
    expect(isFiltered({ sort: "value", view: "v1" })).toBe(false);
    expect(isFiltered({ q: "x" })).toBe(true);
  });
});
