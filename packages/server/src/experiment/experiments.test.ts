import type { ExperimentDetail } from "@surety/core/wire/experiment";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { type FakeLanguageProvider, startFakeLanguageProvider } from "@surety/testing/fakes/fake-language-provider";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { App } from "../http/app-env.ts";
import { houseApp } from "../http/house-app.ts";
import { openApiKeys } from "../security/api-keys.ts";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";

let house: TestHouse;
let app: App;
let provider: FakeLanguageProvider;
let headers: Record<string, string>;
const origin = "http://localhost:4747";
const usage = { input: 300, output: 20 };
const says = (answer: string) => ({ text: JSON.stringify({ answer, certainty: "certain" }), usage });
const prices = [{ from: "2026-01-01", input: 0.5, output: 4 }];

function letters(name: string, changes: Partial<WorkflowSource> = {}): WorkflowSource {
  const classify = { text: "{{ input.text }}", labels: ["claim", "praise"], guidance: "A claim asks for money." };
  return ruleWorkflow({
    name,
    input: { type: "object", properties: { text: { type: "string" }, tier: { type: "string" } } },
    accept: "true",
    dedupe: { key: "input.text" },
    flow: [
      { judge: { topic: { classify, models: ["brain/small"] } } },
      { act: [{ otherwise: [] }] },
    ] as WorkflowSource["flow"],
    ...changes,
  });
}

beforeAll(async () => {
  provider = await startFakeLanguageProvider();
  house = await openTestHouse();
  app = houseApp(house, { origin, version: "0", demo: false });
  const { key } = await openApiKeys(house.database).create({ name: "editor", role: "editor" }, owner);
  headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  await connectBrain();
  await house.commands.saveWorkflow(letters("letters"), owner);
  await importSet("letters", "gold", 40);
}, 60_000);
afterAll(async () => {
  await house.end();
  await provider.close();
});
beforeEach(() => provider.script(() => says("A")));

function connectBrain(): Promise<void> {
  const names = ["small", "large", "free"];
  const settings = {
    provider: "openai",
    apiKey: "sk-x",
    baseUrl: `${provider.url}/v1`,
    allowPrivate: [provider.host],
    models: names.map((name) => ({ name, prices: name === "free" ? [{ ...prices[0], input: 0, output: 0 }] : prices })),
  };
  return house.commands.saveConnection("brain", "language", settings, owner);
}

/** A set whose odd letters are claims; each has a tier in its input. */
function importSet(workflow: string, set: string, size: number) {
  const items = Array.from({ length: size }, (_, at) => {
    const text = `${set} letter ${at}`;
    return {
      judgment: "topic",
      text,
      input: { text, tier: at % 4 === 0 ? "gold" : "silver" },
      value: at % 2 ? "claim" : "praise",
    };
  });
  const content = items.map((item) => JSON.stringify(item)).join("\n");
  return house.commands.importSet({ workflow, set, content }, owner);
}

async function call<Body>(method: string, path: string, body?: unknown): Promise<{ status: number; body: Body }> {
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const answer = await app.request(`/api/v1${path}`, init);
  return { status: answer.status, body: (await answer.json()) as Body };
}

const plan = async (workflow: string, request: object) => {
  const { status, body } = await call<ExperimentDetail>("POST", `/workflows/${workflow}/experiments`, request);
  expect([status, JSON.stringify(body)]).toEqual([201, expect.any(String)]);
  return body;
};
const refusal = async (workflow: string, request: object) =>
  (
    await call<{ code: string; field: string; detail: string; remedy: string }>(
      "POST",
      `/workflows/${workflow}/experiments`,
      request,
    )
  ).body;
const start = (one: ExperimentDetail, mostMicros = one.mostMicros) =>
  call<ExperimentDetail & { code: string }>("POST", `/experiments/${one.id}/start`, { mostMicros });
const read = async (id: string) => (await call<ExperimentDetail>("GET", `/experiments/${id}`)).body;

async function ended(id: string, status = "done"): Promise<ExperimentDetail> {
  await expect.poll(async () => (await read(id)).status, { timeout: 120_000 }).toBe(status);
  return read(id);
}

describe("an experiment", () => {
  it("says what it may cost before it asks anything, and starts only with that figure confirmed", async () => {
    const before = provider.calls.length;
    const planned = await plan("letters", { set: "gold", models: ["brain/small", "brain/large"] });
    expect(planned).toMatchObject({
      status: "planned",
      items: 40,
      arms: 2,
      answered: 0,
      paidMicros: 0,
      set: { name: "gold", version: 1 },
    });
    expect(planned.armList.map(({ estimate }) => estimate.calls)).toEqual([40, 40]);
    expect(planned.probableMicros).toBeGreaterThan(0);
    expect(planned.probableMicros).toBeLessThan(planned.mostMicros);
    expect(await start(planned, planned.mostMicros - 1)).toMatchObject({
      status: 409,
      body: { code: "cost-not-confirmed" },
    });
    expect(provider.calls.length).toBe(before);
    expect((await read(planned.id)).status).toBe("planned");
  });

  it("asks every arm about every case, and judges by a paired test on the same cases", async () => {
    // The large model knows the even letters too, but for every fifth; the small one calls all of them claims.
    provider.script(({ model, text }) => {
      const at = Number(/letter (\d+)/.exec(text)?.[1]);
      return says(model === "large" && at % 2 === 0 && at % 5 !== 0 ? "B" : "A");
    });
    const planned = await plan("letters", { set: "gold", models: ["brain/small", "brain/large"] });
    const started = await start(planned);
    expect(started.status).toBe(202);
    const done = await ended(planned.id);
    const [small, large] = done.armList;
    expect(small?.result).toMatchObject({ right: 20, comparison: null });
    expect(large?.result).toMatchObject({
      right: 36,
      comparison: {
        onlyArm: 16,
        onlyCurrent: 0,
        bothRight: 20,
        bothWrong: 4,
        outcome: "better",
        p: expect.closeTo(2 * 0.5 ** 16, 12) as number,
      },
    });
    // 300 x 0.5 + 20 x 4, for each of 40 answers.
    expect(large?.result).toMatchObject({ costMicros: 40 * 230, perCorrectMicros: (40 * 230) / 36 });
    expect(done.paidMicros).toBe(80 * 230);
    expect(done.paidMicros).toBeLessThanOrEqual(planned.mostMicros);
    expect(done.sentence).toBe("in force, brain/large is better than what is in force.");
    expect((await start(planned)).body.code).toBe("experiment-ended");
    const adopted = await call<{ challenger: string }>("POST", `/experiments/${planned.id}/adopt`, { arm: 1 });
    expect(adopted.status).toBe(201);
    const challenger = await call<Record<string, unknown>>("GET", `/challengers/${adopted.body.challenger}`);
    expect(challenger.body).toMatchObject({
      reason: expect.stringMatching(/^Experiment .*, in force, brain\/large: Better than what is in force/) as string,
    });
    const { compiled } = await house.world.definitions.current("letters");
    expect(JSON.stringify(compiled.document)).not.toContain("brain/large");
    expect((await call("POST", `/experiments/${planned.id}/adopt`, { arm: 0 })).body).toMatchObject({
      code: "bad-arm",
    });
    await house.commands.withdrawChallenger(adopted.body.challenger, owner);
  });

  it("does not pay again for what was answered before, and still says what an answer costs", async () => {
    const again = await plan("letters", { set: "gold", models: ["brain/small", "brain/large"], items: 30 });
    expect(again).toMatchObject({ mostMicros: 0, items: 30 });
    expect(again.armList.map(({ estimate }) => estimate.known)).toEqual([30, 30]);
    const before = provider.calls.length;
    await start(again);
    const done = await ended(again.id);
    expect(provider.calls.length).toBe(before);
    expect(done).toMatchObject({ paidMicros: 0, armList: [{ result: { costMicros: 30 * 230 } }, {}] });
  });

  it("fills prompts in with what is known of each case, and shows examples that may teach", async () => {
    const texts = Array.from({ length: 30 }, (_, at) => ({ text: `known letter ${at}`, value: "praise" }));
    await house.commands.addLabels("letters", "topic", texts, owner);
    await house.database.query("update surety.labels set at = at - interval '2 minutes' where workflow = 'letters'");
    const before = provider.calls.length;
    const planned = await plan("letters", {
      set: "gold",
      prompts: [{ name: "by tier", prompt: "The customer is {{ input.tier }}.", guidance: null }],
      examples: [{ count: 3, choose: "nearest" }],
    });
    await start(planned);
    await ended(planned.id);
    const asked = provider.calls.slice(before);
    expect(asked).toHaveLength(40);
    expect(asked.filter(({ system }) => system.startsWith("The customer is <value>gold</value>."))).toHaveLength(10);
    for (const { system, text } of asked) {
      expect(system).not.toContain("A claim asks for money.");
      expect(text.match(/known letter \d+\n<\/text>\nClass: B/g)).toHaveLength(3);
    }
  });

  it("counts as wrong what cannot be read, without an end", async () => {
    provider.script(({ model }) => (model === "free" ? { text: "I would rather not.", usage } : says("A")));
    await importSet("letters", "mumbled", 4);
    const planned = await plan("letters", {
      set: "mumbled",
      models: ["brain/free"],
      prompts: [{ name: "x", prompt: "Mumble." }],
    });
    await start(planned);
    const done = await ended(planned.id);
    expect(done.armList.map(({ result }) => [result?.right, result?.unanswered])).toEqual([
      [2, 0],
      [0, 4],
    ]);
  });

  it("stops when a budget is spent, says which, and goes on with what is missing", async () => {
    // Room for some calls: each may cost up to about 9,000 before it, and costs 230.
    await house.commands.saveWorkflow(letters("thrifty", { budget: { perDay: 0.012 } }), owner);
    await importSet("thrifty", "thrifty-gold", 40);
    const planned = await plan("thrifty", { set: "thrifty-gold", models: ["brain/small", "brain/large"] });
    await start(planned);
    const stopped = await ended(planned.id, "stopped");
    expect(stopped.sentence).toMatch(/^The budget of thrifty for .* is spent/);
    expect(stopped.answered).toBeGreaterThan(0);
    expect(stopped.answered).toBeLessThan(80);
    expect(stopped.armList.every(({ result }) => result === null)).toBe(true);
    expect(stopped.paidMicros).toBeLessThanOrEqual(12_000);
    await house.commands.saveWorkflow(letters("thrifty", { budget: { perDay: 5 } }), owner);
    await start(planned);
    const done = await ended(planned.id);
    expect(done).toMatchObject({ answered: 80, paidMicros: 80 * 230 });
  });

  it("never costs more than was confirmed, though a provider bills what nobody foresaw", async () => {
    const dear = { input: 300, output: 2_000_000 };
    provider.script(() => ({ ...says("A"), usage: dear }));
    await importSet("letters", "dear", 20);
    const planned = await plan("letters", { set: "dear", models: ["brain/small", "brain/large"] });
    await start(planned);
    const stopped = await ended(planned.id, "stopped");
    expect(stopped.sentence).toMatch(/^What this experiment may cost is spent/);
    // Calls that were under way together end; no further one is made.
    expect(stopped.answered).toBeLessThanOrEqual(8);
  });

  it("stops with a reason where nothing can be asked any more, and where a bug of ours does not pass", async () => {
    await importSet("letters", "cut-off", 10);
    const request = { set: "cut-off", models: ["brain/small", "brain/large"] };
    const planned = await plan("letters", request);
    await house.commands.deleteConnection("brain", owner);
    await start(planned);
    expect((await ended(planned.id, "stopped")).sentence).toMatch(/^There is no connection "brain"\. Add it/);
    await connectBrain();
    const broken = await plan("letters", request);
    await house.database.query("update surety.experiments set arms = '[null, null]' where id = $1", [broken.id]);
    await call("POST", `/experiments/${broken.id}/start`, { mostMicros: broken.mostMicros });
    const status = () =>
      house.database.query("select status, sentence from surety.experiments where id = $1", [broken.id]);
    await expect
      .poll(status, { timeout: 30_000 })
      .toMatchObject([{ status: "stopped", sentence: expect.stringMatching(/^It failed: /) as string }]);
    await start(planned);
    await ended(planned.id);
  }, 60_000);

  it("is cancelled for good, and what was answered is kept", async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    provider.script(async () => (await gate, says("A")));
    await importSet("letters", "long", 30);
    const planned = await plan("letters", { set: "long", models: ["brain/small", "brain/large"] });
    await start(planned);
    await expect.poll(async () => (await read(planned.id)).status).toBe("running");
    const second = await plan("letters", { set: "gold", models: ["brain/small", "brain/large"] });
    expect((await start(second)).body).toMatchObject({ code: "already-running" });
    expect(await call("POST", `/experiments/${planned.id}/cancel`)).toMatchObject({
      status: 200,
      body: { status: "cancelled" },
    });
    release();
    await expect.poll(async () => (await read(planned.id)).answered).toBeGreaterThan(0);
    expect(await read(planned.id)).toMatchObject({
      status: "cancelled",
      armList: [{ result: null }, { result: null }],
    });
    expect((await start(planned)).body.code).toBe("experiment-ended");
  });
});

describe("arms that ask others besides, and the model of this machine", () => {
  it("are compared by what they are right about, how well their certainty tells, and what they cost", async () => {
    await house.commands.saveWorkflow(letters("worth"), owner);
    const taught = Array.from({ length: 120 }, (_, at) => ({
      text: at % 2 ? `I want my money back, number ${at}` : `What a lovely rake, number ${at}`,
      value: at % 2 ? "claim" : "praise",
    }));
    await house.commands.addLabels("worth", "topic", taught, owner);
    const items = Array.from({ length: 60 }, (_, at) => ({
      judgment: "topic",
      text: at % 2 ? `I want all my money back, letter ${at}` : `A lovely rake indeed, letter ${at}`,
      value: at % 2 ? "claim" : "praise",
    }));
    const content = items.map((item) => JSON.stringify(item)).join("\n");
    await house.commands.importSet({ workflow: "worth", set: "worth-gold", content }, owner);
    // One letter in six the model has wrong, says that it is certain, and says otherwise when it is asked again.
    provider.script(({ text, temperature }) => {
      const at = Number(/letter (\d+)/.exec(text)?.[1]);
      const wrong = at % 6 === 0 && temperature === 0;
      return says((at % 2 === 1) !== wrong ? "A" : "B");
    });
    const request = { set: "worth-gold", models: ["brain/small", "local"], agreements: [null, { samples: 2 }] };
    const planned = await plan("worth", request);
    expect(planned.armList.map(({ name, estimate }) => [name, estimate.calls])).toEqual([
      ["in force, brain/small, no second opinion", 60],
      ["in force, brain/small, 2 further answers", 180],
      ["local", 0],
    ]);
    const [first = { estimate: { mostMicros: 0 } }, asked] = planned.armList;
    expect(asked?.estimate.mostMicros).toBeGreaterThan(2.5 * first.estimate.mostMicros);
    await start(planned);
    const done = await ended(planned.id);
    const [plain, again, local] = done.armList.map(({ result }) => result);
    expect(again).toMatchObject({ right: plain?.right, costMicros: 3 * 60 * 230, comparison: { outcome: "alike" } });
    expect([plain?.right, plain?.ranking?.rightAbove]).toEqual([50, 0.5]);
    expect(again?.ranking).toMatchObject({ rightAbove: 1, comparison: { outcome: "better" } });
    expect(again?.worth).toBe(
      "A thousand cases cost 0.69 EUR, and 0.23 EUR as it is in force; this is dearer and not right more often.",
    );
    expect(local).toMatchObject({ right: 60, costMicros: 0, comparison: { outcome: "better" } });
    expect(local?.worth).toMatch(/what is in force is dearer and not right more often\.$/);
    // First answers are the same questions: they were asked once.
    expect(done.paidMicros).toBe(3 * 60 * 230);
    expect(done.sentence).toBe("local is better than what is in force.");
    expect((await call("POST", `/experiments/${planned.id}/adopt`, { arm: 2 })).body).toMatchObject({
      code: "bad-arm",
    });
    expect(await house.database.query("select 1 from surety.models where workflow = 'worth'")).toEqual([]);

    const { challenger } = (await call<{ challenger: string }>("POST", `/experiments/${planned.id}/adopt`, { arm: 1 }))
      .body;
    const [version] = await house.database.query<{ text: string }>(
      `select v.document::text as text from surety.challengers c join surety.versions v on v.hash = c.version where c.id = $1`,
      [challenger],
    );
    expect(version?.text).toMatch(/"agreement": ?\{"samples": ?2\}/);
    await house.commands.withdrawChallenger(challenger, owner);
  }, 120_000);

  it("train the model of this machine without their own cases, and again where a process died before it was kept", async () => {
    // The only labels of claims are the cases themselves: nothing else may teach it.
    await house.commands.saveWorkflow(letters("untaught"), owner);
    await importSet("untaught", "untaught-gold", 10);
    const same = Array.from({ length: 10 }, (_, at) => ({
      text: `untaught-gold letter ${at}`,
      value: at % 2 ? "claim" : "praise",
    }));
    await house.commands.addLabels("untaught", "topic", same, owner);
    const request = { set: "untaught-gold", models: ["brain/small", "local"] };
    expect(await refusal("untaught", request)).toMatchObject({ code: "nothing-to-learn" });
    const planned = await plan("worth", { set: "worth-gold", models: ["brain/small", "local"] });
    await house.database.query("update surety.experiments set local_model = $2 where id = $1", [
      planned.id,
      "0".repeat(64),
    ]);
    await start(planned);
    const done = await ended(planned.id);
    expect(done.armList.at(-1)?.result?.right).toBe(60);
    expect(done.paidMicros).toBe(0);
  }, 120_000);
});

describe("what cannot be compared", () => {
  it.each<[object, object]>([
    [{ set: "nothing" }, { code: "set-not-found", field: "set" }],
    [
      { set: "gold", judgment: "tone" },
      { code: "judgment-not-found", field: "judgment" },
    ],
    [{ set: "gold" }, { code: "bad-experiment", field: "prompts" }],
    [
      { set: "gold", models: ["local"] },
      { code: "nothing-to-learn", field: "models" },
    ],
    [
      { set: "gold", agreements: [{ models: ["brain/small"] }] },
      { code: "same-opinion", field: "agreements" },
    ],
    [
      { set: "gold", agreements: [{ models: ["brain/unheard"] }] },
      { code: "price-unknown", field: "models" },
    ],
    [
      { set: "gold", models: ["brian/small"] },
      { field: "models", code: "unknown-connection" },
    ],
    [
      { set: "gold", models: ["brain/unheard"] },
      { code: "price-unknown", field: "models", remedy: expect.stringContaining('Add "unheard" with its prices') },
    ],
    [
      {
        set: "gold",
        prompts: [
          { name: "fine", prompt: "Sort." },
          { name: "typo", prompt: "{{ input.teir }}" },
        ],
      },
      { code: "unknown-name", field: "prompts/1/prompt", detail: expect.stringContaining("input.tier") },
    ],
    [
      {
        set: "gold",
        prompts: [
          { name: "same", prompt: "a" },
          { name: "same", prompt: "b" },
        ],
      },
      { code: "duplicate-name", field: "prompts/1/name" },
    ],
    [{ set: "gold", modells: [] }, { code: "invalid-request" }],
  ])("is refused in the place where it stands: %j", async (request, expected) => {
    expect(await refusal("letters", request)).toMatchObject(expected);
  });
});
