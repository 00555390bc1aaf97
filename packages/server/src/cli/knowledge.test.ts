import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../storage/test-database.ts";
import { type Ended, runCommand } from "./test-command.ts";

let folder: string;
let test: TestDatabase;

beforeAll(async () => {
  [folder, test] = await Promise.all([
    mkdtemp(join(tmpdir(), "surety-knowledge-")),
    createTestDatabase({ migrated: true }),
  ]);
  await writeFile(join(folder, "handbook.md"), "# Returns\nUnused goods can be sent back within 30 days.");
  await writeFile(join(folder, "answered.csv"), 'question,answer\nDo you deliver to Norway?,"Within the EU only."\n');
  await writeFile(join(folder, "odd.csv"), "question,answer\nWhy?,\n");
}, 60_000);
afterAll(async () => {
  await test?.drop();
  await rm(folder, { recursive: true, force: true });
});

const surety = (...args: string[]): Promise<Ended> => runCommand(folder, args, { DATABASE_URL: test.url });

describe("surety knowledge", () => {
  it("adds files and past answers, finds them, and removes a source by its name", async () => {
    const added = await surety("knowledge", "add", "help", "handbook.md", "answered.csv", "--json");
    expect(added.code, added.stderr).toBe(0);
    expect(JSON.parse(added.stdout)).toMatchObject({
      base: "help",
      sources: [
        { name: "handbook.md", passages: 1 },
        { name: "answered.csv", passages: 1 },
      ],
    });
    const found = await surety("knowledge", "search", "help", "Can I give back what I did not use?");
    expect(found.stdout.split("\n")[0]).toMatch(
      /^handbook\.md, Returns \((?:1st by its words, )?1st by its meaning, similarity 0\.\d\d\)$/,
    );
    expect((await surety("knowledge", "remove", "help", "handbook.md")).stdout).toBe(
      "handbook.md is gone from help.\n",
    );
    expect((await surety("knowledge", "list", "help")).stdout).toBe("answered.csv: 1 passage (answers)\n");
  }, 120_000);

  it("says what is wrong with a file or a name, and keeps nothing", async () => {
    const odd = await surety("knowledge", "add", "help", "odd.csv");
    expect([odd.code, odd.stderr]).toEqual([
      1,
      expect.stringContaining('odd.csv, line 2: "answer" is missing or empty'),
    ]);
    const name = await surety("knowledge", "add", "My Base", "handbook.md");
    expect([name.code, name.stderr]).toEqual([1, expect.stringContaining('"My Base" is no name for a knowledge base')]);
    const gone = await surety("knowledge", "add", "help", "nowhere.md");
    expect([gone.code, gone.stderr]).toEqual([1, expect.stringContaining("There is no file nowhere.md")]);
  }, 120_000);
});
