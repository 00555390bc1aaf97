import { expect, it } from "vitest";
import { clauseUnits } from "./clause-units.ts";
import { unitsOfClauses } from "./units-of-clauses.ts";

const text =
  "EXHIBIT 10.2 SUPPLY AND SERVICE AGREEMENT between Acme and Widget.\n\nThis Agreement is made on May 8, 2014. It lasts two years. Nobody may assign it.";
const units = clauseUnits(text);
const quote = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
const span = (type: string, words: string) => ({
  type,
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
});

it("looks for clauses in sentences, and in dates and titles that stand in them", () => {
  expect(units.map((unit) => [unit.kind, quote(unit)])).toEqual([
    ["sentence", "EXHIBIT 10.2 SUPPLY AND SERVICE AGREEMENT between Acme and Widget."],
    ["title", "SUPPLY AND SERVICE AGREEMENT"],
    ["sentence", "This Agreement is made on May 8, 2014."],
    ["date", "May 8, 2014"],
    ["sentence", "It lasts two years."],
    ["sentence", "Nobody may assign it."],
  ]);
});

const labelled = (words: string) =>
  unitsOfClauses(units, [span("term", words)], ["term"]).flatMap((own, at) =>
    own.length > 0 ? [quote(units[at]!)] : [],
  );

it("takes a marked date for the date, and a part of a sentence for the sentence", () => {
  expect(labelled("May 8, 2014")).toEqual(["May 8, 2014"]);
  expect(labelled("lasts two years")).toEqual(["It lasts two years."]);
});

it("takes a marked paragraph for all its sentences", () => {
  expect(labelled("It lasts two years. Nobody may assign it.")).toEqual([
    "It lasts two years.",
    "Nobody may assign it.",
  ]);
});

it("takes a name for the shortest unit that holds it, and leaves types alone that nobody asked for", () => {
  expect(labelled("Widget")).toEqual(["EXHIBIT 10.2 SUPPLY AND SERVICE AGREEMENT between Acme and Widget."]);
  expect(unitsOfClauses(units, [span("other", "May 8, 2014")], ["term"]).flat()).toEqual([]);
});
