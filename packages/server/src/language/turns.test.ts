import { noPace, requestPace, tokenPace } from "@surety/core/language/pace";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { type FakeLanguageProvider, startFakeLanguageProvider } from "@surety/testing/fakes/fake-language-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../storage/database.ts";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";
import { type GivenTurn, settleTurn, takeTurn } from "./pace-rows.ts";

let house: TestHouse;
let fake: FakeLanguageProvider;
beforeAll(async () => {
  fake = await startFakeLanguageProvider();
  fake.script(() => ({ text: '{"answer":"A","certainty":"certain"}', usage: { input: 300, output: 10 } }));
  house = await openTestHouse();
  house.world.random = () => 0;
}, 60_000);
afterAll(async () => {
  await house.end();
  await fake.close();
});

const start = new Date("2026-03-04T10:00:00Z").getTime();
const minuteMs = 60_000;

describe("turns of many processes", () => {
  it("are never more in any minute than the limit, and every call has its own", async () => {
    const databases = [openDatabase(house.database.url, 4), openDatabase(house.database.url, 4)];
    const wanted = { connection: "many", requests: requestPace(60), tokens: noPace, size: 0, patienceMs: 600_000 };
    const given = await Promise.all(
      Array.from({ length: 240 }, (_, at) => takeTurn(databases[at % 2]!, { ...wanted, now: new Date(start) })),
    );
    const times = given.map(({ taken, waitMs }) => (taken ? waitMs : Number.NaN)).toSorted((a, b) => a - b);
    for (const from of times)
      expect(times.filter((at) => at >= from && at < from + minuteMs - 1).length).toBeLessThanOrEqual(60);
    // A tenth at once, then one after the other; four minutes of them take little more than four minutes.
    expect(times.filter((at) => at === 0)).toHaveLength(6);
    expect(times.at(-1)).toBeLessThan(4 * minuteMs * 1.1);
    await Promise.all(databases.map((one) => one.close()));
  });

  it("send away whoever would wait too long, each to a time of its own", async () => {
    const wanted = { connection: "away", requests: requestPace(6), tokens: noPace, size: 0, patienceMs: 10_000 };
    const given: GivenTurn[] = [];
    for (let at = 0; at < 5; at += 1) given.push(await takeTurn(house.database, { ...wanted, now: new Date(start) }));
    expect(given.map(({ taken, waitMs }) => [taken, Math.round(waitMs / 1000)])).toEqual([
      [true, 0],
      [true, 10],
      [false, 20],
      [false, 30],
      [false, 40],
    ]);
    // Who comes back at its time has its turn.
    const back = await takeTurn(house.database, { ...wanted, now: new Date(start + 20_000) });
    expect(back).toEqual({ taken: true, waitMs: 0 });
  });

  it("count tokens, and give back what was not used", async () => {
    const tokens = tokenPace(9000);
    const wanted = { connection: "tokens", requests: noPace, tokens, size: 3000, patienceMs: 0, now: new Date(start) };
    // 3,000 tokens take 22.2 s of the time line, of which 6.7 s may come early.
    expect(await takeTurn(house.database, wanted)).toMatchObject({ taken: true });
    const next = await takeTurn(house.database, wanted);
    expect([next.taken, Math.round(next.waitMs / 100)]).toEqual([false, 156]);
    await settleTurn(house.database, "tokens", 2500 * tokens.everyMs);
    expect(await takeTurn(house.database, wanted)).toMatchObject({ taken: true, waitMs: 0 });
  });
});

describe("a provider with a limit a minute", () => {
  const connect = (name: string, more: object) => {
    const address = { baseUrl: `${fake.url}/v1`, allowPrivate: [fake.host] };
    return house.commands.saveConnection(
      name,
      "language",
      { provider: "openai", apiKey: "k", ...address, ...more },
      owner,
    );
  };
  const classify = { text: "{{ input.text }}", labels: ["billing", "refund"] };
  const judge = {
    judge: { topic: { classify, models: ["brain/small", "other/dear"] } },
    gate: { fixedThreshold: 0.9 },
  };
  const flow = [judge, { act: [{ otherwise: [] }] }] as WorkflowSource["flow"];
  const cases = () =>
    house.database.query<{ status: string; waiting: string | null; model: string | null; n: number }>(
      `select c.status, c.waiting_for as waiting, j.model, count(*)::int as n from surety.cases c
       left join surety.judgments j on j.case_id = c.id where c.workflow = 'paced' group by 1, 2, 3 order by 1`,
    );

  it("lets cases wait for their turn, which is no failure and no reason to ask a dearer model", async () => {
    await connect("brain", { perMinute: { requests: 2 } });
    await connect("other", {});
    await house.commands.saveWorkflow(ruleWorkflow({ name: "paced", flow }), owner);
    await house.commands.setStage("paced", "live", owner);
    await house.send("paced", ...Array.from({ length: 5 }, (_, at) => ({ text: `letter ${at}` })));
    await expect.poll(cases, { timeout: 20_000 }).toEqual([
      { status: "done", waiting: null, model: "brain/small", n: 1 },
      { status: "waiting", waiting: "retry", model: null, n: 4 },
    ]);
    expect(fake.calls).toHaveLength(1);
    const told = await house.database.query<{ lines: string; retries: number }>(
      `select t::text as lines, c.retry_count as retries from surety.timeline t join surety.cases c on c.id = t.case_id
       where c.workflow = 'paced' and t::text like '%has its turn in%'`,
    );
    expect(told).toHaveLength(4);
    expect(told.every(({ retries }) => retries === 0)).toBe(true);
    expect(told.some(({ lines }) => lines.includes("brain is asked as often as its limits a minute allow"))).toBe(true);
  });

  it("settles what a call really took, and tells what its limits may be", async () => {
    // A connection of its own: the calls of others would have to be waited for.
    await connect("talker", { perMinute: { tokens: 1000 } });
    const request = {
      model: "small",
      system: "Say it.",
      messages: [{ role: "user" as const, text: "Hello" }],
      schema: null,
      maxOutputTokens: 1000,
      temperature: null,
      tokenProbabilities: false,
    };
    const purpose = { workflow: "paced", judgment: "topic", caseId: null, experiment: null, repair: false };
    const before = await house.database.query<{ at: Date }>("select now() as at");
    await house.world.completions.ask("talker", request, purpose);
    const [row] = await house.database.query<{ ahead: number }>(
      "select extract(epoch from tokens_at - $1)::float8 as ahead from surety.paces where connection = 'talker'",
      [before[0]?.at],
    );
    // 310 tokens at 900 a minute are 20.7 s, and a little for what came before; 1,154 that were counted first are 76.9 s.
    expect(row?.ahead).toBeGreaterThan(20.6);
    expect(row?.ahead).toBeLessThan(60);
    const refused = (perMinute: object) => connect("talker", { perMinute });
    await expect(refused({ requests: 0 })).rejects.toMatchObject({ field: "settings.perMinute.requests" });
    await expect(refused({})).rejects.toMatchObject({ field: "settings.perMinute" });
  });
});
