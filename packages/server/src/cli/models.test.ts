import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FakeLanguageProvider, startFakeLanguageProvider } from "@surety/testing/fakes/fake-language-provider";
import { afterAll, beforeAll, expect, it } from "vitest";
import { capableModel } from "../language/capable-model.fixture.ts";
import { openHouse } from "../main.ts";
import { readServerConfig } from "../project/server-config.ts";
import { createTestDatabase } from "../storage/test-database.ts";
import { owner } from "../test-house.ts";
import { runCommand } from "./test-command.ts";

let folder: string;
let test: Awaited<ReturnType<typeof createTestDatabase>>;
let provider: FakeLanguageProvider;
const key = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
const surety = (...args: string[]) => runCommand(folder, args, { DATABASE_URL: test.url, SURETY_KEY: key });
const catalogue = (text: string) => writeFile(join(folder, "models.yaml"), text);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "surety-models-cli-"));
  provider = await startFakeLanguageProvider();
  provider.script(capableModel);
  test = await createTestDatabase({ migrated: true });
  const config = readServerConfig({ DATABASE_URL: test.url, SURETY_KEY: key }, { project: folder });
  const house = await openHouse({ config, log: { info: () => {}, warn: () => {}, error: () => {} } });
  const address = { baseUrl: `${provider.url}/v1`, allowPrivate: [provider.host] };
  const settings = { provider: "openai", apiKey: "sk-x", ...address, models: [{ name: "small" }] };
  await house.commands.saveConnection("brain", "language", settings, owner);
  await house.close();
}, 180_000);
afterAll(async () => {
  await test.drop();
  await provider.close();
  await rm(folder, { recursive: true, force: true });
});

it("tells what a model can do, with what the catalogue of the project says of it", async () => {
  await catalogue(
    "models:\n  - name: small\n    context: 8000\n    prices: [{ from: 2026-01-01, input: 0.5, output: 4 }]\n",
  );
  const table = await surety("models", "test");
  expect(table, table.stderr).toMatchObject({ code: 0 });
  expect(table.stdout).toMatch(/^brain\/small\n {2}answers {7}yes +\d+ ms {2}It read 200 tokens and wrote 10\.\n/);
  expect(table.stdout).toContain("0.5 for a million tokens read, 4 for a million written, since 2026-01-01.");
  expect(table.stdout).toContain("8,000 tokens by our list; its provider does not say.");
  expect(table.stdout).toContain("4 calls for 0.00056");

  provider.script((asked) => ({ ...capableModel(asked), text: "I would rather not." }));
  const json = await surety("models", "test", "brain/small", "--json");
  expect(json.code).toBe(1);
  const { ok, models } = JSON.parse(json.stdout) as { ok: boolean; models: { checks: { check: string }[] }[] };
  expect(ok).toBe(false);
  expect(models[0]?.checks.find(({ check }) => check === "schema")).toMatchObject({ outcome: "failed" });
}, 120_000);

it("names the line of a catalogue that does not fit, and connections that are not there", async () => {
  await catalogue("models:\n  - name: small\n    contxt: 8000\n");
  const unfit = await surety("models", "test");
  expect([unfit.code, unfit.stderr]).toEqual([1, expect.stringMatching(/models\.yaml:3:5 .*Did you mean "context"\?/)]);
  await catalogue("models: []\n");
  const unknown = await surety("models", "test", "brian/small");
  expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining("There is brain.")]);
}, 120_000);
