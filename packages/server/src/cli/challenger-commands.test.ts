import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase } from "../storage/test-database.ts";
import { ruleWorkflow } from "../test-house.ts";
import { runCommand } from "./test-command.ts";

let folder: string;
let test: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "surety-challenger-cli-"));
  test = await createTestDatabase({ migrated: true });
  await mkdir(join(folder, "files"));
  const documents = { sorting: {}, titled: { title: "Sorting, better" }, other: { name: "other" } };
  for (const [name, changes] of Object.entries(documents))
    await writeFile(join(folder, `files/${name}.json`), JSON.stringify(ruleWorkflow(changes)));
  expect(await surety("import", "files/sorting.json")).toMatchObject({ code: 0 });
}, 60_000);
afterAll(async () => {
  await test.drop();
  await rm(folder, { recursive: true, force: true });
});

const surety = (...args: string[]) => runCommand(folder, args, { DATABASE_URL: test.url });

/** The exit code and what `--json` printed. */
async function told(...args: string[]): Promise<[number, Record<string, unknown>]> {
  const { code, stdout } = await surety(...args, "--json");
  return [code, JSON.parse(stdout) as Record<string, unknown>];
}

it("a changed document is challenged, replayed, and refused without evidence", async () => {
  const other = await told("challenge", "sorting", "--document", "files/other.json");
  expect(other).toMatchObject([1, { error: { code: "other-workflow", field: "document.name" } }]);
  const late = await told("challenge", "sorting", "--document", "files/titled.json", "--from", "2999-01-01");
  expect(late).toMatchObject([1, { error: { code: "bad-period" } }]);
  const [code, made] = await told("challenge", "sorting", "--document", "files/titled.json");
  expect([code, made]).toEqual([0, { workflow: "sorting", challenger: expect.any(String) }]);
  const second = await surety("challenge", "sorting", "--document", "files/titled.json");
  expect([second.code, second.stderr]).toEqual([1, expect.stringContaining("Promote or withdraw it first")]);
  const replayed = await told("replay", "sorting");
  expect(replayed).toMatchObject([0, { id: made["challenger"], status: "shadowing", verdict: { state: "undecided" } }]);
  const refused = await told("promote", "sorting");
  expect(refused).toMatchObject([1, { error: { code: "not-ready-to-promote", field: "because" } }]);
}, 120_000);

it("promotion takes a reason, which is signed, and is rolled back once", async () => {
  const because = "only the title is another one";
  const [code, promoted] = await told("promote", "sorting", "--because", because);
  expect([code, promoted]).toMatchObject([0, { signature: expect.any(String), record: { overrideBecause: because } }]);
  expect(await told("audit", "verify")).toMatchObject([0, {}]);
  const silent = await surety("rollback", "sorting");
  expect([silent.code, silent.stderr]).toEqual([1, expect.stringContaining("--because")]);
  const back = await told("rollback", "sorting", "--because", "it was a joke");
  expect(back).toEqual([0, { workflow: "sorting", promotion: promoted["promotion"] }]);
  const again = await told("rollback", "sorting", "--because", "once more");
  expect(again).toMatchObject([1, { error: { code: "nothing-to-roll-back" } }]);
}, 120_000);

it("one is withdrawn, once, and then there is none to replay or promote", async () => {
  const [, made] = await told("challenge", "sorting", "--reason", "an A/A test");
  expect(await told("withdraw", "sorting")).toEqual([0, { workflow: "sorting", challenger: made["challenger"] }]);
  const none = await surety("withdraw", "sorting");
  expect([none.code, none.stderr]).toEqual([1, expect.stringContaining("surety challenge sorting --document FILE")]);
  expect(await told("replay", "sorting")).toMatchObject([1, { error: { code: "challenger-not-found" } }]);
  expect(await told("promote", "sorting")).toMatchObject([1, { error: { code: "challenger-ended" } }]);
  expect(await told("replay", "nothing")).toMatchObject([1, {}]);
}, 120_000);
