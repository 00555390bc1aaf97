import type { ChallengerDetail } from "@surety/core/wire/challenger";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { type FakeLanguageProvider, startFakeLanguageProvider } from "@surety/testing/fakes/fake-language-provider";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { finishJob } from "../commands/jobs.ts";
import type { App } from "../http/app-env.ts";
import { houseApp } from "../http/house-app.ts";
import { openApiKeys } from "../security/api-keys.ts";
import { newId } from "../storage/new-id.ts";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";
import { readChallenger } from "./challenger-rows.ts";
import { followChallengers } from "./follow-challengers.ts";
import { readInForce } from "./in-force.ts";
import { replayHandler } from "./replay-period.ts";

let house: TestHouse;
let app: App;
let provider: FakeLanguageProvider;
let headers: Record<string, string>;
const labels = ["billing", "refund"];
/** Few enough that no mix of signals is looked for: likeness to known cases would give these texts away. */
const labelled = 480;
/** For a million tokens in and out; a question has 300 and 20. */
const prices = {
  small: { input: 0.1, output: 0.4 },
  large: { input: 200, output: 800 },
  other: { input: 20, output: 80 },
};
const calls = (model: string) => provider.calls.filter((one) => one.model === model).length;

function asking(name: string, models: string[], changes: Partial<WorkflowSource> = {}): WorkflowSource {
  const judge = {
    judge: { topic: { classify: { text: "{{ input.text }}", labels }, models } },
    gate: { maxError: 0.05, audit: 0.02 },
  };
  const measure = { baseline: { minutesPerCase: 1, costPerHour: 36, errorRate: 0.01 }, currency: "EUR" };
  const flow = [judge, { act: [{ otherwise: [] }] }] as WorkflowSource["flow"];
  return ruleWorkflow({ name, measure, flow, ...changes });
}

/**
 * A text says what each model says of it, and how sure it is. The small one is sure of six in ten; of the rest the large one
 * has one in five wrong, the other one nothing.
 */
const texts = (workflow: string, count: number, from = 0) =>
  Array.from({ length: count }, (_, place) => {
    const at = from + place;
    const right = labels[at % 2] as string;
    const wrong = labels[(at + 1) % 2] as string;
    const small = at % 10 < 6 ? `${right} 0.99${at % 9}` : `${at % 4 < 2 ? right : wrong} 0.6${at % 9}`;
    const large = at % 5 === 4 ? `${wrong} 0.7${at % 9}` : `${right} 0.98${at % 9}`;
    return {
      value: right,
      text: `small ${small} large ${large} other ${right} 0.98${at % 9}, of ${workflow}, number ${at}`,
    };
  });

beforeAll(async () => {
  provider = await startFakeLanguageProvider();
  provider.script(({ text, model }) => {
    const [, said = "billing", p = "0.5"] = new RegExp(`${model} (\\w+) ([\\d.]+)`).exec(text) ?? [];
    const [key, no] = said === "billing" ? ["A", "B"] : ["B", "A"];
    const tokens = [
      { text: '{"answer":"', p: 1 },
      { text: key as string, p: Number(p), others: { [no as string]: 1 - Number(p) } },
      { text: '","certainty":"likely"}', p: 1 },
    ];
    const usage = { input: 300, output: 20 };
    return { text: JSON.stringify({ answer: key, certainty: "likely" }), tokens, usage, model: `${model}-1` };
  });
  house = await openTestHouse();
  app = houseApp(house, { origin: "http://localhost:4747", version: "0", demo: false });
  const { key } = await openApiKeys(house.database).create({ name: "owner", role: "owner" }, owner);
  headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const priced = Object.entries(prices).map(([name, price]) => ({ name, prices: [{ from: "2026-01-01", ...price }] }));
  const settings = { provider: "openai", apiKey: "sk-x", baseUrl: `${provider.url}/v1`, allowPrivate: [provider.host] };
  await house.commands.saveConnection(
    "brain",
    "language",
    { ...settings, models: [...priced, { name: "unpriced" }] },
    owner,
  );
}, 60_000);
afterAll(async () => {
  await house.end();
  await provider.close();
});
/** Whatever became of a challenger, no money stays set aside. */
afterEach(async () => {
  const left = () => house.database.query("select budget from surety.budgets where reserved_micros <> 0");
  // What was under way when a challenger was withdrawn ends first.
  await expect.poll(left, { timeout: 30_000 }).toEqual([]);
});

async function call<Body>(method: string, path: string, body?: unknown): Promise<{ status: number; body: Body }> {
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const answer = await app.request(`/api/v1${path}`, init);
  return { status: answer.status, body: (await answer.json()) as Body };
}

async function live(source: WorkflowSource, spend: number | null): Promise<void> {
  await house.commands.saveWorkflow(source, owner);
  await house.commands.setStage(source.name, "live", owner, "this is only a test of challengers");
  await house.commands.addLabels(source.name, "topic", texts(source.name, labelled), owner);
  if (spend !== null)
    await finishJob(house.world, (await house.commands.startCalibration(source.name, owner, spend)).id);
}

async function challenge(workflow: string, request: object): Promise<string> {
  const made = await call<{ challenger: { id: string } }>("POST", `/workflows/${workflow}/challengers`, {
    reason: "another one",
    ...request,
  });
  expect([made.status, JSON.stringify(made.body)]).toEqual([201, expect.any(String)]);
  return made.body.challenger.id;
}
const refusal = async (workflow: string, request: object) =>
  (await call("POST", `/workflows/${workflow}/challengers`, { reason: "another one", ...request })).body;
const read = async (id: string) => (await call<ChallengerDetail>("GET", `/challengers/${id}`)).body;

/** As soon as it has replayed its period, or stands still. */
async function settled(id: string): Promise<ChallengerDetail> {
  const isMoving = ({ status, sentence, paused, endedAt }: ChallengerDetail) =>
    endedAt === null && paused === null && (status === "preparing" || status === "replaying" || sentence === "");
  await expect.poll(async () => isMoving(await read(id)), { timeout: 120_000 }).toBe(false);
  return read(id);
}

const both = ["brain/small", "brain/large"];
const stage = { from: "brain/large", to: "brain/other" };
const reaching = (n: number) => ({ text: `small billing 0.61 large billing 0.71 other refund 0.985, new ${n}` });
const judged = async (caseId: string | null | undefined) =>
  house.database.query("select value, route, model from surety.judgments where case_id = $1", [caseId]);

describe("another model in place of a stage", () => {
  let id = "";
  beforeAll(async () => {
    await live(asking("rivals", both), 60);
    id = await challenge("rivals", { stage, spend: 20 });
  }, 120_000);

  it("is compared where labelled cases reach it, with what it costs, and earns cut-offs of its own", async () => {
    const large = calls("large");
    const detail = await settled(id);
    expect(detail).toMatchObject({ status: "ready", paused: null });
    expect(detail.rivals).toEqual([
      {
        judgment: "topic",
        kind: "stage",
        champion: both,
        challenger: ["brain/small", "brain/other"],
        sentence: "Compared is brain/other in place of brain/large, where labelled cases reach it behind brain/small.",
      },
    ]);
    const [topic] = detail.comparisons;
    expect(topic?.pairs).toBeGreaterThan(150);
    // One in ten of all cases reaches the large model and has a wrong answer there.
    expect(topic?.gains).toBeGreaterThan(8);
    expect(topic).toMatchObject({ losses: 0, bothWrong: 0 });
    // Of ten cases four cost the second stage too.
    const [cheap, dear, rival] = [38, 76_000, 7600];
    expect(detail.cost?.champion).toBeGreaterThan(cheap + 0.3 * dear);
    expect(detail.cost?.champion).toBeLessThan(cheap + 0.5 * dear);
    expect(detail.cost?.challenger).toBeCloseTo(cheap + ((detail.cost?.champion ?? 0) - cheap) * (rival / dear), 0);
    expect(detail.automation[0]?.challenger).toBeGreaterThan(0.9);
    expect(detail.automation[0]?.challenger).toBeGreaterThanOrEqual(detail.automation[0]?.champion ?? 1);
    // What is in force was asked all of this before; the other one about each label once.
    expect([calls("large"), calls("other")]).toEqual([large, labelled]);
    const [bill] = await house.database.query<{ micros: number }>(
      "select sum(cost_micros)::float8 as micros from surety.model_calls where challenger = $1",
      [id],
    );
    expect(detail.money).toEqual({ mostMicros: 20_000_000, usedMicros: bill?.micros, currency: "EUR" });
    expect(bill?.micros).toBe(labelled * rival);
  }, 120_000);

  it("asks nobody twice where a process died and its stretches are done again", async () => {
    const before = [provider.calls.length, await read(id)];
    await house.database.query(
      "update surety.challengers set status = 'preparing', replayed = false, replay_cursor = null where id = $1",
      [id],
    );
    await house.database.query("delete from surety.challenger_answers where challenger = $1", [id]);
    const again = replayHandler(house.world, house.models);
    const task = { id: "again", payload: { challenger: id }, attempt: 1, isLast: false };
    for (let stretch = 0; !(await readChallenger(house.database, id)).replayed; stretch += 1) {
      expect(stretch).toBeLessThan(20);
      await Promise.all([again(task), again(task)]);
    }
    expect([provider.calls.length, await read(id)]).toEqual(before);
  }, 120_000);

  it("takes the stage's place with its cut-offs in one act, and gives it back in one", async () => {
    const before = await readInForce(house.database, "rivals");
    const [caseBefore] = await house.send("rivals", reaching(1));
    await house.quiet();
    expect(await judged(caseBefore?.caseId)).toMatchObject([
      { value: "billing", route: "review", model: "brain/large-1" },
    ]);
    expect((await call("POST", `/challengers/${id}/promote`, {})).status).toBe(200);
    const after = await readInForce(house.database, "rivals");
    expect([after.version === before.version, after.gates["topic"] === before.gates["topic"]]).toEqual([false, false]);
    const [caseAfter] = await house.send("rivals", reaching(2));
    await house.quiet();
    expect(await judged(caseAfter?.caseId)).toMatchObject([
      { value: "refund", route: "automate", model: "brain/other-1" },
    ]);
    await call("POST", "/workflows/rivals/rollback", { because: "the test says so" });
    expect(await readInForce(house.database, "rivals")).toEqual(before);
  }, 60_000);
});

describe("the money of a challenger", () => {
  it("is its own: it stands still when that is spent, and goes on with more", async () => {
    await live(asking("poor", both), 60);
    const id = await challenge("poor", { stage, spend: 0.05 });
    const still = await settled(id);
    expect(still.paused).toMatch(/^What this challenger may cost is spent: of 0\.05 EUR/);
    expect(still.money?.usedMicros).toBeLessThanOrEqual(50_000);
    await followChallengers(house.world, house.models);
    expect((await read(id)).sentence).toMatch(/^It stands still\. What this challenger may cost is spent/);
    const more = await call<ChallengerDetail>("POST", `/challengers/${id}/spend`, { spend: 30 });
    expect(more.body.money?.mostMicros).toBe(30_000_000);
    await followChallengers(house.world, house.models);
    await expect.poll(async () => (await read(id)).comparisons[0]?.gains, { timeout: 60_000 }).toBeGreaterThan(8);
    expect(await read(id)).toMatchObject({ paused: null });
    await house.commands.withdrawChallenger(id, owner);
    expect((await call("POST", `/challengers/${id}/spend`, { spend: 40 })).body).toMatchObject({ code: "asks-nobody" });
  }, 120_000);

  it("says nothing of the money of a live case that asks the same at the same moment", async () => {
    const model = house.world.model("brain/small");
    const text = "small refund 0.9, asked twice at once";
    const question = {
      workflow: "poor",
      judgment: "topic",
      challenger: null,
      text,
      labels,
      wording: null,
      caseId: null,
    };
    const experiment = { id: newId(), mostMicros: 1, isChallenger: true };
    const [shadow, alive] = await Promise.allSettled([
      model?.judge({ ...question, experiment }),
      model?.judge(question),
    ]);
    expect(shadow).toMatchObject({ status: "rejected", reason: { code: "budget-spent" } });
    expect(alive).toMatchObject({ status: "fulfilled", value: { value: "refund" } });
  });

  it("never takes the day's from live cases: at half of it the shadow stops, and they go on", async () => {
    const source = asking("shared", both);
    await live(source, 60);
    // Asking about all labels would cost 3.80.
    await house.commands.saveWorkflow({ ...source, budget: { perDay: 4 } }, owner);
    const id = await challenge("shared", { stage, spend: 20 });
    const still = await settled(id);
    expect(still.paused).toMatch(/^Its cut-offs are not earned: of 480 labels of topic \d+ could not be asked about/);
    const [row] = await house.database.query<{ used: number; whole: number; told: number }>(
      `select (spent_micros + unseen_micros)::float8 as used, limit_micros::float8 as whole, told from surety.budgets
       where budget = 'workflow:shared' and spent_micros > 0 order by period desc limit 1`,
    );
    expect(row).toMatchObject({ whole: 4_000_000, told: 0 });
    expect(row?.used).toBeLessThanOrEqual(2_000_000);
    const before = provider.calls.length;
    const [arrival] = await house.send("shared", reaching(3));
    await house.quiet();
    expect(await judged(arrival?.caseId)).toMatchObject([{ model: "brain/large-1" }]);
    expect(provider.calls.length).toBe(before + 2);
    // Promoted all the same, it has earned nothing: what was earned by the stage before speaks for nothing any more.
    await call("POST", `/challengers/${id}/promote`, { because: "the test says so, without evidence" });
    const [sure] = await house.send("shared", {
      text: "small refund 0.997 large refund 0.99 other refund 0.99, new 4",
    });
    await house.quiet();
    expect(await judged(sure?.caseId)).toMatchObject([{ model: "brain/small-1", route: "review" }]);
  }, 120_000);
});

describe("a whole cascade", () => {
  it("is compared by cut-offs of its own, on cases whose right answer became known afterwards", async () => {
    await live(asking("whole", both), 60);
    const document = asking("whole", ["brain/other"]);
    const id = await challenge("whole", { document, spend: 20 });
    const detail = await settled(id);
    expect(detail.rivals).toMatchObject([{ kind: "whole", challenger: ["brain/other"] }]);
    expect(detail).toMatchObject({ status: "shadowing", comparisons: [{ pairs: 0 }] });
    expect(detail.automation[0]?.challenger).toBeGreaterThan(0.9);
    const sent = await house.send("whole", ...texts("whole", 60, 1000).map(({ text }) => ({ text })));
    await house.quiet();
    for (const [at, { caseId }] of sent.entries())
      await house.database.query(
        `insert into surety.labels (id, workflow, judgment, case_id, text, value, source, part, draw_probability, at)
         select $1, 'whole', 'topic', $2, j.text, $3, 'audit', 'calibration', 1, now()
         from surety.judgments j where j.case_id = $2`,
        [newId(), caseId, texts("whole", 1, 1000 + at)[0]?.value],
      );
    await house.database.query("update surety.judgments set label_probability = 1 where workflow = 'whole'");
    await followChallengers(house.world, house.models);
    const [topic] = (await read(id)).comparisons;
    // Its own answers are right; the large model has six of sixty wrong that reach it.
    expect(topic).toMatchObject({ pairs: 60, losses: 0 });
    expect(topic?.gains).toBeGreaterThan(5);
    await house.commands.withdrawChallenger(id, owner);
  }, 120_000);
});

describe("what cannot be tried", () => {
  beforeAll(async () => {
    await live(asking("unmeasured", both), null);
  });

  it.each<[object, object]>([
    [
      { stage, spend: 5 },
      { code: "no-cut-offs", field: "stage" },
    ],
    [
      { stage: { from: "brain/medium", to: "brain/other" }, spend: 5 },
      { code: "no-such-stage", field: "stage" },
    ],
    [
      { stage: { from: "brain/small", to: "brain/unpriced" }, spend: 5 },
      { code: "price-unknown", field: "spend" },
    ],
    [{ spend: 5 }, { code: "nothing-to-ask", field: "spend" }],
    [{ stage: { from: "brain/small", to: "brian/small" }, spend: 5 }, { code: "workflow-problems" }],
    [{ stage, spend: 0 }, { code: "invalid-request" }],
  ])("says why: %j", async (request, expected) => {
    expect(await refusal("unmeasured", request)).toMatchObject(expected);
  });

  it("asks nobody without money", async () => {
    const before = provider.calls.length;
    const id = await challenge("unmeasured", { stage });
    const detail = await settled(id);
    expect(detail).toMatchObject({ money: null, rivals: [], comparisons: [] });
    expect(provider.calls.length).toBe(before);
    await house.commands.withdrawChallenger(id, owner);
  }, 60_000);
});
