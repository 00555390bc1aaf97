import type { WorkflowSource } from "@surety/core/workflow/document";
import { type FakeLanguageProvider, startFakeLanguageProvider } from "@surety/testing/fakes/fake-language-provider";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "../storage/database.ts";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";
import { BudgetBook } from "./budget-book.ts";

let house: TestHouse;
let provider: FakeLanguageProvider;
/** How far the house's clock is from the machine's. */
let ahead = 0;
const clock = { now: () => new Date(Date.now() + ahead) };
const says = (answer: string) => JSON.stringify({ answer, certainty: "certain" });
/** 1,000 x 0.5 + 100 x 4. */
const usage = { input: 1000, output: 100 };
const callMicros = 900;

function asking(name: string, models: string[], changes: Partial<WorkflowSource>): WorkflowSource {
  const classify = { text: "{{ input.text }}", labels: ["billing", "refund"] };
  const judge = { judge: { topic: { classify, models } }, gate: { fixedThreshold: 0.9 } };
  return ruleWorkflow({ name, flow: [judge, { act: [{ otherwise: [] }] }] as WorkflowSource["flow"], ...changes });
}

async function live(name: string, models: string[], changes: Partial<WorkflowSource> = {}): Promise<void> {
  await house.commands.saveWorkflow(asking(name, models, changes), owner);
  await house.commands.setStage(name, "live", owner);
}

const texts = (count: number, about: string) =>
  Array.from({ length: count }, (_, at) => ({ text: `${about} number ${at}` }));

/** What became of the cases of a workflow, counted. */
const outcomes = (workflow: string) =>
  house.database.query<Record<string, unknown>>(
    `select c.status, c.waiting_for as waiting, j.model, j.reason ->> 'sentence' as sentence, count(*)::int as cases
     from surety.cases c left join surety.judgments j on j.case_id = c.id where c.workflow = $1 group by 1, 2, 3, 4 order by 5 desc`,
    [workflow],
  );
const bill = async (workflow: string) =>
  (
    await house.database.query<{ micros: number; calls: number }>(
      "select coalesce(sum(cost_micros), 0)::int as micros, count(*)::int as calls from surety.model_calls where workflow = $1",
      [workflow],
    )
  )[0];
const budget = async (name: string) =>
  (
    await house.database.query<Record<string, unknown>>(
      `select reserved_micros::int as reserved, unseen_micros::int as unseen, spent_micros::int as spent, refused
       from surety.budgets where budget = $1 order by period desc`,
      [name],
    )
  )[0];
const alerts = (workflow: string) =>
  house.database.query("select kind, facts ->> 'what' as what from surety.alerts where workflow = $1 order by id", [
    workflow,
  ]);

beforeAll(async () => {
  provider = await startFakeLanguageProvider();
  house = await openTestHouse(undefined, { environment: { SURETY_MODEL_BUDGET_PER_DAY: "0.5" }, clock });
  house.world.random = () => 0;
  const settings = {
    provider: "openai",
    apiKey: "sk-x",
    baseUrl: `${provider.url}/v1`,
    allowPrivate: [provider.host],
    models: [
      { name: "small", prices: [{ from: "2026-01-01", input: 0.5, output: 4 }] },
      { name: "free", prices: [{ from: "2026-01-01", input: 0, output: 0 }] },
    ],
  };
  await house.commands.saveConnection("brain", "language", settings, owner);
}, 60_000);
afterAll(async () => {
  await house.end();
  await provider.close();
});
beforeEach(() => provider.script(() => ({ text: says("B"), usage })));

describe("a day's budget", () => {
  it("is never overspent by many at once, and nothing is lost when it is spent", async () => {
    // A call may cost up to about 8,900, so the third does not fit any more after two of 900.
    await live("many", ["brain/small"], { budget: { perDay: 0.0104 } });
    await house.send("many", ...texts(40, "many"));
    await house.quiet();
    const spent = await bill("many");
    expect(spent?.micros).toBe((spent?.calls ?? 0) * callMicros);
    expect(spent?.micros).toBeLessThanOrEqual(10_400);
    expect(await budget("workflow:many")).toMatchObject({ spent: spent?.micros, reserved: 0, unseen: 0 });
    const [waiting, done] = await outcomes("many");
    expect(done).toMatchObject({ status: "done", cases: spent?.calls });
    expect(waiting).toMatchObject({ status: "waiting", waiting: "review", cases: 40 - (spent?.calls ?? 0) });
    expect(waiting?.["sentence"]).toMatch(
      /^The budget of many for \d{4}-\d\d-\d\d is spent: of 0\.0104 EUR, 0\.00\d+ EUR is left, and asking brain\/small may cost up to 0\.00\d+ EUR\.$/,
    );
  });

  it("is told of once when it is spent, in the words of whoever must act", async () => {
    expect(await alerts("many")).toEqual([
      {
        kind: "budget-spent",
        what: expect.stringMatching(/^The budget of many .* allows for no further call: of 0\.0104 EUR/),
      },
    ]);
  });

  it("is told of when four fifths are gone", async () => {
    await live("fifths", ["brain/small"], { budget: { perDay: 0.01 } });
    provider.script(() => ({ text: says("B"), usage: { input: 1000, output: 1900 } }));
    await house.send("fifths", { text: "one dear question" });
    await house.quiet();
    await expect
      .poll(() => alerts("fifths"))
      .toEqual([
        { kind: "budget-low", what: expect.stringMatching(/is nearly spent: of 0\.01 EUR, 0\.0081 EUR are spent\.$/) },
      ]);
  });

  it("does not stop what costs nothing", async () => {
    await live("falling", ["brain/small", "brain/free"], { budget: { perDay: 0.001 } });
    await house.send("falling", ...texts(3, "falling"));
    await house.quiet();
    expect(await outcomes("falling")).toMatchObject([{ status: "done", model: "brain/free", cases: 3 }]);
  });

  it("lets cases wait for the next day where the document says so", async () => {
    await live("patient", ["brain/small"], { budget: { perDay: 0.001, whenSpent: "wait" } });
    ahead = new Date(clock.now()).setUTCHours(23, 59, 57) - Date.now();
    await house.send("patient", { text: "early" });
    await expect
      .poll(async () => (await outcomes("patient"))[0])
      .toMatchObject({ status: "waiting", waiting: "retry" });
    const [told] = await house.database.query<{ entries: string }>(
      `select t::text as entries from surety.timeline t join surety.cases c on c.id = t.case_id
       where c.workflow = 'patient' and t::text like '%when the next day%'`,
    );
    expect(told?.entries).toContain("The budget of patient for");
    await house.commands.saveWorkflow(
      asking("patient", ["brain/small"], { budget: { perDay: 1, whenSpent: "wait" } }),
      owner,
    );
    await house.quiet();
    expect(await outcomes("patient")).toMatchObject([{ status: "done", model: "brain/small", cases: 1 }]);
  });
});

describe("a case's budget", () => {
  it("sends the case to a person, who reads why", async () => {
    await live("single", ["brain/small"], { budget: { perCase: 0.001, whenSpent: "wait" } });
    await house.send("single", { text: "one" });
    await house.quiet();
    expect(await outcomes("single")).toMatchObject([
      {
        waiting: "review",
        sentence: expect.stringMatching(/^What this case may cost is spent: of 0\.001 EUR/) as string,
      },
    ]);
  });
});

describe("a call", () => {
  it("of unknown price is not made where a budget must hold", async () => {
    await live("unpriced", ["brain/large"], {});
    const before = provider.calls.length;
    await house.send("unpriced", { text: "who knows" });
    await house.quiet();
    expect(provider.calls.length).toBe(before);
    expect(await outcomes("unpriced")).toMatchObject([
      {
        waiting: "review",
        sentence: expect.stringMatching(
          /^brain\/large was not asked: nobody has said what it costs, and the budget of this installation .* must hold\. Add "large" with its prices \(0 where it is free\) to the models of the connection "brain"\.$/,
        ) as string,
      },
    ]);
  });

  it("whose end nobody saw counts with all that it may have cost, and one that was refused with nothing", async () => {
    await live("broken", ["brain/small", "brain/free"], { budget: { perDay: 1 } });
    provider.script((asked) => (asked.model === "small" ? { status: 503, body: "away" } : { text: says("A"), usage }));
    await house.send("broken", { text: "refused" });
    await house.quiet();
    expect(await budget("workflow:broken")).toMatchObject({ reserved: 0, unseen: 0, spent: 0 });
    provider.script((asked) => (asked.model === "small" ? { break: "reset" } : { text: says("A"), usage }));
    await house.send("broken", { text: "lost" });
    await house.quiet();
    const after = await budget("workflow:broken");
    expect(after).toMatchObject({ reserved: 0, spent: 0 });
    expect(after?.["unseen"]).toBeGreaterThan(8000);
  });

  it("whose answer may be long is heard while it is written, and counts whole where it breaks off", async () => {
    await live("letters", ["brain/small"], { budget: { perDay: 1 } });
    const request = {
      model: "small",
      system: "Write a letter.",
      messages: [{ role: "user" as const, text: "My lamp came broken." }],
      schema: null,
      maxOutputTokens: 4000,
      temperature: null,
      tokenProbabilities: false,
    };
    const purpose = { workflow: "letters", judgment: "letter", caseId: null, experiment: null, repair: false };
    const ask = () => house.world.completions.ask("brain", request, purpose);
    provider.script(() => ({ text: "Dear Ms Lamp", usage, midway: "end" }));
    await expect(ask()).rejects.toMatchObject({ code: "broke-off" });
    const lost = await budget("workflow:letters");
    expect(lost).toMatchObject({ reserved: 0, spent: 0 });
    expect(lost?.["unseen"]).toBeGreaterThan(16_000);
    provider.script(() => ({ text: "Dear Ms Lamp", usage }));
    expect(await ask()).toMatchObject({ completion: { text: "Dear Ms Lamp" }, costMicros: callMicros });
    expect(provider.calls.at(-1)?.streamed).toBe(true);
    expect(await budget("workflow:letters")).toMatchObject({ ...lost, spent: callMicros });
    await house.send("letters", { text: "a short answer" });
    await house.quiet();
    expect(provider.calls.at(-1)?.streamed).toBe(false);
  });
});

describe("several processes", () => {
  it("share one budget, of which all together set aside no more than there is", async () => {
    await live("shared", ["brain/small"], { budget: { perDay: 0.1 } });
    const databases = [openDatabase(house.database.url, 4), openDatabase(house.database.url, 4)];
    const books = databases.map(
      (database) =>
        new BudgetBook({
          database,
          clock,
          workflow: (name) => house.world.definitions.current(name),
          installationMicros: null,
          tell: () => {},
        }),
    );
    const wanted = { workflow: "shared", caseId: null, experiment: null, model: "brain/small", micros: 3000 };
    const holds = await Promise.allSettled(
      Array.from({ length: 60 }, async (_, at) => {
        const hold = await (books[at % 2] as BudgetBook).hold(wanted);
        // Each keeps what it was given: 33 fit, and the rest must wait until some give it back.
        await house.database.query(
          "update surety.budgets set spent_micros = spent_micros + 3000, reserved_micros = reserved_micros - 3000 where budget = 'workflow:shared'",
        );
        return hold;
      }),
    );
    expect(holds.filter((one) => one.status === "fulfilled")).toHaveLength(33);
    expect(await budget("workflow:shared")).toMatchObject({ spent: 99_000, reserved: 0, refused: 27 });
    await Promise.all(databases.map((one) => one.close()));
  });
});

describe("the installation's budget", () => {
  it("stops all workflows, and each one's people hear of it", async () => {
    await live("dear", ["brain/small"]);
    provider.script(() => ({ text: says("B"), usage: { input: 1000, output: 130_000 } }));
    await house.send("dear", { text: "a novel" });
    await house.quiet();
    await live("other", ["brain/small"]);
    await house.send("other", { text: "stopped" });
    await house.quiet();
    expect(await outcomes("other")).toMatchObject([
      {
        waiting: "review",
        sentence: expect.stringMatching(/^The budget of this installation for .* is spent: of 0\.50 EUR/) as string,
      },
    ]);
    await expect.poll(async () => (await alerts("dear")).length).toBe(2);
    expect(await alerts("other")).toMatchObject([{ kind: "budget-spent" }]);
  });
});
