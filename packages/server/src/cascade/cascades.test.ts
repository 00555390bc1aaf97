import { whatModelsSave } from "@surety/core/doctor/what-models-save";
import { cascadeEstimate, cascadesWire } from "@surety/core/wire/cascade";
import type { GateSegment } from "@surety/core/wire/gate";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { type FakeLanguageProvider, startFakeLanguageProvider } from "@surety/testing/fakes/fake-language-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { estimateText } from "../cli/estimate-text.ts";
import { finishJob } from "../commands/jobs.ts";
import { cascadeFacts } from "../doctor/cascade-facts.ts";
import { readCascades } from "../queries/read-cascades.ts";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";

let house: TestHouse;
let provider: FakeLanguageProvider;
const labels = ["billing", "refund"];
const snapshots: Record<string, string> = { small: "small-1", large: "large-1" };
let largeFails: { status: number; body: string } | null = null;
const prices = { small: { input: 0.1, output: 0.4 }, large: { input: 200, output: 800 } };
const calls = (model: string) => provider.calls.filter((one) => one.model === model).length;

function asking(name: string, models: string[], gate: object = {}): WorkflowSource {
  const classify = { text: "{{ input.text }}", labels };
  const judge = { judge: { topic: { classify, models } }, gate: { maxError: 0.05, audit: 0.02, ...gate } };
  const measure = { baseline: { minutesPerCase: 1, costPerHour: 36, errorRate: 0.01 }, currency: "EUR" };
  return ruleWorkflow({ name, measure, flow: [judge, { act: [{ otherwise: [] }] }] as WorkflowSource["flow"] });
}

beforeAll(async () => {
  provider = await startFakeLanguageProvider();
  // A text says what is right, and what each model says with which probability and word:
  // "refund small billing 0.6 guess large refund 0.98".
  provider.script(({ text, model }) => {
    if (model === "large" && largeFails !== null) return largeFails;
    const [, said = "billing", p = "0.5", certainty = "likely"] =
      new RegExp(`${model} (\\w+) ([\\d.]+)(?: (certain|guess))?`).exec(text) ?? [];
    const [key, other] = said === "billing" ? ["A", "B"] : ["B", "A"];
    const tokens = [
      { text: '{"answer":"', p: 1 },
      { text: key as string, p: Number(p), others: { [other as string]: 1 - Number(p) } },
      { text: `","certainty":"${certainty}"}`, p: 1 },
    ];
    const usage = { input: 300, output: 20 };
    return { text: JSON.stringify({ answer: key, certainty }), tokens, usage, model: snapshots[model] ?? "" };
  });
  house = await openTestHouse();
  await house.commands.saveConnection(
    "brain",
    "language",
    {
      provider: "openai",
      apiKey: "sk-x",
      baseUrl: `${provider.url}/v1`,
      allowPrivate: [provider.host],
      models: [
        ...Object.entries(prices).map(([name, price]) => ({ name, prices: [{ from: "2026-01-01", ...price }] })),
        { name: "unpriced" },
      ],
    },
    owner,
  );
}, 60_000);
afterAll(async () => {
  await house.end();
  await provider.close();
});

/** The small model is sure of six in ten, the large one of three in four of the rest; where neither is, half is wrong. */
const texts = (count: number) =>
  Array.from({ length: count }, (_, at) => {
    const right = labels[at % 2] as string;
    const wrong = labels.find((one) => one !== right) as string;
    const half = at % 4 < 2 ? right : wrong;
    const small = at % 10 < 6 ? `${right} 0.99${at % 9}` : `${half} 0.6${at % 9}`;
    const large = at % 10 < 9 ? `${right} 0.98${at % 9}` : `${half} 0.7${at % 9}`;
    return { value: right, text: `${right} small ${small} large ${large}, number ${at}` };
  });

async function live(source: WorkflowSource, labelled: number): Promise<void> {
  await house.commands.saveWorkflow(source, owner);
  await house.commands.setStage(source.name, "live", owner);
  if (labelled > 0) await house.commands.addLabels(source.name, "topic", texts(labelled), owner);
}

const calibrate = async (workflow: string, spend: number | null = null) =>
  finishJob(house.world, (await house.commands.startCalibration(workflow, owner, spend)).id);

interface Outcome {
  status: string;
  value: string;
  confidence: number;
  code: string;
  sentence: string;
  gated: boolean;
  drawn: number | null;
  cost: number;
  stages: { name: string; confidence: number; cutoff: number; costMicros: number }[] | null;
}

async function outcome(workflow: string, text: string): Promise<Outcome> {
  const [arrival] = await house.send(workflow, { text });
  await house.quiet();
  const [row] = await house.database.query<Outcome>(
    `select c.status, j.value, j.confidence, j.reason ->> 'code' as code, j.reason ->> 'sentence' as sentence,
       j.gate is not null as gated, j.label_probability as drawn, j.cost_micros::float8 as cost, j.stages
     from surety.cases c join surety.judgments j on j.case_id = c.id where c.id = $1`,
    [arrival?.caseId],
  );
  return row as Outcome;
}

const both = ["brain/small", "brain/large"];
const sure = (n: number) => `refund small refund 0.997 large refund 0.99, new ${n}`;
const forLarge = (n: number) => `refund small billing 0.61 large refund 0.985, new ${n}`;
const forPeople = (n: number) => `refund small billing 0.61 large billing 0.71, new ${n}`;

/** Too few for signals to be mixed: here it is about cut-offs alone. */
const labelled = 499;

it("before anything is measured the first model that answers is the only one asked", async () => {
  await live(asking("sorted", both), labelled);
  const before = calls("large");
  expect(await outcome("sorted", forLarge(0))).toMatchObject({ status: "waiting", code: "no-threshold", stages: null });
  expect(calls("large")).toBe(before);
  const read = cascadesWire.parse(await readCascades(house.database, "sorted", new Date()));
  expect(read.cascades).toMatchObject([{ judgment: "topic", models: both, state: "first", measured: null }]);
}, 60_000);

it("what measuring costs is said before anybody is asked", async () => {
  const before = provider.calls.length;
  const estimate = cascadeEstimate.parse(await house.commands.estimateCascades("sorted"));
  expect(provider.calls.length).toBe(before);
  expect(estimate).toMatchObject({
    judgments: [
      {
        judgment: "topic",
        labels: labelled,
        stages: [{ missing: labelled }, { missing: labelled, likelyMicros: null }],
      },
    ],
  });
  // One case has been asked about already, so there is one bill: 300 tokens at 0.1 and 20 at 0.4 a million.
  expect(estimate.judgments[0]?.stages[0]?.likelyMicros).toBe(labelled * 38);
  expect(estimateText(estimate)).toContain(`brain/large: ${labelled} to ask, at most `);
});

it("no more is spent than was allowed, and what that is too little for earns nothing", async () => {
  const before = provider.calls.length;
  const { topic } = (await calibrate("sorted", 0.1)) as { topic: { spentMicros: number; unasked: number } };
  expect(topic).toMatchObject({ gate: "learning" });
  expect(topic.spentMicros).toBeLessThanOrEqual(100_000);
  expect(topic.spentMicros).toBeGreaterThan(0);
  expect(topic.unasked).toBeGreaterThan(0);
  expect(provider.calls.length).toBeLessThan(before + 1000);
  expect(await outcome("sorted", sure(1))).toMatchObject({ status: "waiting" });
}, 120_000);

it("cut-offs are chosen together, from labels that every stage was asked about once", async () => {
  const { topic } = (await calibrate("sorted", 50)) as { topic: { cascade: { stages: object[] }; unasked: number } };
  expect(topic).toMatchObject({ gate: "earned", unasked: 0 });
  expect(calls("small")).toBe(labelled + 2);
  expect(calls("large")).toBe(labelled);
  const [bills] = await house.database.query<{ micros: number }>(
    "select sum(cost_micros)::float8 as micros from surety.model_calls where workflow = 'sorted' and case_id is null",
  );
  expect(bills?.micros).toBe(labelled * (38 + 76_000));
  const read = cascadesWire.parse(await readCascades(house.database, "sorted", new Date()));
  const measured = read.cascades[0]?.measured;
  expect(read.cascades[0]?.state).toBe("earned");
  expect(measured).toMatchObject({
    stages: [
      { name: "brain/small", model: "brain/small-1", costMicros: 38 },
      { name: "brain/large", model: "brain/large-1", costMicros: 76_000 },
    ],
    personMicros: 600_000,
    personFrom: "typed",
  });
  const [small, large] = measured?.stages ?? [];
  expect(small?.answered).toBeGreaterThan(0.5 * (measured?.cases ?? 0));
  expect(large?.answered).toBeGreaterThan(0.2 * (measured?.cases ?? 0));
  // Without the large model, much of what it answers would go to people; without the small one, the large one would be asked of all.
  expect(large?.without?.people).toBeGreaterThan((measured?.people ?? 0) + 0.5 * (large?.answered ?? 0));
  expect(small?.without?.costMicros).toBeGreaterThan(measured?.costMicros ?? 0);
}, 120_000);

it("the doctor says what each stage saves", async () => {
  const savings = whatModelsSave(await cascadeFacts(house.database, "sorted", new Date()));
  expect(savings).toMatchObject([{ judgment: "topic" }]);
  expect(savings[0]?.says).toMatch(
    /^A case costs 0\.\d+ EUR on average, against 0\.60 EUR by people alone, who decide [\d.]+ %\. brain\/small answers [\d.]+ % and saves 0\.\d+ EUR a case; brain\/large answers [\d.]+ % and saves/,
  );
}, 60_000);

it("the same labels again are no look, and cost nothing", async () => {
  const before = provider.calls.length;
  expect(await calibrate("sorted")).toMatchObject({ topic: { gate: "earned", kept: true, look: 1 } });
  expect(provider.calls.length).toBe(before);
}, 60_000);

it("a case goes on where a stage is not sure enough, and says why", async () => {
  const large = calls("large");
  const first = await outcome("sorted", sure(2));
  expect(first).toMatchObject({ status: "done", value: "refund", gated: true, cost: 38 });
  expect(first.stages).toMatchObject([{ name: "brain/small", confidence: 0.997 }]);
  expect(calls("large")).toBe(large);
  const second = await outcome("sorted", forLarge(2));
  expect(second).toMatchObject({ status: "done", value: "refund", gated: true, code: "confident", cost: 38 + 76_000 });
  expect(second.stages).toMatchObject([{ name: "brain/small", costMicros: 38 }, { name: "brain/large" }]);
  expect(second.sentence).toMatch(
    /^brain\/small was 61 % sure of billing, and its answers stand from .* brain\/large was asked\. The model is 99 % sure/,
  );
  const third = await outcome("sorted", forPeople(2));
  expect(third).toMatchObject({ status: "waiting", gated: true, code: "below-threshold", confidence: 0.71 });
  expect(third.stages).toHaveLength(2);
  const { cascades } = cascadesWire.parse(await readCascades(house.database, "sorted", new Date()));
  expect(cascades[0]?.live).toMatchObject({
    cases: 3,
    people: 1,
    stages: [
      { name: "brain/small", asked: 3, answered: 1, costMicros: 3 * 38 },
      { name: "brain/large", asked: 2, answered: 1, costMicros: 2 * 76_000 },
    ],
  });
}, 60_000);

it("where a later stage is another version, its cases go to people, and are no more likely labels than others", async () => {
  snapshots["large"] = "large-2";
  expect(await outcome("sorted", sure(3))).toMatchObject({ status: "done" });
  const moved = await outcome("sorted", forLarge(3));
  expect(moved).toMatchObject({ status: "waiting", code: "unmeasured" });
  expect(moved.sentence).toContain("Another version of brain/large answered than was measured");
  expect([null, 0.02]).toContain(moved.drawn);
  snapshots["large"] = "large-1";
}, 60_000);

it("where the first stage is another version, nothing is earned at all, and every case is a label", async () => {
  snapshots["small"] = "small-2";
  const large = calls("large");
  for (const text of [sure(4), forLarge(4)])
    expect(await outcome("sorted", text)).toMatchObject({ status: "waiting", gated: false, drawn: 1 });
  expect(calls("large")).toBe(large);
  snapshots["small"] = "small-1";
}, 60_000);

it("what a later stage refuses goes to a person, with what the earlier one said", async () => {
  largeFails = { status: 400, body: '{"error":{"message":"not this text"}}' };
  const refused = await outcome("sorted", forLarge(5));
  expect(refused).toMatchObject({ status: "waiting", code: "unmeasured", value: "billing", gated: true });
  expect(refused.sentence).toMatch(/not this text/);
  largeFails = null;
}, 60_000);

it("other models than were measured have earned nothing", async () => {
  await house.commands.saveWorkflow(asking("sorted", both.toReversed()), owner);
  expect(await outcome("sorted", sure(6))).toMatchObject({ status: "waiting", gated: false, stages: null });
  const { cascades } = cascadesWire.parse(await readCascades(house.database, "sorted", new Date()));
  expect(cascades[0]).toMatchObject({ state: "first", measured: null });
}, 60_000);

describe("segments", () => {
  const input = {
    type: "object",
    required: ["text"],
    properties: { text: { type: "string", maxLength: 1000 }, id: { type: "string" }, tier: { type: "string" } },
  };
  const sliced = { ...asking("sliced", both, { segment: "input.tier" }), input } as WorkflowSource;
  /** In gold both models know what they know; in silver they are as sure, and every other answer is wrong. */
  const inSegment = (segment: string) =>
    texts(600).map((one, at) => {
      const value = segment === "gold" || at % 4 < 2 ? one.value : labels.find((other) => other !== one.value);
      return { ...one, value: value as string, text: `${one.text} in ${segment}`, segment };
    });
  let sent = 0;
  const routeOf = async (tier: string) => {
    const [arrival] = await house.send("sliced", {
      text: `refund small refund 0.99${(sent += 1) % 9} large refund 0.99 ${tier} ${sent}`,
      tier,
    });
    await house.quiet();
    const [row] = await house.database.query<{ status: string; segment: string; gated: boolean; drawn: number | null }>(
      `select c.status, j.segment, j.gate is not null as gated, j.label_probability as drawn
       from surety.cases c join surety.judgments j on j.case_id = c.id where c.id = $1`,
      [arrival?.caseId],
    );
    return row;
  };

  it("each has cut-offs by a promise of its own, or people", async () => {
    await live(sliced, 0);
    for (const segment of ["gold", "silver"])
      await house.commands.addLabels("sliced", "topic", inSegment(segment), owner);
    const { topic } = (await calibrate("sliced", 200)) as { topic: { segments: GateSegment[] } };
    const [gold, silver] = topic.segments;
    expect(gold).toMatchObject({ segment: "gold", advice: null });
    expect(gold?.sentence).toContain("of segment gold are wrong");
    expect(gold?.upperBound).toBeLessThanOrEqual(0.05);
    expect(silver).toMatchObject({ segment: "silver", threshold: null, accepted: 0 });
    const { cascades } = cascadesWire.parse(await readCascades(house.database, "sliced", new Date()));
    const [cascade] = cascades;
    expect(cascade).toMatchObject({ state: "earned", obstacle: null });
    expect(cascade?.segments.map((one) => one.segment)).toEqual(["gold", "silver"]);
    expect(cascade?.measured?.cases).toBe(cascade?.segments.reduce((sum, one) => sum + one.measured.cases, 0));
  }, 120_000);

  it("a case goes by the cut-offs of its own segment, and one of a segment that nobody knows goes to people", async () => {
    expect(await routeOf("gold")).toMatchObject({ status: "done", segment: "gold", gated: true });
    expect(await routeOf("silver")).toMatchObject({ status: "waiting", segment: "silver", gated: false, drawn: 1 });
    expect(await routeOf("bronze")).toMatchObject({ status: "waiting", segment: "bronze", gated: false, drawn: 1 });
  }, 60_000);

  it("an alarm shuts one of them alone", async () => {
    await house.database.query(
      `update surety.gates set closed = '{"silver": {"at": "2026-01-01T00:00:00Z", "alert": "none"}}' where workflow = 'sliced' and active`,
    );
    house.world.gates.forget();
    expect(await routeOf("gold")).toMatchObject({ status: "done", gated: true });
    await house.database.query(
      `update surety.gates set closed = '{"gold": {"at": "2026-01-01T00:00:00Z", "alert": "none"}}' where workflow = 'sliced' and active`,
    );
    house.world.gates.forget();
    const shut = provider.calls.length;
    expect(await routeOf("gold")).toMatchObject({ status: "waiting" });
    expect(provider.calls.length).toBeLessThanOrEqual(shut + 1);
  }, 60_000);
});

it("labels that taught the local model plan the cut-offs, and all that measure test them", async () => {
  await live(asking("taught", ["local", "brain/small"]), 0);
  // Texts that no other workflow has asked about: their answers would be known.
  const taught = (one: { value: string; text: string }) => ({ ...one, text: `${one.text}, to be learned` });
  await house.commands.addLabels("taught", "topic", texts(400).map(taught), owner);
  await finishJob(house.world, (await house.commands.startTraining("taught", owner)).id);
  const counted = async () => (await house.commands.estimateCascades("taught")).judgments[0]!;
  const { labels, planning, stages } = await counted();
  expect(labels + planning).toBe(400);
  expect(planning).toBeGreaterThan(labels);
  expect(stages).toMatchObject([{ missing: 0 }, { missing: 400 }]);
  const { topic } = (await calibrate("taught", 50)) as { topic: { cascade: { cases: number; planning: number } } };
  expect(topic.cascade).toMatchObject({ cases: labels, planning });
  const doubtful = (one: { value: string; text: string }) => ({ ...one, text: `${one.text}, doubtful` });
  // What waits for a second person has taught nothing, and is what the model gets wrong: it plans as well.
  await house.commands.addLabels("taught", "topic", texts(40).map(doubtful), owner, false);
  const later = await counted();
  expect(later.labels + later.planning).toBe(440);
  // What a model had seen before its answers were kept nobody knows, so its labels plan nothing.
  await house.database.query("delete from surety.unseen_answers");
  expect((await counted()).planning).toBe(0);
}, 120_000);

it.each([
  ["hand-set", both, { fixedThreshold: 0.9 }, /was set by hand/],
  ["in-segments", both, { segment: "topic.value" }, /known only when all is judged/],
  ["single", ["brain/small"], {}, /names several models/],
  ["unpriced", ["brain/small", "brain/unpriced"], {}, /Nobody has said what brain\/unpriced costs/],
])(
  "money is refused for %s: nothing could be chosen",
  async (name, models, gate, why) => {
    await live(asking(name, models, gate), 0);
    await expect(calibrate(name, 5)).rejects.toThrow(why);
  },
  60_000,
);

/** The small model's tokens tell nothing, its words all; the large one is right nearly always, and its words say nothing. */
const wordy = (count: number) =>
  Array.from({ length: count }, (_, at) => {
    const right = labels[at % 2] as string;
    const wrong = labels.find((one) => one !== right) as string;
    const small = `${at % 7 === 0 ? wrong : right} ${(0.6 + ((at * 37) % 39) / 100).toFixed(2)}`;
    const large = `${at % 41 === 0 ? wrong : right} 0.9${(at * 7) % 10}`;
    return {
      value: right,
      text: `${right} small ${small} ${at % 7 === 0 ? "guess" : "certain"} large ${large}, number ${at}`,
    };
  });

it("a stage's signs of certainty are weighed by labels that neither plan nor test", async () => {
  await live(asking("weighed", both), 0);
  await house.commands.addLabels("weighed", "topic", wordy(520), owner);
  const { topic } = (await calibrate("weighed", 60)) as {
    topic: { gate: string; cascade: { cases: number; planning: number } };
  };
  expect(topic).toMatchObject({ gate: "earned", unasked: 0 });
  const mixes = await house.database.query<{ verdict: string; active: boolean; labels: number }>(
    `select verdict, active, (evidence ->> 'labels')::int as labels from surety.signal_mixes
     where workflow = 'weighed' order by active`,
  );
  expect(mixes).toMatchObject([
    { verdict: "too-few-wrong", active: false },
    { verdict: "better", active: true },
  ]);
  expect(topic.cascade.cases + topic.cascade.planning + (mixes[1]?.labels ?? 0)).toBe(520);
  const unlikely = await outcome("weighed", "refund small refund 0.61 certain large refund 0.95, new 1");
  expect(unlikely).toMatchObject({ status: "done", value: "refund", gated: true, cost: 38 });
  const guessed = await outcome("weighed", "refund small billing 0.97 guess large refund 0.95, new 2");
  expect(guessed.stages?.map(({ name }) => name)).toEqual(both);
  const before = provider.calls.length;
  expect(await calibrate("weighed")).toMatchObject({ topic: { gate: "earned", kept: true, look: 1 } });
  expect(provider.calls.length).toBe(before);
}, 240_000);
