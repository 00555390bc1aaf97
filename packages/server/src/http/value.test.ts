import { type ValueWire, valueWire } from "@surety/core/wire/value";
import { casePage } from "@surety/core/wire/case";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  seedAudit,
  seedCase,
  seedJudgment,
  seedReview,
  seedRow,
  seedWorkflow,
  ticketsSource,
} from "../queries/seed.ts";
import { createTestApp, type TestApp } from "./test-app.ts";

const dayMs = 86_400_000;
let house: TestApp;
let viewer: Record<string, string>;
/** A moment of the present week, and one of the last. */
const now = new Date();
const lastWeek = new Date(now.getTime() - 7 * dayMs);

beforeAll(async () => {
  house = await createTestApp();
  await seedWorkflow(house.database, {
    ...ticketsSource,
    measure: { ...ticketsSource.measure, outcomes: { reopened: { absent: { value: false, after: "3d" } } } },
  });
  viewer = await house.as("viewer");
  await seedWeek();
});
afterAll(() => house.close());

async function ended(route: "automated" | "reviewed", judgment: object = {}): Promise<string> {
  const id = await seedCase(house.database, { route, received_at: lastWeek, ended_at: lastWeek, cost_micros: 1000 });
  await seedJudgment(house.database, id, { at: lastWeek, latency_ms: 500, ...judgment });
  return id;
}

async function decide(
  caseId: string,
  kind: "review" | "audit",
  seconds: number | null,
  more: object = {},
): Promise<void> {
  const review = await seedReview(house.database, caseId, { kind, status: "decided", created_at: lastWeek });
  await seedRow(house.database, "decisions", {
    id: uuidv7(),
    review_id: review,
    case_id: caseId,
    person: "p-1",
    answers: {},
    verdict: "decide",
    seconds: 0,
    at: lastWeek,
    claimed_at: seconds === null ? null : new Date(lastWeek.getTime() - seconds * 1000),
    ...more,
  });
}

/** Last week: 8 automated (2 of them audited at one half, one wrong; a third audit is open; one reopened), 4 reviewed, 1 failed. */
async function seedWeek(): Promise<void> {
  for (let n = 0; n < 8; n += 1) {
    const audited = n < 2;
    const id = await ended("automated", { route: n < 3 ? "audit" : "automate", audit_probability: 0.5 });
    if (audited) {
      await seedAudit(house.database, id, { error: n === 0 ? 1 : 0, probability: 0.5, at: now });
      await decide(id, "audit", 30);
    }
    if (n === 7) await outcome(id, true);
  }
  for (let n = 0; n < 4; n += 1) {
    const id = await ended("reviewed", {
      route: "review",
      decided_value: n === 0 ? "bug" : "refund",
      value: n === 3 ? null : "refund",
    });
    await decide(id, "review", n === 3 ? null : 120);
    if (n === 1) await decide(id, "review", 9999, { undone_at: now });
  }
  const failed = await seedCase(house.database, { status: "failed", received_at: lastWeek });
  await seedReview(house.database, failed, { kind: "exception", created_at: lastWeek });
}

const outcome = (caseId: string, value: boolean) =>
  seedRow(house.database, "outcomes", {
    id: uuidv7(),
    workflow: "tickets",
    key: uuidv7(),
    case_id: caseId,
    name: "reopened",
    value: String(value),
    at: now,
    source: "api",
    received_at: now,
  });

const read = async (weeks = 4): Promise<ValueWire> =>
  valueWire.parse(
    await (await house.app.request(`/api/v1/workflows/tickets/value?weeks=${weeks}`, { headers: viewer })).json(),
  );

it("sets a week's time and money against the baseline", async () => {
  const { weeks, total, currency, baseline } = await read();
  expect(weeks).toHaveLength(4);
  const week = weeks[2];
  expect(week).toMatchObject({
    automated: 8,
    reviewed: 4,
    peopleSeconds: 3 * 120 + 120 + 60,
    auditSeconds: 60,
    untimed: 1,
    capped: 0,
  });
  expect(week?.machineSeconds).toBeCloseTo(6);
  expect(week).toMatchObject({ modelCostMicros: 12_000, secondsPerReview: { value: 120, n: 3 } });
  // 12 cases of 5 typed minutes at 40 an hour, less 540 seconds of people and the models.
  expect(week?.hoursSaved).toEqual({ value: (3600 - 540) / 3600, low: null, high: null });
  expect(week?.savedMicros?.value).toBeCloseTo(40_000_000 - 6_012_000, -2);
  expect(weeks[3]).toMatchObject({ automated: 0, minutesPerCase: null });
  expect(total.hoursSaved).toEqual(week?.hoursSaved);
  expect([currency, baseline.minutesPerCase?.source]).toEqual(["USD", "typed"]);
});

it("shows how often something went another way, each with its count", async () => {
  const { reliability, reliabilityTotal } = await read();
  expect(reliability[2]).toMatchObject({
    cases: 13,
    error: { value: 0.5, n: 2, open: 1 },
    override: { value: 1 / 3, n: 3 },
    abstain: { value: 1 / 12, n: 12 },
    exception: { value: 1 / 13, n: 13 },
    failed: 1,
    quarantined: 0,
  });
  expect(reliability[3]).toMatchObject({ cases: 0, error: null, override: null, exception: null });
  expect(reliabilityTotal.error).toEqual(reliability[2]?.error);
});

it("joins outcomes to routes and versions, and lets silence speak where the document says how", async () => {
  const { outcomes } = await read();
  expect(outcomes).toMatchObject([
    {
      name: "reopened",
      kind: "share",
      absent: "false after 3d",
      byRoute: [
        { group: "automated", known: 8, cases: 8, figure: { value: 1 / 8, n: 8 } },
        { group: "reviewed", known: 4, cases: 4, figure: { value: 0, n: 4 } },
      ],
      byVersion: [{ version: 1, known: 12 }],
    },
  ]);
});

it("opens the cases behind a number", async () => {
  const list = async (query: string) =>
    casePage.parse(await (await house.app.request(`/api/v1/cases?${query}`, { headers: viewer })).json()).items;
  const since = new Date(lastWeek.getTime() - 1000).toISOString();
  const until = new Date(lastWeek.getTime() + 1000).toISOString();
  expect(await list(`workflow=tickets&route=automated&since=${since}&until=${until}`)).toHaveLength(8);
  expect(await list(`workflow=tickets&since=${until}`)).toHaveLength(0);
  expect(await list("outcome=reopened")).toHaveLength(1);
});
