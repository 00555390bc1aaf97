import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ExperimentDetail } from "@surety/core/wire/experiment";
import { type FakeLanguageProvider, startFakeLanguageProvider } from "@surety/testing/fakes/fake-language-provider";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openHouse } from "../main.ts";
import { readServerConfig } from "../project/server-config.ts";
import { createTestDatabase } from "../storage/test-database.ts";
import { owner, ruleWorkflow } from "../test-house.ts";
import { runCommand } from "./test-command.ts";

let folder: string;
let test: Awaited<ReturnType<typeof createTestDatabase>>;
let provider: FakeLanguageProvider;
const key = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "surety-experiment-cli-"));
  provider = await startFakeLanguageProvider();
  provider.script(({ system, text }) => {
    const at = Number(/letter (\d+)/.exec(text)?.[1]);
    const answer = system.startsWith("Look closely.") && at % 2 === 0 ? "B" : "A";
    return { text: JSON.stringify({ answer, certainty: "likely" }), usage: { input: 100, output: 10 } };
  });
  test = await createTestDatabase({ migrated: true });
  await seed();
  await writeFile(join(folder, "closely.liquid"), "Look closely.\n");
}, 180_000);
afterAll(async () => {
  await test.drop();
  await provider.close();
  await rm(folder, { recursive: true, force: true });
});

/** The house that the command finds: a workflow, a provider and a set. */
async function seed(): Promise<void> {
  const prices = [{ from: "2026-01-01", input: 1, output: 4 }];
  const address = { baseUrl: `${provider.url}/v1`, allowPrivate: [provider.host] };
  const settings = { provider: "openai", apiKey: "sk-x", ...address, models: [{ name: "small", prices }] };
  const classify = { text: "{{ input.text }}", labels: ["claim", "praise"] };
  const flow = [{ judge: { topic: { classify, models: ["brain/small"] } } }, { act: [{ otherwise: [] }] }] as never;
  const input = { type: "object", properties: { text: { type: "string" }, id: { type: "string" } } } as never;
  const config = readServerConfig({ DATABASE_URL: test.url, SURETY_KEY: key }, { project: folder });
  const house = await openHouse({ config, log: { info: () => {}, warn: () => {}, error: () => {} } });
  await house.commands.saveConnection("brain", "language", settings, owner);
  await house.commands.saveWorkflow(ruleWorkflow({ name: "letters", input, flow, accept: "true" }), owner);
  const items = Array.from({ length: 40 }, (_, at) =>
    JSON.stringify({ judgment: "topic", text: `letter ${at}`, value: at % 2 === 0 ? "praise" : "claim" }),
  );
  await house.commands.importSet({ workflow: "letters", set: "gold", content: items.join("\n") }, owner);
  await house.close();
}

const surety = (...args: string[]) => runCommand(folder, args, { DATABASE_URL: test.url, SURETY_KEY: key });
const asked = ["experiment", "letters", "--set", "gold", "--prompt", "closely.liquid"];

it("shows costs first, asks within the amount that is allowed, and ends with the paired test", async () => {
  const shown = await surety(...asked);
  expect(shown, shown.stderr).toMatchObject({ code: 0 });
  expect(shown.stdout).toMatch(
    /in force, brain\/small \(in force\): 40 calls; probably 0\.\d+ EUR, at most 0\.\d+ EUR/,
  );
  expect(shown.stdout).toMatch(/closely, brain\/small: 40 calls/);
  const [, id] = /--resume (\S+) --most/.exec(shown.stdout) ?? [];
  expect(provider.calls).toHaveLength(0);

  const dear = await surety("experiment", "letters", "--resume", String(id), "--most", "0.0001");
  expect([dear.code, dear.stderr]).toEqual([1, expect.stringContaining("more than the 0.0001 EUR that you allow")]);
  expect(provider.calls).toHaveLength(0);

  const done = await surety("experiment", "letters", "--resume", String(id), "--most", "5", "--json");
  expect(done, done.stderr).toMatchObject({ code: 0 });
  const detail = JSON.parse(done.stdout) as ExperimentDetail;
  expect(detail).toMatchObject({ status: "done", answered: 80, paidMicros: 80 * 140 });
  expect(detail.armList[1]?.result?.comparison).toMatchObject({ onlyArm: 20, onlyCurrent: 0, outcome: "better" });

  const again = await surety("experiment", "letters", "--resume", String(id));
  expect(again.stdout).toContain("closely, brain/small is better than what is in force.");
  expect(again.stdout).toContain("Better than what is in force, by +50.0 points");
  expect(again.stdout).toContain("Paid: 0.0112 EUR.");
  expect(provider.calls).toHaveLength(80);
}, 300_000);

it("says what is wrong with what it was given", async () => {
  const wrong = await surety("experiment", "letters", "--set", "gold", "--examples", "best:3");
  expect([wrong.code, wrong.stderr]).toEqual([
    1,
    expect.stringContaining("write nearest:4, diverse:4 (up to 20) or none"),
  ]);
  const missing = await surety("experiment", "letters", "--set", "gold", "--prompt", "nowhere.liquid");
  expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining("nowhere.liquid cannot be read")]);
}, 180_000);
