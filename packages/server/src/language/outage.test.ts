import { setTimeout as sleep } from "node:timers/promises";
import type { WorkflowSource } from "@surety/core/workflow/document";
import {
  type FakeLanguageProvider,
  type ModelReply,
  startFakeLanguageProvider,
} from "@surety/testing/fakes/fake-language-provider";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";

/** How long the first provider is away: `npm run outage` takes ten minutes, as it happens in life, and prints what came of it. */
const inLife = process.env["OUTAGE_SECONDS"];
const outageSeconds = Number(inLife ?? 6);
const cases = 1000;
/** Retries of the engine are up to five minutes apart, and of a provider's rest up to one. */
const patienceMs = 30_000 + outageSeconds * 1500;

let house: TestHouse;
let first: Charging;
let second: Charging;

/** A provider that counts what it charges, and can be away. */
interface Charging {
  fake: FakeLanguageProvider;
  away: boolean;
  answered: number;
  /** In millionths; each answer at its own price, rounded up as a bill is. */
  charged: number;
}

const failures: ModelReply[] = [
  { status: 503, body: "away" },
  { break: "reset" },
  { status: 500, body: "<html>oops</html>" },
  { status: 429, headers: { "retry-after": "1" }, body: "{}" },
];

/** Each text has a length of its own, and so has its price; what nobody may answer is refused, and charged too. */
async function charging(): Promise<Charging> {
  const provider: Charging = { fake: await startFakeLanguageProvider(), away: false, answered: 0, charged: 0 };
  provider.fake.script(({ text }, call) => {
    if (provider.away) return failures[call % failures.length] as ModelReply;
    const usage = { input: 200 + (Number(/number (\d+)/.exec(text)?.[1]) % 97), output: 21 };
    provider.answered += 1;
    provider.charged += Math.ceil(usage.input * 0.15 + usage.output * 0.6);
    if (text.includes("forbidden")) return { text: "", finish: "refused", usage };
    return { text: JSON.stringify({ answer: "B", certainty: "certain" }), usage };
  });
  return provider;
}

const workflow = ruleWorkflow({
  name: "tickets",
  flow: [
    {
      judge: {
        topic: {
          classify: { text: "{{ input.text }}", labels: ["billing", "refund"] },
          models: ["first/small", "second/small"],
        },
      },
      gate: { fixedThreshold: 0.9, audit: 0.01 },
    },
    { act: [{ otherwise: [{ assign: { queue: "{{ topic.value }}" } }] }] },
  ] as WorkflowSource["flow"],
  budget: { perCase: 1, perDay: 1000 },
});

beforeAll(async () => {
  [first, second] = [await charging(), await charging()];
  house = await openTestHouse(undefined, { environment: { SURETY_MODEL_BUDGET_PER_DAY: "1000" } });
  for (const [name, { fake }] of [
    ["first", first],
    ["second", second],
  ] as const) {
    const models = [{ name: "small", prices: [{ from: "2026-01-01", input: 0.15, output: 0.6 }] }];
    const settings = {
      provider: "openai",
      apiKey: "sk-x",
      baseUrl: `${fake.url}/v1`,
      allowPrivate: [fake.host],
      models,
    };
    await house.commands.saveConnection(name, "language", settings, owner);
  }
  await house.commands.saveWorkflow(workflow, owner);
  await house.commands.setStage("tickets", "live", owner);
}, 60_000);
afterAll(async () => {
  await house.end();
  await Promise.all([first.fake.close(), second.fake.close()]);
});

let sent = 0;
/** Every hundredth case is one that both providers refuse. */
async function send(count: number): Promise<void> {
  const payloads = Array.from({ length: count }, () => {
    sent += 1;
    return { text: `${sent % 100 === 0 ? "forbidden" : "ordinary"} ticket number ${sent}` };
  });
  await house.send("tickets", ...payloads);
}

const rows = <Row>(text: string) => house.database.query<Row>(text);
const answeredBy = async () =>
  Object.fromEntries(
    (
      await rows<{ by: string; cases: number }>(
        "select split_part(model, '/', 1) as by, count(*)::int as cases from surety.judgments group by 1",
      )
    ).map(({ by, cases: count }) => [by, count]),
  );
const ended = async () =>
  (
    await rows<{ n: number }>(
      "select count(*)::int as n from surety.cases where status = 'done' or (status = 'waiting' and waiting_for = 'review')",
    )
  )[0]?.n;
const until = (count: number) => expect.poll(ended, { timeout: patienceMs, interval: 200 }).toBe(count);

it(
  "a provider that is away in the middle of 1,000 cases loses none, fails none, and the bill adds up",
  async () => {
    await send(300);
    await until(300);
    expect(await answeredBy()).toEqual({ first: 297, nobody: 3 });

    // The first is away all the time; in the middle of it the second too, so that all must wait.
    first.away = true;
    for (let step = 0; step < 20; step += 1) {
      second.away = step >= 8 && step < 14;
      await Promise.all([send(20), sleep((outageSeconds * 1000) / 20)]);
    }
    const waited = await rows<{ n: number }>(
      "select count(distinct case_id)::int as n from surety.model_calls where outcome = 'failed'",
    );
    const endedMeanwhile = await ended();
    expect(waited[0]?.n).toBeGreaterThan(0);
    // What one provider refuses and the other may still answer waits for the other.
    await until(696);
    // What is left alone is not asked by each case: a few calls tell that it is still away.
    const vain = first.fake.calls.length - 300;
    expect(vain).toBeLessThan(150);
    const during = await answeredBy();
    expect(during).toEqual({ first: 297, second: 396, nobody: 3 });

    first.away = false;
    await expect
      .poll(
        async () => {
          if (sent < cases - 100) await send(1);
          return (await answeredBy())["first"];
        },
        { timeout: patienceMs + 70_000, interval: 500 },
      )
      .toBeGreaterThan(297);
    await send(cases - sent);
    await until(cases);

    expect(
      await rows(
        "select status, waiting_for as waiting, count(*)::int as n from surety.cases group by 1, 2 order by 1",
      ),
    ).toEqual([
      { status: "done", waiting: null, n: 990 },
      { status: "waiting", waiting: "review", n: 10 },
    ]);
    const { first: byFirst = 0, second: bySecond = 0, nobody } = await answeredBy();
    expect([byFirst + bySecond, nobody]).toEqual([990, 10]);
    // Nothing was paid twice: an answer for each case, and two refusals for each that both refused.
    const bill = await rows(
      "select connection, count(*) filter (where outcome <> 'failed')::int as answers, sum(cost_micros)::int as micros from surety.model_calls group by 1 order by 1",
    );
    expect(bill).toEqual([
      { connection: "first", answers: first.answered, micros: first.charged },
      { connection: "second", answers: second.answered, micros: second.charged },
    ]);
    const budgets = await rows(
      "select spent_micros::int as spent, reserved_micros::int as reserved from surety.budgets where budget in ('installation', 'workflow:tickets')",
    );
    const all = { spent: first.charged + second.charged, reserved: 0 };
    expect(budgets).toEqual([all, all]);
    const figures = {
      byFirst,
      bySecond,
      people: nobody,
      metAnOutage: waited[0]?.n,
      vain,
      endedMeanwhile,
      bill: all.spent,
    };
    if (inLife !== undefined) process.stdout.write(`An outage of ${outageSeconds} s: ${JSON.stringify(figures)}\n`);
  },
  patienceMs * 4 + outageSeconds * 1000 + 100_000,
);
