import { describe, expect, it } from "vitest";
import { clauseFacts } from "./clause-facts.ts";
import { clauseProblem, clauseValue, clauseWords, noClauses, readClauseValue } from "./clause-value.ts";

const audit = { type: "audit rights", start: 40, end: 60 };
const renewal = { type: "renewal", start: 5, end: 30 };

describe("the answer to a clauses judgment as a text", () => {
  it("is the same for the same clauses, in whatever order they were found", () => {
    expect(clauseValue([audit, renewal, audit])).toBe("renewal 5-30; audit rights 40-60");
    expect(readClauseValue("renewal 5-30; audit rights 40-60")).toEqual([renewal, audit]);
    expect(clauseValue([])).toBe(noClauses);
    expect(readClauseValue(noClauses)).toEqual([]);
  });

  it.each(["", "renewal", "renewal 5", "5-30", "renewal 5-30;", "renewal 5-30, audit 1-2 x"])(
    "means nothing: %j",
    (value) => expect(readClauseValue(value)).toBeNull(),
  );

  const types = ["renewal", "audit rights"];
  it.each([
    ["renewal 5-30", null],
    [noClauses, null],
    ["rubbish", '"rubbish" names no clauses: it must read like "renewal 120-240".'],
    ["term 5-30", '"term" is not one of its types: renewal, audit rights.'],
    ["renewal 5-300", "renewal stands at 5 to 300, and the text has 100 characters."],
    ["renewal 30-30", "renewal stands at 30 to 30, and the text has 100 characters."],
    ["audit rights 40-60; renewal 5-30", "Its clauses must stand in the order of the text, each once."],
  ])("%j of a text of 100 characters: %j", (value, problem) => expect(clauseProblem(value, types, 100)).toBe(problem));

  it("is read by people as the types, and how many of each", () => {
    expect(clauseWords("renewal 5-30; audit rights 40-60; renewal 70-80")).toBe("renewal (2), audit rights");
    expect(clauseWords(noClauses)).toBe(noClauses);
  });
});

describe("what rules know of an answer", () => {
  const text = "The term ends on 31 March 2028. Books may be inspected.";
  const lease = "It runs from 1 May 2027 until 30 April 2030.";
  it("are the types that are there, and each quote with its day", () => {
    expect(clauseFacts("term 0-31; audit 32-55", text)).toEqual({
      present: ["term", "audit"],
      found: [
        {
          type: "term",
          quote: "The term ends on 31 March 2028.",
          start: 0,
          end: 31,
          day: "2028-03-31",
          lastDay: "2028-03-31",
        },
        { type: "audit", quote: "Books may be inspected.", start: 32, end: 55, day: null, lastDay: null },
      ],
    });
  });

  it("are the first day and the last of a quote that names several", () => {
    expect(clauseFacts("term 0-44", lease).found).toMatchObject([{ day: "2027-05-01", lastDay: "2030-04-30" }]);
  });

  it("are nothing where there is no answer, or no text", () => {
    expect(clauseFacts(null, text)).toEqual({ present: [], found: [] });
    expect(clauseFacts("term 0-31", null)).toEqual({ present: [], found: [] });
  });
});
