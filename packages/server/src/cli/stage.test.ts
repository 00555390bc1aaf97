import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase } from "../storage/test-database.ts";
import { ruleWorkflow } from "../test-house.ts";
import { type Ended, runCommand } from "./test-command.ts";

let folder: string;
let test: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "surety-stage-cli-"));
  test = await createTestDatabase();
  await mkdir(join(folder, "files"));
  await writeFile(join(folder, "files/sorting.json"), JSON.stringify(ruleWorkflow()));
  const times = Array.from({ length: 12 }, (_, n) => `${4 + (n % 3)},${n === 0 ? "yes" : "no"}`);
  await writeFile(join(folder, "files/historic.csv"), `minutes,wrong\n${times.join("\n")}\n`);
  await writeFile(join(folder, "files/outcomes.csv"), "externalKey,name,value\nT-1,reopened,no\nT-2,reopened,yes\n");
});
afterAll(async () => {
  await test.drop();
  await rm(folder, { recursive: true, force: true });
});

const surety = (...args: string[]) => runCommand(folder, args, { DATABASE_URL: test.url });
const json = (ended: Ended) => JSON.parse(ended.stdout) as Record<string, unknown>;

it("surety ready fails in CI where something is missing, and says what to do", async () => {
  expect((await surety("import", "files/sorting.json")).code).toBe(0);
  const told = await surety("ready", "sorting");
  expect(told.code).toBe(1);
  expect(told.stdout).toContain("Ready for live: 3 of 5");
  expect(told.stdout).toContain("✗ Evaluation set");
  expect(told.stdout).toContain("freeze at least 149");
  expect((await surety("ready", "nothing")).stderr).toContain('There is no workflow "nothing"');
}, 60_000);

it("surety stage goes live only with a reason, which it shows", async () => {
  const refused = await surety("stage", "sorting", "live", "--json");
  expect([refused.code, json(refused)]).toMatchObject([1, { error: { code: "not-ready-for-live", field: "because" } }]);
  const moved = await surety("stage", "sorting", "live", "--because", "the pilot ends on Friday");
  expect([moved.code, moved.stdout]).toEqual([0, expect.stringContaining("because: the pilot ends on Friday")]);
  expect((await surety("stage", "sorting", "away")).stderr).toContain("The stages are draft, shadow");
}, 60_000);

it("surety baseline and surety import outcomes take files", async () => {
  const baseline = json(await surety("baseline", "import", "sorting", "files/historic.csv", "--json"));
  expect(baseline).toMatchObject({ minutesPerCase: { value: 5, source: "import", n: 12 }, errorRate: { n: 12 } });
  const shown = await surety("baseline", "show", "sorting");
  expect(shown.stdout).toMatch(/Minutes per case {2}5\.0 \(4\.\d to 5\.\d, 12 imported\)/);
  const refused = await surety("baseline", "time", "sorting", "--cases", "3");
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining("10 to 1000")]);
  const outcomes = await surety("import", "outcomes", "files/outcomes.csv", "--into", "sorting");
  expect([outcomes.code, outcomes.stdout]).toEqual([0, expect.stringContaining("2 kept until their case is known")]);
}, 60_000);
