import type { WorkflowSource } from "@surety/core/workflow/document";
import { type FakeLanguageProvider, startFakeLanguageProvider } from "@surety/testing/fakes/fake-language-provider";
import { afterAll, beforeAll, expect, it } from "vitest";
import { finishJob } from "../commands/jobs.ts";
import { openTestHouse, owner, reviewer, ruleWorkflow, type TestHouse } from "../test-house.ts";
import { quality } from "../queries/quality.ts";
import { readSignals } from "../queries/read-signals.ts";

let house: TestHouse;
let provider: FakeLanguageProvider;
let snapshot = "small-2026-01-15";
const labels = ["billing", "refund"];

function asking(name: string, changes: { guidance?: string; gate?: object } = {}): WorkflowSource {
  const { guidance = "Money that went out is a refund.", gate = {} } = changes;
  const classify = { text: "{{ input.text }}", labels, guidance };
  const judge = { judge: { topic: { classify, models: ["brain/small"] } }, gate: { maxError: 0.05, ...gate } };
  return ruleWorkflow({ name, flow: [judge, { act: [{ otherwise: [] }] }] as WorkflowSource["flow"] });
}

beforeAll(async () => {
  provider = await startFakeLanguageProvider();
  // A text says what is right, what the model says, how probable its token is, and how sure it says it is:
  // "refund said billing 0.6 guess, number 7".
  provider.script(({ text }) => {
    const [, said = "billing", p = "0", certainty = "likely"] =
      /said (\w+) ([\d.]+)(?: (certain|guess))?/.exec(text) ?? [];
    const [key, other] = said === "billing" ? ["A", "B"] : ["B", "A"];
    const tokens = [
      { text: '{"answer":"', p: 1 },
      { text: key as string, p: Number(p), others: { [other as string]: 1 - Number(p) } },
      { text: `","certainty":"${certainty}"}`, p: 1 },
    ];
    return { text: JSON.stringify({ answer: key, certainty }), tokens, model: snapshot };
  });
  house = await openTestHouse();
  const settings = { provider: "openai", apiKey: "sk-x", baseUrl: `${provider.url}/v1`, allowPrivate: [provider.host] };
  await house.commands.saveConnection("brain", "language", settings, owner);
}, 60_000);
afterAll(async () => {
  await house.end();
  await provider.close();
});

async function live(source: WorkflowSource): Promise<void> {
  await house.commands.saveWorkflow(source, owner);
  await house.commands.setStage(source.name, "live", owner);
}

/** Lets cases arrive and people say what is right of each. */
async function decideAll(
  workflow: string,
  texts: readonly string[],
  rightOf = (text: string) => text.split(" ")[0] as string,
): Promise<void> {
  await house.send(workflow, ...texts.map((text) => ({ text })));
  await house.quiet();
  const open = await house.database.query<{ id: string; text: string }>(
    `select r.id, c.input ->> 'text' as text from surety.reviews r join surety.cases c on c.id = r.case_id
     where r.workflow = $1 and r.status = 'open' order by r.id`,
    [workflow],
  );
  for (const { id, text } of open)
    await house.commands.decideReview(id, { answers: { topic: rightOf(text) } }, reviewer);
  await house.quiet();
}

/** Sure ones of which every `oneWrongIn`th is wrong, and unsure ones of which every second is. */
const texts = (sure: number, oneWrongIn: number) =>
  Array.from({ length: sure + 40 }, (_, at) => {
    const right = labels[at % 2] as string;
    const isSure = at < sure;
    const isWrong = isSure ? (at + 1) % oneWrongIn === 0 : at % 4 < 2;
    const said = isWrong ? labels.find((one) => one !== right) : right;
    return `${right} said ${said} ${isSure ? (0.99 + (at % 10) / 1000).toFixed(3) : "0.60"}, number ${at}`;
  });

const calibrate = async (workflow: string) =>
  finishJob(house.world, (await house.commands.startCalibration(workflow, owner)).id);

async function outcome(workflow: string, text: string) {
  const [arrival] = await house.send(workflow, { text });
  await house.quiet();
  const [row] = await house.database.query<Record<string, unknown>>(
    `select c.status, c.route, j.reason ->> 'code' as code, j.gate is not null as gated, j.signals from surety.cases c
     join surety.judgments j on j.case_id = c.id where c.id = $1`,
    [arrival?.caseId],
  );
  return row;
}

it("a language model earns a gate with what people said of its live answers, and with nothing else", async () => {
  await live(asking("good"));
  await decideAll("good", texts(120, 1000));
  const calls = provider.calls.length;
  expect(await calibrate("good")).toMatchObject({
    topic: { gate: "earned", model: "brain/small-2026-01-15", segments: [{ labels: 160 }] },
  });
  expect(provider.calls.length).toBe(calls);
  expect(await outcome("good", "refund said refund 0.998, a new one")).toMatchObject({ status: "done", gated: true });
  expect(await outcome("good", "refund said refund 0.600, a doubtful one")).toMatchObject({
    status: "waiting",
    gated: true,
  });
  const measured = await quality(house.database, "good", new Date());
  expect(measured).toMatchObject({
    gates: [{ judgment: "topic", state: "earned" }],
    judgments: [{ judgment: "topic", answeredBy: ["brain/small"], accuracy: { n: 160, value: 140 / 160 } }],
  });
  // By hand: 120 sure ones are right, of 40 unsure ones every second: (120 · 20 + 20 · 20 / 2) of 140 · 20 pairs.
  const told = await readSignals(house.database, "good", new Date());
  const [topic] = told?.judgments ?? [];
  expect(topic).toMatchObject({ judgment: "topic", model: "brain/small-2026-01-15", labels: 160, wrong: 20 });
  expect(topic?.figures?.score.value).toBeCloseTo(2600 / 2800, 9);
  expect(topic?.figures?.signals[0]).toMatchObject({ name: "token", cases: 160 });
  expect(topic?.score).toMatchObject({ kind: "mean", inForce: null, latest: null });
}, 120_000);

it("another snapshot, or other words of the question, have earned nothing", async () => {
  snapshot = "small-2026-09-09";
  expect(await outcome("good", "refund said refund 0.998, by another snapshot")).toMatchObject({
    status: "waiting",
    gated: false,
  });
  snapshot = "small-2026-01-15";
  expect(await outcome("good", "refund said refund 0.998, by the first again")).toMatchObject({
    status: "done",
    gated: true,
  });
  await house.commands.saveWorkflow(asking("good", { guidance: "Money that came back is a refund." }), owner);
  expect(await outcome("good", "refund said refund 0.998, with other words")).toMatchObject({
    status: "waiting",
    gated: false,
  });
}, 60_000);

it("a model that is wrong too often where it is sure earns none", async () => {
  await live(asking("bad"));
  await decideAll("bad", texts(120, 8));
  expect(await calibrate("bad")).toMatchObject({ topic: { gate: "learning" } });
  expect(await outcome("bad", "refund said refund 0.998, a new one")).toMatchObject({ status: "waiting" });
}, 120_000);

it("that has answered nothing yet has nothing to measure, and says so", async () => {
  await live(asking("silent"));
  await expect(calibrate("silent")).rejects.toThrow(/No language model has answered topic of silent yet/);
}, 60_000);

const things = ["lamp", "chair", "kettle", "coat", "phone", "bicycle", "mirror", "tent", "drill", "sofa"];
const thing = (at: number) => `${things[(at * 7) % 10]} no. ${at}`;
const asks = {
  billing: (at: number) => `The invoice lists the ${thing(at)} twice, please correct the amount`,
  refund: (at: number) => `I sent the ${thing(at)} back and want my money returned`,
  lost: (at: number) => `The parcel with the ${thing(at)} never arrived, the carrier lost it`,
};

/**
 * Tokens that tell nothing. Every ninth is not what it seems, and the model says that it guesses; every fourth is a lost parcel,
 * of which the model is certain that it is about billing, and which people have called a refund before.
 */
const wordy = new Map(
  Array.from({ length: 520 }, (_, at): [text: string, right: string] => {
    const seems = labels[at % 2] as "billing" | "refund";
    const [isOdd, isLost] = [at % 9 === 0, at % 4 === 2 && at % 9 !== 0];
    const word = isOdd || at % 11 === 0 ? "guess" : "certain";
    const p = (0.6 + ((at * 37) % 39) / 100).toFixed(2);
    if (isLost) return [`${asks.lost(at)}, said billing ${p} certain`, "refund"];
    const right = isOdd ? labels.find((one) => one !== seems)! : seems;
    return [`${asks[seems](at)}, said ${seems} ${p} ${word}`, right];
  }),
);

it("with enough labels a part of them says how its signs of certainty are weighed, and the others earn", async () => {
  await live(asking("wordy"));
  await decideAll("wordy", [...wordy.keys()], (text) => wordy.get(text)!);
  const { topic } = (await calibrate("wordy")) as { topic: { gate: string; segments: { labels: number }[] } };
  expect(topic).toMatchObject({ gate: "earned", look: 1 });
  const [told] = (await readSignals(house.database, "wordy", new Date()))?.judgments ?? [];
  expect(told).toMatchObject({ labels: 520, score: { kind: "mix", latest: null, inForce: { verdict: "better" } } });
  const { signals = [], evidence } = told?.score.inForce ?? {};
  const weight = (name: string) => signals.find((one) => one.name === name)?.weight ?? Number.NaN;
  // What the mean gives to the token is taken back.
  const token = weight("token") + (told?.score.inForce?.mean ?? Number.NaN);
  expect(weight("verbal")).toBeGreaterThan(2 * Math.abs(token));
  expect(evidence?.comparison?.logLoss.gain.low).toBeGreaterThan(0);
  // No label has done both.
  expect((evidence?.labels ?? 0) + (topic.segments[0]?.labels ?? 0)).toBe(520);
  expect(told?.figures?.score.value).toBeGreaterThan(told?.figures?.mean?.high ?? 1);
  // A live case is told by the mix: with the same token, its word decides.
  expect(await outcome("wordy", `${asks.refund(601)}, said refund 0.61 certain`)).toMatchObject({
    status: "done",
    gated: true,
  });
  expect(await outcome("wordy", `${asks.refund(603)}, said refund 0.61 guess`)).toMatchObject({
    status: "waiting",
    gated: true,
  });
}, 240_000);

it("an answer that known cases contradict goes to a person, however certain it is", async () => {
  const [told] = (await readSignals(house.database, "wordy", new Date()))?.judgments ?? [];
  const { signals = [], evidence } = told?.score.inForce ?? {};
  // All that may fit the mix are known cases, and no label that earns.
  expect(evidence?.known).toBe(evidence?.labels);
  expect(signals.find(({ name }) => name === "sameByKnown")?.weight).toBeGreaterThan(0.2);
  expect(told?.score.sentence).toContain(`compared with ${evidence?.known} of these as known cases`);
  const earning = 520 - (evidence?.labels ?? 0);
  expect(told?.figures?.signals.find(({ name }) => name === "sameByKnown")).toMatchObject({ cases: earning });
  const lost = await outcome("wordy", `${asks.lost(602)}, said billing 0.98 certain`);
  expect(lost).toMatchObject({ status: "waiting", gated: true });
  const { sameByKnown } = (lost ?? {})["signals"] as Record<string, number>;
  expect(sameByKnown).toBeLessThan(0.3);
}, 60_000);

it("without its known cases a version has earned nothing", async () => {
  const sure = (at: number) => `${asks.refund(at)}, said refund 0.62 certain`;
  const embeddedBy = (weights: string) =>
    house.database.query<{ before: string }>(
      "update surety.known_cases k set embedded_by = $1 from surety.known_cases o where o.hash = k.hash returning o.embedded_by as before",
      [weights],
    );
  const [{ before }] = (await embeddedBy("of another sentence model")) as [{ before: string }];
  house.world.known.forget();
  expect(await outcome("wordy", sure(605))).toMatchObject({ status: "waiting", gated: false });
  expect(house.log.join("\n")).toMatch(/not compared with known cases, so people decide/);
  await embeddedBy(before);
  house.world.known.forget();
  expect(await outcome("wordy", sure(607))).toMatchObject({ status: "done", gated: true });
}, 60_000);

it("the same labels say the same again: no other mix, no other look", async () => {
  const versions = () =>
    house.database.query("select version, active from surety.signal_mixes where workflow = 'wordy'");
  const before = await versions();
  expect(await calibrate("wordy")).toMatchObject({ topic: { gate: "earned", kept: true, look: 1 } });
  expect(await versions()).toEqual(before);
}, 60_000);

it("known cases that are gone are frozen anew when a threshold is derived", async () => {
  await house.database.query("delete from surety.known_cases");
  house.world.known.forget();
  const sure = (at: number) => `${asks.refund(at)}, said refund 0.63 certain`;
  expect(await outcome("wordy", sure(615))).toMatchObject({ status: "waiting", gated: false });
  expect(await calibrate("wordy")).toMatchObject({ topic: { gate: "earned" } });
  expect(await outcome("wordy", sure(617))).toMatchObject({ status: "done", gated: true });
}, 120_000);

it("without its mix a version has earned nothing, and neither has the mix of another", async () => {
  const [{ version }] = (await house.database.query<{ version: string }>(
    "update surety.signal_mixes set active = false where workflow = 'wordy' returning version",
  )) as [{ version: string }];
  house.world.mixes.forget();
  const sure = (at: number) => `${asks.refund(at)}, said refund 0.61 certain`;
  expect(await outcome("wordy", sure(609))).toMatchObject({ status: "waiting", gated: false });
  await house.database.query("update surety.signal_mixes set active = true where version = $1", [version]);
  house.world.mixes.forget();
  expect(await outcome("wordy", sure(611))).toMatchObject({ status: "done", gated: true });
  await house.commands.saveWorkflow(asking("wordy", { guidance: "Money that came back is a refund." }), owner);
  expect(await outcome("wordy", sure(613))).toMatchObject({ status: "waiting", gated: false });
}, 60_000);
