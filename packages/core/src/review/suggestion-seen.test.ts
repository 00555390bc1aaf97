import { describe, expect, it } from "vitest";
import { type SuggestionFacts, type SuggestionSeen, suggestionSeen } from "./suggestion-seen.ts";

const facts: SuggestionFacts = { kind: "review", policy: "after-evidence", timed: false, look: null };

describe("suggestionSeen", () => {
  it.each<[string, Partial<SuggestionFacts>, SuggestionSeen]>([
    ["shown where the workflow shows it", { policy: "shown" }, "shown"],
    ["an exception shows it, too", { policy: "shown", kind: "exception" }, "shown"],
    ["nothing before they ask", {}, "none"],
    ["asked for without an answer", { look: { answered: false } }, "asked"],
    ["asked for with an answer given first", { look: { answered: true } }, "answered"],
    ["never where it is hidden, whatever was asked", { policy: "hidden", look: { answered: false } }, "none"],
    ["never in an audit", { policy: "shown", kind: "audit" }, "none"],
    ["what an audit answered blind, and then compared", { kind: "audit", look: { answered: true } }, "answered"],
    ["never against the clock", { policy: "shown", timed: true }, "none"],
  ])("%s", (_, change, seen) => {
    expect(suggestionSeen({ ...facts, ...change })).toBe(seen);
  });
});
