import { expect, it } from "vitest";
import { calledBy, mentionTyped, peopleFitting, withMention } from "./mention-typed.ts";

const people = [
  { id: "a", name: "Ann Lee", email: "ann@example.test" },
  { id: "b", name: "Bob", email: "bob@example.test" },
  { id: "c", name: "Bob", email: "bobby@example.test" },
];

it.each([
  ["@", 1, { from: 0, typed: "" }],
  ["ask @an", 7, { from: 4, typed: "an" }],
  ["ask @an please", 7, { from: 4, typed: "an" }],
  ["(@ann l", 7, { from: 1, typed: "ann l" }],
  ["mail ann@exa", 12, null],
  ["@ ann", 5, null],
  ["@ann\nand", 8, null],
  ["no mention", 4, null],
  ["@ann", 0, null],
])("finds in %j at %i the mention %o", (text, cursor, found) => expect(mentionTyped(text, cursor)).toEqual(found));

it("offers whose name, a word of it, or address begins so", () => {
  const fitting = (typed: string) => peopleFitting(people, typed).map(({ id }) => id);
  expect([fitting(""), fitting("le"), fitting("BOB"), fitting("bobby"), fitting("ann x")]).toEqual([
    ["a", "b", "c"],
    ["a"],
    ["b", "c"],
    ["c"],
    [],
  ]);
});

it("writes the name out, or the address where two have the same name", () => {
  expect(people.map((one) => calledBy(one, people))).toEqual(["Ann Lee", "bob@example.test", "bobby@example.test"]);
  expect(withMention("ask @an please", { from: 4, typed: "an" }, "Ann Lee")).toEqual({
    text: "ask @Ann Lee please",
    cursor: 13,
  });
  expect(withMention("@", { from: 0, typed: "" }, "Bob")).toEqual({ text: "@Bob ", cursor: 5 });
});
