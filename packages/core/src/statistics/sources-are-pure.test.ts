import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const folders = ["statistics", "gate", "measure", "watch", "audit"].map((name) =>
  join(import.meta.dirname, "..", name),
);

function sourcesOf(folder: string): { name: string; text: string }[] {
  return listed(folder)
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
}

/** Some of the folders come later than this test. */
function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The clock, chance and the world outside, in every spelling that needs no import. */
const impure =
  /\b(Math\.random|Date\.now|new Date\(\)|performance\.|process\.|crypto\.|console\.|(setTimeout|setInterval|fetch)\()/;
const imported = /from "([^"]+)"/g;

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
}

test("what would be impure is recognised", () => {
  const caught = ["Math.random()", "Date.now()", "new Date()", "process.env", "await fetch(url)"];
  expect(caught.filter((line) => !impure.test(line))).toEqual([]);
  expect(impure.test(withoutComments("// process.env of a process\nconst processed = 1;"))).toBe(false);
});

describe.each(folders.flatMap(sourcesOf))("$name", ({ text }) => {
  test("knows no clock, no chance and no world outside", () => {
    expect(withoutComments(text)).not.toMatch(impure);
    const foreign = [...text.matchAll(imported)]
      .map(([, from]) => from!)
      .filter((from) => !from.startsWith(".") && from !== "zod");
    expect(foreign).toEqual([]);
  });
});

const exported = /((?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*)?)export (?:function|const) (\w+)/g;
const named = /\b1[5-9]\d\d\b|\b20\d\d\b|\bour\s+(\*\s+)?own\b/i;

test("every function of the statistics says whose it is: a year of publication, or that it is our own", () => {
  const silent = sourcesOf(folders[0]!).flatMap(({ text }) =>
    [...text.matchAll(exported)].filter(([, docstring]) => !named.test(docstring!)).map(([, , name]) => name),
  );
  expect(silent).toEqual([]);
});
