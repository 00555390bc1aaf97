import { expect, it } from "vitest";
import { mentionedIn } from "./mentioned-in.ts";

const people = [
  { id: "a", name: "Ann", email: "ann@example.test" },
  { id: "b", name: "Ann Lee", email: "lee@example.test" },
  { id: "c", name: "Çelik Öz", email: "oz@example.test" },
];

it.each<[string, string[]]>([
  ["@Ann please look", ["a"]],
  ["@ann lee, and @ANN.", ["b", "a"]],
  ["ask @lee@example.test", ["b"]],
  ["@Annabel is nobody here", []],
  ["mail ann@ann is no mention", []],
  ["(@çelik öz)", ["c"]],
  ["@Ann @Ann", ["a"]],
  ["nobody", []],
])("finds in %j whom it names", (text, ids) => expect(mentionedIn(text, people)).toEqual(ids));
