import { expect, it } from "vitest";
import { namesIn } from "./barred-names.ts";

it.each<[unknown, string[]]>([
  ["Jo@Example.com", ["jo@example.com"]],
  [" Jo Ray ", ["jo ray"]],
  ['"Jo Ray" <Jo@example.com>', ["jo ray", "jo@example.com"]],
  ["<jo@example.com>", ["jo@example.com"]],
  [
    ["jo", "JO", "ray", 3, null],
    ["jo", "ray"],
  ],
  [["role:owner", "ROLE:reviewer"], []],
  [null, []],
  ["", []],
])("finds in %j the names %j", (value, names) => expect(namesIn(value)).toEqual(names));
