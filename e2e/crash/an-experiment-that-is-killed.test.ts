import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { ExperimentDetail } from "@surety/core/wire/experiment";
import { type FakeLanguageProvider, startFakeLanguageProvider } from "@surety/testing/fakes/fake-language-provider";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Database, openDatabase } from "../../packages/server/src/storage/database.ts";
import { newProjectOnDisk, removeProject } from "../new-project.ts";
import { apiOf, ownerKey, type SuretyApi } from "../surety-api.ts";
import { startSurety, type SuretyProcess } from "../surety-process.ts";

const size = 500;
const arms = ["in force, brain/small", "short, brain/small", "in force, brain/large", "short, brain/large"];
const short = "Sort letters to a shop.";
/** 300 x 0.5 + 20 x 4, in micro-units. */
const callMicros = 230;
const callsAtOnce = 8;

let folder: string;
let surety: SuretyProcess;
let database: Database;
let api: SuretyApi;
let provider: FakeLanguageProvider;

/** Which letters an arm gets wrong: the short prompt helps the large model much, and the small one hardly. */
function isWrong(arm: string, letter: number): boolean {
  if (arm === "short, brain/large") return letter % 20 === 0;
  if (arm === "in force, brain/large") return letter % 10 === 3;
  return arm === "short, brain/small"
    ? letter % 7 === 0 || letter === 1
    : letter % 7 === 0 || letter === 2 || letter === 4;
}
const isClaim = (letter: number): boolean => letter % 3 === 0;
const letterIn = (text: string): number => Number(/letter (\d+)/.exec(text)?.[1]);
const armOf = ({ model, system }: { model: string; system: string }): string =>
  `${system.startsWith(short) ? "short" : "in force"}, brain/${model}`;

beforeAll(async () => {
  provider = await startFakeLanguageProvider();
  provider.script(async (asked) => {
    await sleep(1);
    const letter = letterIn(asked.text);
    const answer = isClaim(letter) !== isWrong(armOf(asked), letter) ? "A" : "B";
    return { text: JSON.stringify({ answer, certainty: "certain" }), usage: { input: 300, output: 20 } };
  });
  folder = await newProjectOnDisk();
  surety = await startSurety({ folder });
  const identity = await ownerKey(surety);
  api = apiOf(surety.origin, identity);
  const socket = encodeURIComponent(join(folder, ".surety", "postgres"));
  database = openDatabase(`postgresql://postgres@localhost/surety?host=${socket}`, 2);
  const prices = [{ from: "2026-01-01", input: 0.5, output: 4 }];
  const models = [
    { name: "small", prices },
    { name: "large", prices },
  ];
  const address = { baseUrl: `${provider.url}/v1`, allowPrivate: [provider.host] };
  const settings = { provider: "openai", apiKey: "sk-x", ...address, models };
  await api.call("PUT", "/connections/brain", { kind: "language", settings });
  const classify = { text: "{{ input.text }}", labels: ["claim", "praise"] };
  await api.call("PUT", "/workflows/letters", {
    name: "letters",
    title: "Letters",
    input: { type: "object", required: ["text"], properties: { text: { type: "string" } } },
    triggers: [{ id: "api", api: {} }],
    flow: [{ judge: { topic: { classify, models: ["brain/small"] } } }, { act: [{ otherwise: [] }] }],
  });
  const items = Array.from({ length: size }, (_, at) =>
    JSON.stringify({ judgment: "topic", text: `letter ${at} to the shop`, value: isClaim(at) ? "claim" : "praise" }),
  );
  const taken = await fetch(`${surety.origin}/api/v1/workflows/letters/sets/gold/import`, {
    method: "POST",
    headers: { ...identity, "content-type": "text/plain" },
    body: items.join("\n"),
  });
  expect([taken.status, ((await taken.json()) as { frozen: number }).frozen]).toEqual([200, size]);
}, 240_000);
afterAll(async () => {
  await database?.close();
  await surety?.stop();
  await provider?.close();
  await removeProject(folder);
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 300_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`it did not come about:\n${surety.log().slice(-2000)}`);
    await sleep(20);
  }
}

async function answers(): Promise<number> {
  const [row] = await database.query<{ count: number }>("select count(*)::int as count from surety.experiment_answers");
  return row?.count ?? 0;
}

/** Exact two-sided p-value of McNemar's test, in whole numbers. */
function mcnemarExactly(b: number, c: number): number {
  const n = b + c;
  let [choose, tail] = [1n, 0n];
  for (let k = 0; k <= Math.min(b, c); k += 1) {
    tail += choose;
    choose = (choose * BigInt(n - k)) / BigInt(k + 1);
  }
  return Math.min(1, 2 * Number((tail * 10n ** 18n) / 2n ** BigInt(n)) * 1e-18);
}

it("kill -9 in the middle of 2,000 questions: each is paid once, within the figure shown before, and the verdict is the paired test", async () => {
  const planned = await api.call<ExperimentDetail>("POST", "/workflows/letters/experiments", {
    set: "gold",
    models: ["brain/small", "brain/large"],
    prompts: [{ name: "in force" }, { name: "short", prompt: short }],
  });
  expect(planned).toMatchObject({ items: size, arms: 4, status: "planned" });
  expect(planned.armList.map(({ name }) => name).toSorted()).toEqual(arms.toSorted());
  expect(provider.calls).toHaveLength(0);

  await api.call("POST", `/experiments/${planned.id}/start`, { mostMicros: planned.mostMicros });
  await until(async () => (await answers()) >= 300);
  await surety.kill("SIGKILL");
  const left = await answers();
  expect(left).toBeLessThan(4 * size);
  surety = await startSurety({ folder, port: Number(new URL(surety.origin).port) });
  const read = () => api.call<ExperimentDetail>("GET", `/experiments/${planned.id}`);
  await until(async () => (await read()).status === "done");
  const done = await read();
  expect(await answers()).toBe(4 * size);

  // Asked again was at most what was on its way at the kill, and no answer that had come was paid for twice.
  const [bill] = await database.query<{ calls: number; micros: number; questions: number }>(
    `select count(*)::int as calls, sum(cost_micros)::int as micros, (select count(*)::int from surety.model_answers) as questions
     from surety.model_calls where experiment = $1 and outcome = 'answered'`,
    [planned.id],
  );
  expect(bill).toEqual({ calls: 4 * size, micros: 4 * size * callMicros, questions: 4 * size });
  expect(provider.calls.length).toBeLessThanOrEqual(4 * size + callsAtOnce);
  const asked = Map.groupBy(provider.calls, (one) => `${armOf(one)}: ${letterIn(one.text)}`);
  expect(asked.size).toBe(4 * size);
  expect(done.paidMicros).toBe(4 * size * callMicros);
  expect(done.paidMicros).toBeLessThanOrEqual(planned.mostMicros);

  // The verdict, from what the model was scripted to say.
  const letters = Array.from({ length: size }, (_, at) => at);
  const current = "in force, brain/small";
  const against = done.armList.filter((arm) => !arm.current);
  const expected = against.map(({ name }) => {
    const onlyArm = letters.filter((at) => isWrong(current, at) && !isWrong(name, at)).length;
    const onlyCurrent = letters.filter((at) => !isWrong(current, at) && isWrong(name, at)).length;
    return { onlyArm, onlyCurrent, p: mcnemarExactly(onlyCurrent, onlyArm) };
  });
  const ranked = expected.map(({ p }) => p).toSorted((a, b) => a - b);
  for (const [at, arm] of against.entries()) {
    const { onlyArm, onlyCurrent, p } = expected[at]!;
    const rank = ranked.indexOf(p);
    const holm = Math.max(...ranked.slice(0, rank + 1).map((one, place) => Math.min(1, (3 - place) * one)));
    const compared = arm.result?.comparison;
    expect(compared, arm.name).toMatchObject({ onlyArm, onlyCurrent });
    expect(compared?.p, arm.name).toBeCloseTo(p, 9);
    expect(compared?.adjustedP, arm.name).toBeCloseTo(holm, 9);
    const tells = onlyArm > onlyCurrent ? "better" : "worse";
    expect(compared?.outcome, arm.name).toBe(holm <= 0.05 ? tells : "within-noise");
  }
  const outcomes = Object.fromEntries(against.map(({ name, result }) => [name, result?.comparison?.outcome]));
  expect(outcomes).toEqual({
    "short, brain/small": "within-noise",
    "in force, brain/large": "within-noise",
    "short, brain/large": "better",
  });
  expect(done.sentence).toBe("short, brain/large is better than what is in force.");
}, 480_000);

it("kill -9 when a provider has taken a batch and nobody heard of it: it is found again, and handed in once", async () => {
  const before = provider.calls.length;
  const planned = await api.call<ExperimentDetail>("POST", "/workflows/letters/experiments", {
    set: "gold",
    prompts: [{ name: "in force" }, { name: "brief", prompt: "Sort them." }],
    batch: true,
  });
  provider.batches.loseNext("hang");
  await api.call("POST", `/experiments/${planned.id}/start`, { mostMicros: planned.mostMicros });
  await until(async () => provider.batches.all.length > 0);
  await surety.kill("SIGKILL");
  surety = await startSurety({ folder, port: Number(new URL(surety.origin).port) });
  const read = () => api.call<ExperimentDetail>("GET", `/experiments/${planned.id}`);
  await until(async () => (await read()).status === "done");
  expect(provider.batches.all.map(({ questions }) => questions.length)).toEqual([size]);
  expect(provider.calls.length).toBe(before);
  // What is in force was answered before the first kill.
  expect(await read()).toMatchObject({ answered: 2 * size, paidMicros: (size * callMicros) / 2 });
}, 480_000);
