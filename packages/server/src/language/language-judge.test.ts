import { type FakeLanguageProvider, startFakeLanguageProvider } from "@surety/testing/fakes/fake-language-provider";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listConnections } from "../queries/list-connections.ts";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";

let house: TestHouse;
let cheap: FakeLanguageProvider;
let strong: FakeLanguageProvider;
const says = (answer: string, certainty = "certain") => JSON.stringify({ answer, certainty });

function asking(name: string, models: string[], gate: object = { fixedThreshold: 0.9 }): WorkflowSource {
  const text = "{{ input.text }}";
  const classify = { text, labels: ["billing", "refund"], guidance: "Money that went out is a refund." };
  const judge = { judge: { topic: { classify, models } }, gate };
  return ruleWorkflow({ name, flow: [judge, { act: [{ otherwise: [] }] }] as WorkflowSource["flow"] });
}

beforeAll(async () => {
  [cheap, strong] = await Promise.all([startFakeLanguageProvider(), startFakeLanguageProvider()]);
  house = await openTestHouse();
  const prices = [{ from: "2026-01-01", input: 0.5, cachedInput: 0.05, output: 4 }];
  const connect = (name: string, provider: string, { url, host }: FakeLanguageProvider) =>
    house.commands.saveConnection(
      name,
      "language",
      {
        provider,
        apiKey: "sk-secret-of-ours",
        baseUrl: `${url}/v1`,
        allowPrivate: [host],
        models: [
          { name: "small", prices },
          { name: "pinned", pinned: "pinned-2026-01-15", prices },
        ],
      },
      owner,
    );
  await connect("cheap", "openai", cheap);
  await connect("strong", "anthropic", strong);
  for (const [name, models] of [
    ["alone", ["cheap/small"]],
    ["pinning", ["cheap/pinned"]],
    ["falling", ["cheap/small", "strong/large"]],
  ] as const) {
    await house.commands.saveWorkflow(asking(name, [...models]), owner);
    await house.commands.setStage(name, "live", owner);
  }
}, 60_000);
afterAll(async () => {
  await house.end();
  await Promise.all([cheap.close(), strong.close()]);
});
beforeEach(() => {
  cheap.script(() => ({ text: says("B") }));
  strong.script(() => ({ text: says("A") }));
});

/** Sends a text and tells what became of it. */
async function outcome(workflow: string, text: string) {
  const [arrival] = await house.send(workflow, { text });
  await house.quiet();
  const [row] = await house.database.query<Record<string, unknown>>(
    `select c.status, c.waiting_for as waiting, c.cost_micros::int as cost, j.value, j.confidence, j.model, j.model_version as version,
       j.signals, j.route, j.reason ->> 'sentence' as sentence
     from surety.cases c left join surety.judgments j on j.case_id = c.id where c.id = $1`,
    [arrival?.caseId],
  );
  const calls = await house.database.query<Record<string, unknown>>(
    "select connection, outcome, repair, cost_micros::int as cost, error from surety.model_calls where case_id = $1 order by id",
    [arrival?.caseId],
  );
  return { ...row, calls };
}

describe("a language model that judges", () => {
  it("answers with its model, its confidence and its cost", async () => {
    cheap.script(() => ({
      text: says("B"),
      model: "small-2026-01-15",
      usage: { input: 1000, cached: 400, output: 100 },
      tokens: [
        { text: '{"answer":"', p: 1 },
        { text: "B", p: 0.96, others: { A: 0.03, "0": 0.01 } },
        { text: '"', p: 1 },
      ],
    }));
    expect(await outcome("alone", "you took money twice")).toMatchObject({
      status: "done",
      value: "refund",
      confidence: expect.closeTo(0.96, 9) as number,
      model: "cheap/small-2026-01-15",
      signals: { token: expect.closeTo(0.96, 9) as number, verbal: 0.95, mended: 0 },
      // 600 x 0.5 + 400 x 0.05 + 100 x 4, by hand.
      cost: 720,
      calls: [{ connection: "cheap", outcome: "answered", cost: 720 }],
    });
  });

  it("is told what the document says, and no secret", async () => {
    await outcome("alone", "what is this line");
    const asked = cheap.calls.at(-1);
    expect(asked?.system).toContain("Money that went out is a refund.");
    expect(asked?.text).toContain("what is this line");
    expect(JSON.stringify(asked?.body)).not.toContain("sk-secret-of-ours");
    const rows = await house.database.query(
      "select 1 from surety.model_answers where completion::text like '%sk-secret%' union all select 1 from surety.model_calls where error like '%sk-secret%'",
    );
    expect(rows).toEqual([]);
  });

  it("is paid once for the same question", async () => {
    const first = await outcome("alone", "asked twice");
    const calls = cheap.calls.length;
    const second = await outcome("alone", "asked twice");
    expect(cheap.calls.length).toBe(calls);
    expect(second).toMatchObject({ value: (first as { value?: string }).value ?? "", cost: 0, calls: [] });
  });

  it("is asked once more where its answer cannot be read, and both are counted", async () => {
    cheap.script((asked) => ({ text: asked.messages === 1 ? "It is a refund." : says("B") }));
    expect(await outcome("alone", "mumbled")).toMatchObject({
      value: "refund",
      signals: { mended: 1 },
      calls: [{ repair: false }, { repair: true }],
    });
  });

  it("that never answers in the form asked for leaves the case to a person, who reads why", async () => {
    cheap.script(() => ({ text: "No idea, boss." }));
    expect(await outcome("alone", "hopeless")).toMatchObject({
      status: "waiting",
      waiting: "review",
      value: null,
      sentence: expect.stringContaining(
        "cheap/small gave no label. The answer is not a JSON object: No idea, boss.",
      ) as string,
    });
  });

  it("that says none of these, or refuses, decides nothing", async () => {
    cheap.script(() => ({ text: says("0") }));
    expect(await outcome("alone", "weather")).toMatchObject({ waiting: "review", value: null });
    cheap.script(() => ({ text: "", finish: "refused" }));
    const refused = await outcome("alone", "dangerous");
    expect(refused).toMatchObject({ waiting: "review", calls: [{ outcome: "refused" }] });
  });

  it("is automated by nothing but what its labels have earned", async () => {
    await house.commands.saveWorkflow(asking("earning", ["cheap/small"], {}), owner);
    await house.commands.setStage("earning", "live", owner);
    expect(await outcome("earning", "surely a refund")).toMatchObject({
      waiting: "review",
      value: "refund",
      route: "review",
    });
  });

  it("answers under another version where another snapshot answered than was pinned", async () => {
    cheap.script((asked) => ({ text: says("B"), model: asked.model }));
    const pinned = (await outcome("pinning", "one")) as { version?: string; cost?: number };
    // 100 x 0.5 + 10 x 4: a snapshot has the price of the model that it is pinned for.
    expect(pinned.cost).toBe(90);
    expect(cheap.calls.at(-1)?.model).toBe("pinned-2026-01-15");
    cheap.script(() => ({ text: says("B"), model: "pinned-2026-09-09" }));
    const other = (await outcome("pinning", "two")) as { version?: string };
    expect(other.version).not.toBe(pinned.version);
    expect(house.log.join("\n")).toContain(
      "cheap/pinned was answered by pinned-2026-09-09 instead of pinned-2026-01-15",
    );
  });
});

describe("a cascade", () => {
  it("goes on with the next model while a provider is away, and comes back", async () => {
    cheap.script(() => ({ status: 503, body: "away" }));
    const [one, two] = [await outcome("falling", "first of the outage"), await outcome("falling", "second")];
    expect(one).toMatchObject({
      status: "done",
      value: "billing",
      calls: [{ outcome: "failed" }, { connection: "strong" }],
    });
    expect(two).toMatchObject({ status: "done", value: "billing" });
    for (let n = 0; n < 6; n += 1) await outcome("falling", `more ${n}`);
    const before = cheap.calls.length;
    await outcome("falling", "left alone");
    expect(cheap.calls.length).toBe(before);
  });

  it("leaves a provider alone that asks for it, until its connection is saved again", async () => {
    const { url, host } = cheap;
    const settings = { provider: "openai", apiKey: "k", baseUrl: `${url}/v1`, allowPrivate: [host] };
    await house.commands.saveConnection("cheap", "language", settings, owner);
    cheap.script(() => ({ status: 429, headers: { "retry-after": "3600" }, body: "{}" }));
    const before = cheap.calls.length;
    for (const text of ["asked to wait", "not asked again"])
      expect(await outcome("falling", text)).toMatchObject({ status: "done", value: "billing" });
    expect(cheap.calls.length).toBe(before + 1);
    const rests = async () => (await listConnections(house.database)).map(({ restsUntil }) => restsUntil !== null);
    expect(await rests()).toEqual([true, false]);
    cheap.script(() => ({ text: says("B") }));
    await house.commands.saveConnection("cheap", "language", settings, owner);
    expect(await rests()).toEqual([false, false]);
    expect(await outcome("falling", "asked at once")).toMatchObject({ status: "done", value: "refund" });
  });

  it("lets the case wait where all may come back", async () => {
    cheap.script(() => ({ status: 503, body: "away" }));
    strong.script(() => ({ status: 529, body: "busy" }));
    const [arrival] = await house.send("falling", { text: "nobody is there" });
    await expect
      .poll(
        async () =>
          (await house.database.query("select waiting_for from surety.cases where id = $1", [arrival?.caseId]))[0],
        { timeout: 10_000 },
      )
      .toEqual({ waiting_for: "retry" });
    strong.script(() => ({ text: says("A") }));
    await house.quiet();
    expect(
      await house.database.query("select status, answer from surety.cases where id = $1", [arrival?.caseId]),
    ).toEqual([{ status: "done", answer: "topic: billing" }]);
  });

  it("is refused when it is saved, where a model of it does not exist", async () => {
    const save = (model: string) => house.commands.saveWorkflow(asking("wrong", [model]), owner);
    await expect(save("gpt-5")).rejects.toThrow(/There is no model "gpt-5"/);
    await expect(save("cheep/small")).rejects.toThrow(/There is no connection called "cheep"/);
  });
});
