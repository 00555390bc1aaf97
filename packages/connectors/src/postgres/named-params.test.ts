import { describe, expect, it } from "vitest";
import { bindNamedParams } from "./named-params.ts";

const bind = (sql: string) => bindNamedParams(sql, { id: 7, name: "x", n: null }).text;

describe("bindNamedParams", () => {
  it.each([
    [
      "select * from t where id = :id and (name=:name or name = :name)",
      "select * from t where id = $1 and (name=$2 or name = $2)",
    ],
    ["select :id::text, a::int", "select $1::text, a::int"],
    ["select ':id', 'it''s :id', \"a:id\", e'\\':id'", "select ':id', 'it''s :id', \"a:id\", e'\\':id'"],
    ["select 1 -- :id\n, :id", "select 1 -- :id\n, $1"],
    ["select /* :id /* :id */ :id */ :id", "select /* :id /* :id */ :id */ $1"],
    ["select $$:id$$, $a$:id$$:id$a$, :id", "select $$:id$$, $a$:id$$:id$a$, $1"],
    ["select a[1:id], j->>'x:y', :id", "select a[1:id], j->>'x:y', $1"],
    ["select name':id' , :id", "select name':id' , $1"],
    ["select ':unfinished", "select ':unfinished"],
    ["select /* :unfinished", "select /* :unfinished"],
    ["select $$ :unfinished", "select $$ :unfinished"],
  ])("%s", (sql, expected) => expect(bind(sql)).toBe(expected));

  it("gives the values in the order of their numbers, null for undefined", () => {
    expect(bindNamedParams("select :b, :a, :b, :c", { a: 1, b: 2, c: undefined }).values).toEqual([2, 1, null]);
  });

  it("names what is missing, and refuses positions", () => {
    expect(() => bind("select :nam")).toThrow(/:nam/);
    expect(() => bindNamedParams("select :toString", {})).toThrow(/:toString/);
    expect(() => bind("select $1")).toThrow(/\$1/);
  });
});
