import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { cliCommands } from "./cli-commands.ts";
import { runCommand } from "./test-command.ts";

const folder = mkdtempSync(join(tmpdir(), "surety-program-"));
afterAll(() => rmSync(folder, { recursive: true }));

const told = join(folder, "loaded.txt");
/** Writes down at the end of a process, or of a thread of it, which files it has loaded. */
const tells = `
  import { appendFileSync } from "node:fs";
  import { registerHooks } from "node:module";
  const loaded = [];
  registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
  process.on("exit", () => appendFileSync(${JSON.stringify(told)}, loaded.join("\\n") + "\\n"));
`;
const telling = { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(tells)}` };

async function run(...args: string[]) {
  writeFileSync(told, "");
  const ended = await runCommand(folder, args, telling);
  return { ...ended, loaded: readFileSync(told, "utf8").split("\n") };
}

/** What carries cases, and nobody needs who asks for help or mends a document. */
const server = ["@dbos-inc/dbos-sdk", "packages/models/src/", "kysely", "/pg/", "better-auth", "server/src/main.ts"];
const partsIn = (loaded: readonly string[]) => server.filter((part) => loaded.some((url) => url.includes(part)));

it("loads the server for a command that may need it", async () => {
  const { code, loaded } = await run("start", "--help");
  // All of them: so the names above are those of what is loaded.
  expect([code, partsIn(loaded)]).toEqual([0, server]);
});

it("loads the code of no command for the overview of all of them", async () => {
  const { code, stdout, loaded } = await run("--help");
  expect([code, partsIn(loaded)]).toEqual([0, []]);
  for (const { name, says } of cliCommands) {
    expect(stdout.replaceAll(/\s+/g, " ")).toContain(`${name} ${says}`);
    expect(loaded.filter((url) => url.endsWith(`/cli/${name}.ts`))).toEqual([]);
  }
});

it.each([
  ["a first project", 0, ["init", "first"]],
  ["a check of documents where nothing is installed", 0, ["check", "--project", "first"]],
  ["the help of a command", 0, ["help", "check"]],
  ["a command that there is not", 1, ["chek"]],
  ["a file that is not there", 1, ["check", "missing.yaml", "--json"]],
])("loads nothing of the server for %s", async (_, code, args) => {
  const { loaded, ...ended } = await run(...args);
  expect([ended.code, partsIn(loaded)]).toEqual([code, []]);
  expect(`${ended.stdout}${ended.stderr}`).not.toContain("This is a bug");
});

it("finds a command behind an option whose value is the name of another, and says what each takes", async () => {
  expect((await run("--project", "start", "check", "--help")).stdout).toContain(
    "surety check [options] [workflows...]",
  );
  expect((await run("help", "check")).stdout).toContain("check workflows: every name and type");
  expect((await run("chek")).stderr).toContain("(Did you mean check?)");
});
