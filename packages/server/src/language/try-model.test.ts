import { inflateSync } from "node:zlib";
import type { ModelCheck, ModelReport } from "@surety/core/language/model-report";
import {
  type FakeLanguageProvider,
  type ModelReply,
  startFakeLanguageProvider,
} from "@surety/testing/fakes/fake-language-provider";
import type { AskedModel } from "@surety/testing/fakes/language-dialects";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTestHouse, owner, type TestHouse } from "../test-house.ts";
import { capableModel } from "./capable-model.fixture.ts";
import { plainColours, plainPicture } from "./plain-picture.ts";
import { trialName, tryModel } from "./try-model.ts";

let house: TestHouse;
let fake: FakeLanguageProvider;
const prices = [{ from: "2026-01-01", input: 0.5, output: 4 }];

beforeAll(async () => {
  fake = await startFakeLanguageProvider();
  house = await openTestHouse(undefined, { environment: { SURETY_MODEL_BUDGET_PER_DAY: "1" } });
  const models = [
    { name: "small", prices, context: 8192 },
    { name: "pinned", pinned: "pinned-2026-01-15", prices },
    { name: "priceless" },
  ];
  const settings = { apiKey: "sk-x", baseUrl: `${fake.url}/v1`, allowPrivate: [fake.host], models };
  const save = (name: string, more: object) =>
    house.commands.saveConnection(name, "language", { ...settings, ...more }, owner);
  await save("brain", { provider: "openai" });
  await save("plain", { provider: "openai-compatible", streams: false });
}, 60_000);
afterAll(async () => {
  await house.end();
  await fake.close();
});
beforeEach(() => fake.offer({ data: [] }));

/** A model that does as the capable one, but for what is said here. */
const but = (other: (asked: AskedModel) => ModelReply | null) =>
  fake.script((asked) => other(asked) ?? capableModel(asked));
const asksForLabel = ({ system }: AskedModel) => system.startsWith("You sort");
const outcomes = ({ checks }: ModelReport) =>
  Object.fromEntries(checks.map(({ check, outcome }): [string, ModelCheck["outcome"]] => [check, outcome]));
const told = ({ checks }: ModelReport, name: string) => checks.find(({ check }) => check === name);

describe("a model that is tried", () => {
  it("shows what it can do, what it costs, and that each try asks anew", async () => {
    fake.script(capableModel);
    fake.offer({ data: [{ id: "small", max_model_len: 8192 }] });
    const report = await tryModel(house.world, "brain", "small");
    expect(outcomes(report)).toEqual({
      answers: "can",
      version: "can",
      schema: "can",
      probabilities: "can",
      stream: "can",
      pictures: "can",
      agent: "can",
      context: "can",
      price: "can",
    });
    expect(told(report, "probabilities")?.what).toBe("The answer has 0.970.");
    expect(told(report, "context")?.what).toBe("8,192 tokens, as its provider says.");
    // By hand: four calls, each 200 at 0.5 and 10 at 4.
    expect(report).toMatchObject({ model: "brain/small", answeredBy: "small", calls: 4, costMicros: 560, unpriced: 0 });
    expect((await tryModel(house.world, "brain", "small")).costMicros).toBe(560);
    const [spent] = await house.database.query<{ spent: number; reserved: number; bill: number }>(
      `select spent_micros::int as spent, reserved_micros::int as reserved,
         (select sum(cost_micros)::int from surety.model_calls where workflow = $1) as bill
       from surety.budgets where budget = 'installation'`,
      [trialName],
    );
    expect(spent).toEqual({ spent: 1120, reserved: 0, bill: 1120 });
  });

  it("that answers as another version than pinned, or than our list says it holds, fails with what to do", async () => {
    but((asked) => ({ ...capableModel(asked), model: "pinned-2026-09-09" }));
    const report = await tryModel(house.world, "brain", "pinned");
    expect(told(report, "version")).toMatchObject({
      outcome: "failed",
      what: "It answered as pinned-2026-09-09 instead of pinned-2026-01-15, which is pinned.",
      remedy: "Pin the new snapshot, measure it on your labels, and derive the gate again.",
    });
    fake.offer({ data: [{ id: "small", max_model_len: 4096 }] });
    expect(told(await tryModel(house.world, "brain", "small"), "context")).toMatchObject({
      outcome: "failed",
      what: "8,192 tokens by our list, but 4,096 by its provider's.",
      remedy: "Correct context in the connection or in models.yaml: context: 4096.",
    });
  });

  it("that wraps its answer is mended, and so is one that needs a second call; one that keeps no form fails", async () => {
    but((asked) => (asksForLabel(asked) ? { text: 'Sure!\n{"answer":"A","certainty":"likely"}' } : null));
    expect(told(await tryModel(house.world, "brain", "small"), "schema")?.outcome).toBe("mended");
    but((asked) => (asksForLabel(asked) && asked.messages === 1 ? { text: "An apple." } : null));
    expect(told(await tryModel(house.world, "brain", "small"), "schema")).toMatchObject({
      outcome: "mended",
      what: "It took a second call: The answer is not a JSON object: An apple.",
    });
    but((asked) => (asksForLabel(asked) ? { text: "An apple." } : null));
    expect(told(await tryModel(house.world, "brain", "small"), "schema")).toMatchObject({
      outcome: "failed",
      remedy: "Use another model: its cases fall to the next one.",
    });
  });

  it("whose probabilities contradict its answer has none", async () => {
    const tokens = [
      { text: '{"answer":"', p: 1 },
      { text: "A", p: 0.2, others: { B: 0.7 } },
      { text: '"}', p: 1 },
    ];
    but((asked) => (asksForLabel(asked) ? { text: '{"answer":"A"}', tokens } : null));
    expect(told(await tryModel(house.world, "brain", "small"), "probabilities")).toMatchObject({
      outcome: "cannot",
      what: "They contradict the answer: 0.200 for it, of 0.900.",
    });
  });

  it("that refuses pictures, guesses them, breaks off or plans badly says so of each", async () => {
    but(({ system }) => {
      if (system.startsWith("Answer with one word")) return { status: 400, body: '{"error":"no images here"}' };
      if (system.startsWith("Write the numbers")) return { text: "1 2 3 4", midway: "end" };
      return system.startsWith("Find out") ? { text: '{"next":{"answer":"A","certainty":"guess"}}' } : null;
    });
    const report = await tryModel(house.world, "brain", "small");
    expect(outcomes(report)).toMatchObject({ pictures: "cannot", stream: "failed", agent: "cannot", schema: "can" });
    expect(told(report, "pictures")?.what).toContain("no images here");
    expect(told(report, "stream")?.what).toBe("The answer of small broke off before its end.");
    expect(told(report, "agent")?.what).toBe("It answered without using its tool.");
    but(({ system }) => (system.startsWith("Answer with one word") ? { text: "Maybe purple?" } : null));
    const what = expect.stringContaining("Maybe purple?") as string;
    expect(told(await tryModel(house.world, "brain", "small"), "pictures")).toMatchObject({ outcome: "cannot", what });
  });

  it("that is not there is asked once, and the rest is left out", async () => {
    fake.script(() => ({ status: 401, body: "{}" }));
    const before = fake.calls.length;
    const report = await tryModel(house.world, "brain", "small");
    expect(fake.calls).toHaveLength(before + 1);
    expect(told(report, "answers")).toMatchObject({
      outcome: "failed",
      remedy: "Check the credentials of the connection.",
    });
    expect(outcomes(report)).toMatchObject({ schema: "unknown", stream: "unknown", agent: "unknown", price: "can" });
  });

  it("without a price is not asked where the budget must hold, and the remedy names the place", async () => {
    fake.script(capableModel);
    const before = fake.calls.length;
    const report = await tryModel(house.world, "brain", "priceless");
    expect(fake.calls).toHaveLength(before);
    expect(told(report, "answers")?.what).toMatch(/^brain\/priceless was not asked: nobody has said what it costs/);
    expect(told(report, "price")?.remedy).toBe(
      'Add "priceless" with its prices (0 where it is free) to the connection "brain" or to models.yaml.',
    );
  });

  it("of a connection that cannot stream says so, and tells no probabilities", async () => {
    fake.script(capableModel);
    const report = await tryModel(house.world, "plain", "small");
    expect(outcomes(report)).toMatchObject({ answers: "can", stream: "unknown", probabilities: "cannot" });
    expect(told(report, "stream")?.what).toBe("Its connection says that it cannot (streams: false).");
  });
});

it.each(Object.entries(plainColours))("the picture for %s is a PNG of that colour", (name, [red, green, blue]) => {
  const bytes = Buffer.from(plainPicture(name as keyof typeof plainColours).base64, "base64");
  expect(bytes.subarray(1, 4).toString()).toBe("PNG");
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([64, 64]);
  const at = bytes.indexOf("IDAT");
  const pixels = inflateSync(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4)));
  expect(pixels).toHaveLength(64 * (1 + 64 * 3));
  expect([...pixels.subarray(1, 4)]).toEqual([red, green, blue]);
});
