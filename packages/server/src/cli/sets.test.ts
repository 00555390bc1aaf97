import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromOwnCsv, fromOwnJsonl } from "@surety/core/dataset/own-format";
import type { SetImport, SetResult } from "@surety/core/wire/dataset";
import { sampleCases, sampleLabels } from "@surety/models/worker/sample-cases";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ticketsSource } from "../queries/seed.ts";
import { createTestDatabase } from "../storage/test-database.ts";
import { runCommand } from "./test-command.ts";

let folder: string;
let test: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "surety-sets-cli-"));
  test = await createTestDatabase({ migrated: true });
  const judge = { intent: { classify: { text: "{{ text }}", labels: sampleLabels } } };
  const prepare = { text: { clean: { from: "input.body" } } };
  const flow = ticketsSource.flow.map((block) =>
    "judge" in block ? { judge } : "prepare" in block ? { prepare } : block,
  );
  await file("tickets.json", JSON.stringify({ ...ticketsSource, triggers: [{ id: "api", api: {} }], flow }));
  await file("labels.csv", csv(sampleCases(24, 5)));
  expect((await surety("import", "tickets.json")).code).toBe(0);
}, 60_000);
afterAll(async () => {
  await test.drop();
  await rm(folder, { recursive: true, force: true });
});

const surety = (...args: string[]) => runCommand(folder, args, { DATABASE_URL: test.url });
async function answer<Value>(...args: string[]): Promise<Value> {
  const ended = await surety(...args, "--json");
  expect(ended, ended.stderr).toMatchObject({ code: 0 });
  return JSON.parse(ended.stdout) as Value;
}
const file = (name: string, content: string) => writeFile(join(folder, name), content);
const csv = (cases: readonly { text: string; label: string }[]) =>
  ["text,label", ...cases.map(({ text, label }) => `"${text}",${label}`), ""].join("\n");

const items = [
  { text: 'a "quoted", text\nof two lines', value: "refund", segment: "gold", probability: 0.25, frozen: false },
  { text: "Ünïcode, and a comma", value: "login", source: "audit", externalId: "7", metadata: { votes: [1, 2] } },
  {
    text: "with the input",
    value: "invoice",
    input: { subject: "s", body: "with the input", amount: 3 },
    stratum: "gold / sure",
  },
].map((item) => ({ judgment: "intent", ...item }));

it("an evaluation set goes out and in again without loss, as either format, version by version", async () => {
  await file("own.jsonl", items.map((item) => JSON.stringify(item)).join("\n"));
  const taken = await answer<SetImport>("import", "own.jsonl", "--into", "tickets", "--as-set", "first");
  expect(taken, JSON.stringify(taken.refused)).toMatchObject({
    format: "jsonl",
    taken: 3,
    refused: [],
    version: { number: 1 },
  });
  for (const [as, read] of [
    ["jsonl", fromOwnJsonl],
    ["csv", fromOwnCsv],
  ] as const) {
    const { stdout } = await surety("export", "--set", "first", "--as", as);
    expect(read(stdout).items, as).toMatchObject(items);
    await file(`again.${as}`, stdout);
    const again = await answer<SetImport>("import", `again.${as}`, "--into", "tickets", "--as-set", `copy-${as}`);
    const copy = await surety("export", "--set", `copy-${as}`, "--as", as);
    expect([again.version?.hash, copy.stdout]).toEqual([taken.version?.hash, stdout]);
  }
  await file("more.csv", csv([{ text: "one more", label: "login" }]));
  const more = await answer<SetImport>("import", "more.csv", "--into", "tickets", "--as-set", "first");
  expect(more.version?.number).toBe(2);
  const old = await surety("export", "--set", "first", "--version", "1");
  expect(fromOwnJsonl(old.stdout).items).toHaveLength(3);
  const missing = await surety("export", "--set", "first", "--version", "9");
  expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining("has no version 9")]);
}, 120_000);

it("an export of another tool becomes a set, and what does not fit is named", async () => {
  const sample = (text: string, ideal: string) => JSON.stringify({ input: [{ role: "user", content: text }], ideal });
  await file("samples.jsonl", [sample("Where is my money?", "refund"), sample("Nice weather", "chat")].join("\n"));
  const { stdout, stderr, code } = await surety("import", "samples.jsonl", "--into", "tickets", "--as-set", "foreign");
  expect([code, stdout + stderr]).toEqual([
    0,
    expect.stringContaining("1 cases taken (1 frozen, read as openai-evals), 1 refused"),
  ]);
  expect(stdout).toContain('item 2: value "chat" is not a label of intent');
}, 60_000);

it("a model is measured on a set by segment with its interval, and CI can ask for an accuracy", async () => {
  const untrained = await surety("eval", "tickets", "--set", "first");
  expect([untrained.code, untrained.stderr]).toEqual([1, expect.stringContaining("surety train tickets")]);
  await surety("import", "labels.csv", "--into", "tickets", "--labels", "intent");
  await surety("train", "tickets");
  const unseen = sampleCases(8, 99).map(
    ({ text, label }, at) => `"${text} ${at}",${label},${at % 2 ? "gold" : "silver"}`,
  );
  await file("unseen.csv", ["text,label,segment", ...unseen, ""].join("\n"));
  await surety("import", "unseen.csv", "--into", "tickets", "--as-set", "unseen");
  const measured = await answer<{ version: number; results: SetResult[] }>("eval", "tickets", "--set", "unseen");
  expect(measured).toMatchObject({ version: 1, results: [{ judgment: "intent" }] });
  const { all, segments } = measured.results[0]!;
  expect(segments.map(({ name, n }) => [name, n])).toEqual([
    ["gold", 20],
    ["silver", 20],
  ]);
  expect(all.accuracy!.low).toBeLessThan(all.accuracy!.value);
  const refused = await surety("eval", "tickets", "--set", "unseen", "--version", "1", "--at-least", "99.9%");
  expect([refused.code, refused.stdout]).toEqual([
    1,
    expect.stringMatching(/gold +\d+ % right \(\d+ % to .* of 20 items\)/),
  ]);
  expect((await surety("eval", "other", "--set", "unseen")).stderr).toContain("belongs to tickets");
}, 120_000);

it("labels are counted by source, with what waits for people", async () => {
  const told = await answer<{ judgments: unknown[] }>("labels", "tickets");
  const counts = { total: expect.any(Number), waiting: 0, disputed: 0, suspects: expect.any(Number) };
  expect(told.judgments).toMatchObject([{ judgment: "intent", ...counts, bySource: { import: expect.any(Number) } }]);
  expect((await surety("labels", "tickets")).stdout).toMatch(/intent: \d+ labels \(\d+ from import\)/);
  expect((await surety("labels", "nothing")).code).toBe(1);
}, 60_000);
