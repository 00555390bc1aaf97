import type { ModelQuestion } from "@surety/core/ports/judge-model";
import type { WorkflowSource } from "@surety/core/workflow/document";
import {
  type FakeLanguageProvider,
  type ModelReply,
  startFakeLanguageProvider,
} from "@surety/testing/fakes/fake-language-provider";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readSignals } from "../queries/read-signals.ts";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";

let house: TestHouse;
let brain: FakeLanguageProvider;
let other: FakeLanguageProvider;
const usage = { input: 1000, output: 100 };
const says = (answer: string): ModelReply => ({ text: JSON.stringify({ answer, certainty: "likely" }), usage });
/** 1,000 at 0.5 and 100 at 4. */
const callMicros = 900;

const agreement = { samples: 4, models: ["other/large"] };
const asking = (name: string, models: string[], agreed: object = agreement): WorkflowSource =>
  ruleWorkflow({
    name,
    flow: [
      {
        judge: {
          topic: { classify: { text: "{{ input.text }}", labels: ["billing", "refund"], agreement: agreed }, models },
        },
        gate: { fixedThreshold: 0.75 },
      },
      { act: [{ otherwise: [] }] },
    ] as WorkflowSource["flow"],
  });

beforeAll(async () => {
  [brain, other] = [await startFakeLanguageProvider(), await startFakeLanguageProvider()];
  house = await openTestHouse();
  const prices = [{ from: "2026-01-01", input: 0.5, output: 4 }];
  for (const [name, { url, host }, model] of [
    ["brain", brain, "small"],
    ["other", other, "large"],
  ] as const) {
    const address = { baseUrl: `${url}/v1`, allowPrivate: [host] };
    const models = [{ name: model, prices }];
    await house.commands.saveConnection(
      name,
      "language",
      { provider: "openai", apiKey: "k", ...address, models },
      owner,
    );
  }
  await house.commands.saveWorkflow(asking("letters", ["brain/small"]), owner);
  await house.commands.setStage("letters", "live", owner);
}, 60_000);
afterAll(async () => {
  await house.end();
  await Promise.all([brain.close(), other.close()]);
});
beforeEach(() => {
  brain.script(() => says("B"));
  other.script(() => says("B"));
});

async function outcome(text: string, workflow = "letters") {
  const [arrival] = await house.send(workflow, { text });
  await house.quiet();
  const [row] = await house.database.query<{
    waiting: string | null;
    confidence: number;
    signals: Record<string, number>;
    version: string;
    cost: number;
  }>(
    `select c.waiting_for as waiting, j.confidence, j.signals, j.model_version as version, c.cost_micros::int as cost
     from surety.cases c join surety.judgments j on j.case_id = c.id where c.id = $1`,
    [arrival?.caseId],
  );
  return row;
}

describe("agreement", () => {
  it("of all raises what an answer is worth, and every opinion is on the bill", async () => {
    const row = await outcome("all agree");
    expect(row?.signals).toMatchObject({ verbal: 0.8, sameAgain: 1, sameByOthers: 1 });
    expect(row?.confidence).toBeCloseTo((0.8 + 1 + 1) / 3, 12);
    expect(row).toMatchObject({ waiting: null, cost: 6 * callMicros });
    // The same question is asked again with chance in it, and without asking for probabilities.
    const temperatures = brain.calls.slice(-5).map(({ temperature }) => temperature);
    expect(temperatures.toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual([0, 0.7, 0.7, 0.7, 0.7]);
  });

  it("of few sends the case to a person", async () => {
    let asked = 0;
    brain.script(({ temperature }) => says(temperature === 0 || (asked += 1) <= 1 ? "B" : "A"));
    other.script(() => says("A"));
    const row = await outcome("few agree");
    expect(row?.signals).toMatchObject({ sameAgain: 0.25, sameByOthers: 0 });
    expect(row?.confidence).toBeCloseTo((0.8 + 0.25 + 0) / 3, 12);
    expect(row?.waiting).toBe("review");
  });

  it("is not what nobody can read, or who refuses for good", async () => {
    brain.script(({ temperature }) => (temperature === 0 ? says("B") : { text: "Refund, I think.", usage }));
    other.script(() => ({ status: 400, body: "{}" }));
    expect((await outcome("rubbish"))?.signals).toMatchObject({ sameAgain: 0, sameByOthers: 0 });
  });

  it("with another model is another version, for which nothing was earned", async () => {
    const before = await outcome("by the one");
    other.script(() => ({ ...says("B"), model: "large-2026-09-09" }));
    const after = await outcome("by the other");
    expect(after?.version).not.toBe(before?.version);
    expect((await outcome("by the other again"))?.version).toBe(after?.version);
  });

  it("is asked for once: the same case is not paid for twice, and what it would cost is known before", async () => {
    const wording = { guidance: null, prompt: null, examples: null, agreement };
    const question: ModelQuestion = {
      workflow: "letters",
      judgment: "topic",
      challenger: null,
      text: "what would it cost",
      labels: ["billing", "refund"],
      wording,
    };
    const model = house.world.model("brain/small");
    const [before] = (await model?.prospects?.([question])) ?? [];
    const [alone] = (await model?.prospects?.([{ ...question, wording: { ...wording, agreement: null } }])) ?? [];
    expect(before?.known).toBe(false);
    expect(before?.mostMicros).toBe(6 * (alone?.mostMicros ?? 0));
    expect((await model?.judge(question))?.costMicros).toBe(6 * callMicros);
    expect(await model?.prospects?.([question])).toEqual([{ known: true, mostMicros: 0 }]);
    const again = await model?.judge(question);
    expect(again).toMatchObject({ costMicros: 0, priceMicros: 6 * callMicros });
  });

  it("is asked for only where the first answer is unsure by itself, where the document says so", async () => {
    const sometimes = { ...agreement, when: { unsureBelow: 0.9 } };
    await house.commands.saveWorkflow(asking("doubts", ["brain/small"], sometimes), owner);
    await house.commands.setStage("doubts", "live", owner);
    const sure: ModelReply = { text: JSON.stringify({ answer: "B", certainty: "certain" }), usage };
    brain.script(({ text }) => (text.includes("sure") ? sure : says("B")));
    const asked = await outcome("a doubtful one", "doubts");
    expect(asked?.signals).toMatchObject({ verbal: 0.8, sameAgain: 1, sameByOthers: 1 });
    const before = [brain.calls.length, other.calls.length];
    const unasked = await outcome("a sure one", "doubts");
    expect([brain.calls.length, other.calls.length]).toEqual([before[0]! + 1, before[1]]);
    // Not asked is a state of its own, of the same version: a gate speaks for both.
    expect(unasked?.signals).toEqual({ verbal: 0.95, mended: 0 });
    expect(unasked).toMatchObject({ confidence: 0.95, waiting: null, cost: callMicros });
    expect(unasked?.version).toBe(asked?.version);
    const wording = { guidance: null, prompt: null, examples: null, agreement: sometimes };
    const question = (text: string): ModelQuestion => ({
      workflow: "doubts",
      judgment: "topic",
      challenger: null,
      text,
      labels: ["billing", "refund"],
      wording,
    });
    const model = house.world.model("brain/small");
    // What is known to be sure needs nobody else; of what nobody has asked yet, all may be needed.
    expect(await model?.prospects?.([question("a sure one")])).toEqual([{ known: true, mostMicros: 0 }]);
    const [whole, alone] = await Promise.all(
      [sometimes, null].map(async (rule) => {
        const [one] =
          (await model?.prospects?.([{ ...question("new"), wording: { ...wording, agreement: rule } }])) ?? [];
        return one?.mostMicros ?? 0;
      }),
    );
    expect(whole).toBe(6 * alone!);
    const told = (await readSignals(house.database, "doubts", new Date()))?.judgments[0];
    expect(told?.further).toMatchObject({ cases: 2, asked: 1, savedMicros: 5 * callMicros });
  });

  it("is asked of other models alone, by names that there are", async () => {
    const problems = async (models: string[]) => {
      const source = asking("wrong", ["brain/small"], { models });
      return house.commands.saveWorkflow(source, owner).then(
        () => "",
        (error: unknown) => (error as Error).message,
      );
    };
    expect(await problems(["brain/small"])).toContain("brain/small is asked already");
    expect(await problems(["local"])).toContain('"local" is no language model');
    expect(await problems(["nobody/large"])).toMatch(/nobody/);
    expect(await problems(["other/large"])).toBe("");
  });
});
