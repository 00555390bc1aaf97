import type { Job } from "@surety/core/wire/workflow";
import type { ExperimentDetail } from "@surety/core/wire/experiment";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { type FakeLanguageProvider, startFakeLanguageProvider } from "@surety/testing/fakes/fake-language-provider";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { meanCosts } from "../cascade/cascade-money.ts";
import type { App } from "../http/app-env.ts";
import { houseApp } from "../http/house-app.ts";
import { openApiKeys } from "../security/api-keys.ts";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";

let house: TestHouse;
let app: App;
let provider: FakeLanguageProvider;
let headers: Record<string, string>;
const usage = { input: 300, output: 20 };
const says = (answer: string) => ({ text: JSON.stringify({ answer, certainty: "certain" }), usage });
const prices = [{ from: "2026-01-01", input: 0.5, output: 4 }];
/** 300 x 0.5 + 20 x 4, and the half of it. */
const [callMicros, batchMicros] = [230, 115];

function letters(name: string, changes: Partial<WorkflowSource> = {}, model = "brain/small"): WorkflowSource {
  const topic = { classify: { text: "{{ input.text }}", labels: ["claim", "praise"] }, models: [model] };
  return ruleWorkflow({
    name,
    input: { type: "object", properties: { text: { type: "string" } } },
    accept: "true",
    dedupe: { key: "input.text" },
    flow: [{ judge: { topic } }, { act: [{ otherwise: [] }] }] as WorkflowSource["flow"],
    ...changes,
  });
}

beforeAll(async () => {
  provider = await startFakeLanguageProvider();
  house = await openTestHouse();
  app = houseApp(house, { origin: "http://localhost:4747", version: "0", demo: false });
  const { key } = await openApiKeys(house.database).create({ name: "editor", role: "editor" }, owner);
  headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const address = { apiKey: "sk-x", baseUrl: `${provider.url}/v1`, allowPrivate: [provider.host] };
  const models = [
    { name: "small", prices },
    { name: "large", prices },
  ];
  const kinds = { brain: "openai", claude: "anthropic", plain: "openai-compatible" };
  for (const [name, kind] of Object.entries(kinds))
    await house.commands.saveConnection(name, "language", { ...address, provider: kind, models }, owner);
  const google = { ...address, baseUrl: `${provider.url}/v1beta`, provider: "google", models };
  await house.commands.saveConnection("gemini", "language", google, owner);
  await house.commands.saveWorkflow(letters("letters"), owner);
}, 60_000);
afterAll(async () => {
  await house.end();
  await provider.close();
});
beforeEach(() => {
  provider.script(() => says("A"));
  provider.batches.fate(() => "ended");
});
/** Whatever became of them, no money stays set aside. */
afterEach(async () => {
  const left = await house.database.query(
    "select budget from surety.budgets where batched_micros <> 0 or reserved_micros <> 0",
  );
  expect(left).toEqual([]);
});

async function call<Body>(method: string, path: string, body?: unknown): Promise<{ status: number; body: Body }> {
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const answer = await app.request(`/api/v1${path}`, init);
  return { status: answer.status, body: (await answer.json()) as Body };
}

const imported = new Set<string>();

/** A set of letters of which the odd ones are claims, and an experiment on them. */
async function planned(set: string, size: number, request: object = {}, workflow = "letters") {
  const items = Array.from({ length: size }, (_, at) =>
    JSON.stringify({ judgment: "topic", text: `${set} letter ${at}`, value: at % 2 ? "claim" : "praise" }),
  );
  if (!imported.has(set)) await house.commands.importSet({ workflow, set, content: items.join("\n") }, owner);
  imported.add(set);
  const asked = { set, models: ["brain/small", "brain/large"], batch: true, ...request };
  const { status, body } = await call<ExperimentDetail>("POST", `/workflows/${workflow}/experiments`, asked);
  expect([status, JSON.stringify(body)]).toEqual([201, expect.any(String)]);
  return body;
}

const start = (one: ExperimentDetail) =>
  call<ExperimentDetail>("POST", `/experiments/${one.id}/start`, { mostMicros: one.mostMicros });
const read = async (id: string) => (await call<ExperimentDetail>("GET", `/experiments/${id}`)).body;

async function ended(id: string, status = "done"): Promise<ExperimentDetail> {
  await expect.poll(async () => (await read(id)).status, { timeout: 120_000 }).toBe(status);
  return read(id);
}

/** Everything that was asked from now on: at once, and in batches. */
function watch() {
  const [calls, batches] = [provider.calls.length, provider.batches.all.length];
  return { live: () => provider.calls.slice(calls), handedIn: () => provider.batches.all.slice(batches) };
}

describe("an experiment in batches", () => {
  it("costs half, says so before, asks each question once, and judges as one that asks at once", async () => {
    const seen = watch();
    provider.script(({ model, text }) =>
      says(model === "large" && Number(/letter (\d+)/.exec(text)?.[1]) % 2 === 0 ? "B" : "A"),
    );
    const models = ["brain/small", "brain/large", "claude/large", "gemini/large"];
    const atOnce = await planned("whole", 30, { models, batch: false });
    const one = await planned("whole", 30, { models });
    expect(one).toMatchObject({ batch: true, batches: [], items: 30, arms: 4 });
    // Each cost is rounded up to a whole micro-unit.
    expect(one.mostMicros).toBeGreaterThanOrEqual(atOnce.mostMicros / 2);
    expect(one.mostMicros).toBeLessThanOrEqual(atOnce.mostMicros / 2 + 120);
    expect(seen.handedIn()).toEqual([]);

    await start(one);
    const done = await ended(one.id);
    expect(done).toMatchObject({ answered: 120, paidMicros: 120 * batchMicros });
    expect(done.batches.map(({ model, status, questions, answered }) => [model, status, questions, answered])).toEqual([
      ["brain/small", "done", 30, 30],
      ["brain/large", "done", 30, 30],
      ["claude/large", "done", 30, 30],
      ["gemini/large", "done", 30, 30],
    ]);
    // What a right answer costs is told by the usual price: live cases pay that.
    expect(done.armList[1]?.result).toMatchObject({ costMicros: 30 * callMicros, comparison: { outcome: "better" } });
    expect(seen.live()).toEqual([]);
    const sizes = seen.handedIn().map(({ protocol, questions }) => `${protocol} ${questions.length}`);
    expect(sizes.toSorted()).toEqual(["anthropic 30", "google 30", "openai 30", "openai 30"]);
    await expect.poll(() => [provider.batches.files(), seen.handedIn().at(-1)?.forgotten]).toEqual([0, true]);

    const again = await planned("whole", 30, { models });
    expect(again.armList.map(({ estimate }) => estimate.known)).toEqual([30, 30, 30, 30]);
    await start(again);
    expect(await ended(again.id)).toMatchObject({ paidMicros: 0, batches: [] });
    expect(seen.handedIn()).toHaveLength(4);
  });

  it("shows how far its batches are, and asks nothing else meanwhile", async () => {
    let state: "under-way" | "ended" = "under-way";
    provider.batches.fate(() => state);
    const seen = watch();
    const one = await planned("slow", 10);
    await start(one);
    await expect
      .poll(async () => (await read(one.id)).batches.map(({ status }) => status))
      .toEqual(["under-way", "under-way"]);
    const waiting = await read(one.id);
    expect(waiting).toMatchObject({ status: "running", answered: 0, paidMicros: 0 });
    expect(waiting.batches[0]).toMatchObject({ providerId: expect.any(String) as string, endedAt: null });
    expect(seen.live()).toEqual([]);
    state = "ended";
    await ended(one.id);
  });
});

describe("a batch is handed in once", () => {
  it.each(["brain", "claude", "gemini"])("though nobody heard that %s took it", async (connection) => {
    const seen = watch();
    provider.batches.loseNext("reset");
    const one = await planned(`lost-${connection}`, 12, { models: ["brain/small", `${connection}/large`] });
    await start(one);
    const done = await ended(one.id);
    expect(done).toMatchObject({ answered: 24, paidMicros: 24 * batchMicros });
    expect(seen.handedIn()).toHaveLength(2);
    expect(seen.live()).toEqual([]);
  });

  it("though somebody else's looks like it, where a provider keeps no marks", async () => {
    await house.commands.saveWorkflow(letters("strangers", {}, "claude/small"), owner);
    const one = await planned("strange", 9, { models: ["claude/large"] }, "strangers");
    provider.batches.loseNext("reset");
    const seen = watch();
    // Somebody of the same account hands in as many questions a moment later: theirs is the newer one.
    const messages = [{ role: "user", content: [{ type: "text", text: "Hello" }] }];
    const params = { model: "large", max_tokens: 10, messages };
    const requests = Array.from({ length: 9 }, (_, at) => ({ custom_id: `theirs-${at}`, params }));
    let state: "under-way" | "ended" = "under-way";
    provider.batches.fate(() => state);
    await start(one);
    await expect.poll(() => seen.handedIn().length).toBeGreaterThan(0);
    const url = `${provider.url}/v1/messages/batches`;
    await fetch(url, { method: "POST", body: JSON.stringify({ requests }) });
    state = "ended";
    const done = await ended(one.id);
    expect(done).toMatchObject({ answered: 18, paidMicros: 18 * batchMicros });
    const ours = seen.handedIn().filter(({ questions }) => !questions[0]?.id.startsWith("theirs"));
    expect(ours).toHaveLength(2);
    expect(new Set(ours.flatMap(({ questions }) => questions.map(({ id }) => id))).size).toBe(18);
  });
});

describe("what a batch does not answer", () => {
  it("is asked at once, at the usual price, each question with its reason", async () => {
    const seen = watch();
    const broken = ({ text }: { text: string }) => /letter [036]$/m.test(text);
    let live = false;
    provider.batches.fate(() => "ended");
    provider.script((asked) => {
      live = seen.live().includes(asked);
      return broken(asked) && !live ? { status: 500, body: '{"error":{"message":"Out of luck."}}' } : says("A");
    });
    const one = await planned("partly", 10);
    await start(one);
    const done = await ended(one.id);
    expect(done).toMatchObject({ answered: 20, paidMicros: 14 * batchMicros + 6 * callMicros });
    expect(done.batches.map(({ answered, failed }) => [answered, failed])).toEqual([
      [7, 3],
      [7, 3],
    ]);
    expect(seen.live()).toHaveLength(6);
    const failures = await house.database.query<{ error: string }>(
      "select error from surety.model_calls where experiment = $1 and outcome = 'failed'",
      [one.id],
    );
    expect(failures.map(({ error }) => error)).toEqual(
      Array.from({ length: 6 }, () => "It was answered with 500: Out of luck."),
    );
  });

  it("in time is handed in once more, and after that asked at once", async () => {
    const seen = watch();
    provider.batches.fate(({ questions }) => ({
      // Four are late the first time, one of these the second time too.
      expired: ({ text }) => /letter [0-3]$/m.test(text) && (questions.length > 4 || /letter 0$/m.test(text)),
    }));
    const one = await planned("late", 10, { models: ["brain/small", "claude/large"] });
    await start(one);
    const done = await ended(one.id);
    expect(done).toMatchObject({ answered: 20, paidMicros: 18 * batchMicros + 2 * callMicros });
    const handedIn = seen.handedIn().map(({ protocol, questions }) => `${protocol} ${questions.length}`);
    expect(handedIn.toSorted()).toEqual(["anthropic 10", "anthropic 4", "openai 10", "openai 4"]);
    expect(seen.live()).toHaveLength(2);
    const outcomes = done.batches.map(({ questions, answered }) => `${answered} of ${questions}`);
    expect(outcomes.toSorted()).toEqual(["3 of 4", "3 of 4", "6 of 6", "6 of 6"]);
  });

  it("because a whole batch of Google's was late is handed in once more as well", async () => {
    await house.commands.saveWorkflow(letters("patient", {}, "gemini/small"), owner);
    const seen = watch();
    provider.batches.fate(({ id }) => ({ expired: () => id === seen.handedIn()[0]?.id }));
    const one = await planned(
      "patient-gold",
      6,
      { models: ["gemini/small"], prompts: [{ name: "short", prompt: "Sort it." }, { name: "as it is" }] },
      "patient",
    );
    await start(one);
    const done = await ended(one.id);
    expect(done).toMatchObject({ answered: 12, paidMicros: 12 * batchMicros });
    expect(seen.handedIn().map(({ questions }) => questions.length)).toEqual([12, 12]);
    expect(seen.live()).toEqual([]);
  });

  it("because its provider took none of it stops the experiment, which may be started again", async () => {
    const seen = watch();
    provider.batches.fate(() => ({ refused: "Enqueued token limit reached for small." }));
    const one = await planned("refused", 5);
    await start(one);
    const stopped = await ended(one.id, "stopped");
    expect(stopped.sentence).toMatch(/took no batch of questions: Enqueued token limit reached for small\. Try again/);
    expect(stopped.paidMicros).toBe(0);
    await expect.poll(async () => (await read(one.id)).batches.every(({ endedAt }) => endedAt !== null)).toBe(true);
    provider.batches.fate(() => "ended");
    await start(one);
    expect(await ended(one.id)).toMatchObject({ answered: 10, paidMicros: 10 * batchMicros });
    expect(seen.live()).toEqual([]);
  });

  it("because it was cancelled is not asked at all", async () => {
    provider.batches.fate(() => "under-way");
    const seen = watch();
    const one = await planned("stopped", 8);
    await start(one);
    await expect.poll(() => seen.handedIn().length).toBe(2);
    expect((await call("POST", `/experiments/${one.id}/cancel`)).status).toBe(200);
    await expect
      .poll(async () => (await read(one.id)).batches.map(({ status }) => status), { timeout: 60_000 })
      .toEqual(["cancelled", "cancelled"]);
    expect(await read(one.id)).toMatchObject({ status: "cancelled", answered: 0, paidMicros: 0 });
    expect(seen.handedIn().every(({ cancelled }) => cancelled)).toBe(true);
    expect(seen.live()).toEqual([]);
  });
});

describe("the money for batches", () => {
  it("is set aside before: without room for one question nothing is handed in", async () => {
    await house.commands.saveWorkflow(letters("poor", { budget: { perDay: 0.001 } }), owner);
    const seen = watch();
    const one = await planned("poor-gold", 5, {}, "poor");
    await start(one);
    expect((await ended(one.id, "stopped")).sentence).toMatch(/^The budget of poor for .* is spent/);
    expect([...seen.handedIn(), ...seen.live()]).toEqual([]);
  });

  it("sends as many at a time as there is room for", async () => {
    // A question may cost up to about 4,500 in a batch, and costs 115.
    await house.commands.saveWorkflow(letters("thrifty", { budget: { perDay: 0.03 } }), owner);
    const seen = watch();
    const one = await planned("thrifty-gold", 4, {}, "thrifty");
    await start(one);
    const done = await ended(one.id);
    expect(done).toMatchObject({ answered: 8, paidMicros: 8 * batchMicros });
    const sizes = seen.handedIn().map(({ questions }) => questions.length);
    expect(sizes.length).toBeGreaterThan(2);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(8);
  });

  it("counts as spent while nobody knows better, so that live calls do not wait for it", async () => {
    provider.batches.fate(() => "under-way");
    await house.commands.saveWorkflow(letters("shared", { budget: { perDay: 0.03 } }), owner);
    const one = await planned("shared-gold", 20, {}, "shared");
    await start(one);
    await expect.poll(async () => (await read(one.id)).batches.length).toBeGreaterThan(0);
    await house.commands.setStage("shared", "live", owner);
    const [sent] = await house.send("shared", { text: "A live letter" });
    await house.quiet();
    const shown = await call<{ judgments: unknown[] }>("GET", `/cases/${sent?.caseId}`);
    expect(JSON.stringify(shown.body)).toContain("The budget of shared for");
    await call("POST", `/experiments/${one.id}/cancel`);
    await expect.poll(async () => (await read(one.id)).batches.every(({ endedAt }) => endedAt !== null)).toBe(true);
  }, 60_000);
});

describe("the models of a cascade", () => {
  const stages = ["brain/small", "claude/large"];
  const job = async (id: string) => (await call<Job>("GET", `/jobs/${id}`)).body;

  it("are asked about labels in batches, and the gates are derived when the answers are there", async () => {
    const judge = { topic: { classify: { text: "{{ input.text }}", labels: ["claim", "praise"] }, models: stages } };
    const flow = [{ judge }, { act: [{ otherwise: [] }] }] as WorkflowSource["flow"];
    await house.commands.saveWorkflow(letters("stages", { flow }), owner);
    const labels = Array.from({ length: 40 }, (_, at) => ({
      text: `Letter ${at}`,
      value: at % 9 ? "claim" : "praise",
    }));
    await house.commands.addLabels("stages", "topic", labels, owner);
    provider.script(({ text }) => (/Letter 7$/m.test(text) ? { text: "I would rather not.", usage } : says("A")));
    const seen = watch();
    const path = "/workflows/stages/calibrate?batch=true";
    expect((await call("POST", path)).body).toMatchObject({ field: "/spend" });
    const begun = await call<Job>("POST", `${path}&spend=2`);
    expect(begun).toMatchObject({ status: 202, body: { kind: "calibrate", status: "running" } });
    await expect.poll(async () => (await job(begun.body.id)).status, { timeout: 60_000 }).not.toBe("running");
    expect(await job(begun.body.id)).toMatchObject({ status: "done", error: null });
    const sizes = seen.handedIn().map(({ protocol, questions }) => `${protocol} ${questions.length}`);
    expect(sizes.toSorted()).toEqual(["anthropic 40", "openai 40"]);
    // One answer of each model cannot be read, and is asked for once more, at once.
    expect(seen.live().map(({ text }) => /Answer again/.test(text))).toEqual([true, true]);
    const paid = 80 * batchMicros + 2 * callMicros;
    expect((await job(begun.body.id)).result).toMatchObject({ topic: { unasked: 0, spentMicros: paid } });
    const costs = await meanCosts(house.database, "stages", "topic");
    expect(costs.get("brain/small")).toBeCloseTo((40 * callMicros + callMicros) / 40, 6);
  }, 90_000);

  it("are asked for no more than was allowed", async () => {
    const more = Array.from({ length: 5 }, (_, at) => ({ text: `Note ${at}`, value: "claim" }));
    await house.commands.addLabels("stages", "topic", more, owner);
    const estimate = await house.commands.estimateCascades("stages");
    const { missing = 0, mostMicros } = estimate.judgments[0]?.stages[0] ?? {};
    expect(missing).toBe(5);
    // Room for one question, of which what is left is too little for another.
    const spend = (Math.ceil(Number(mostMicros) / missing / 2) + batchMicros / 2) / 1_000_000;
    const seen = watch();
    const begun = await call<Job>("POST", `/workflows/stages/calibrate?batch=true&spend=${spend}`);
    await expect.poll(async () => (await job(begun.body.id)).status, { timeout: 60_000 }).toBe("done");
    expect((await job(begun.body.id)).result).toMatchObject({ topic: { spentMicros: batchMicros } });
    expect(seen.handedIn().map(({ questions }) => questions.length)).toEqual([1]);
    expect(seen.live()).toEqual([]);
  }, 90_000);

  it("that took nothing end the job with their reason", async () => {
    provider.batches.fate(() => ({ refused: "Billing hard limit has been reached." }));
    const begun = await call<Job>("POST", "/workflows/stages/calibrate?batch=true&spend=1");
    await expect.poll(async () => (await job(begun.body.id)).status, { timeout: 60_000 }).toBe("failed");
    const { error } = await job(begun.body.id);
    expect(error).toMatchObject({
      code: "batch-refused",
      message: expect.stringContaining("Billing hard limit") as string,
    });
  }, 90_000);
});

it("refuses batches where no model has them, and asks the others at once where some have", async () => {
  await house.commands.saveWorkflow(letters("plain", {}, "plain/small"), owner);
  const content = ["a", "b"].map((text) => JSON.stringify({ judgment: "topic", text, value: "claim" })).join("\n");
  await house.commands.importSet({ workflow: "plain", set: "plain-gold", content }, owner);
  const asked = { set: "plain-gold", models: ["plain/large"], batch: true };
  const { body } = await call("POST", "/workflows/plain/experiments", asked);
  expect(body).toMatchObject({ code: "no-batches", field: "batch" });
  const seen = watch();
  const one = await planned("mixed", 4, { models: ["brain/small", "plain/small"] });
  expect(one.armList.map(({ estimate }) => estimate.batch ?? false)).toEqual([true, false]);
  await start(one);
  expect(await ended(one.id)).toMatchObject({ paidMicros: 4 * batchMicros + 4 * callMicros });
  expect(seen.live()).toHaveLength(4);
});
