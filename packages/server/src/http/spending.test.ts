import { type SpendingWire, spendingWire } from "@surety/core/wire/spending";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { spendingText } from "../cli/spending.ts";
import { seedCase, seedRow, seedWorkflow, ticketsSource } from "../queries/seed.ts";
import { createTestApp, jsonOf, type TestApp } from "./test-app.ts";

let house: TestApp;
let viewer: Record<string, string>;
const now = new Date();
const today = now.toISOString().slice(0, 10);

beforeAll(async () => {
  house = await createTestApp({ modelBudgetMicros: 50_000_000 });
  await seedWorkflow(house.database, { ...ticketsSource, budget: { perCase: 0.05, perDay: 2, whenSpent: "wait" } });
  viewer = await house.as("viewer");
});
afterAll(() => house.close());

const spending = async () => {
  const answer = await house.app.request(`/api/v1/workflows/${ticketsSource.name}/spending`, { headers: viewer });
  expect(answer.status).toBe(200);
  const body = await jsonOf<SpendingWire>(answer);
  expect(spendingWire.parse(body)).toEqual(body);
  return body;
};

async function called(caseId: string, daysAgo: number, micros: number | null, outcome = "answered"): Promise<void> {
  await seedRow(house.database, "model_calls", {
    id: uuidv7(),
    at: new Date(now.getTime() - daysAgo * 86_400_000),
    workflow: ticketsSource.name,
    judgment: "intent",
    case_id: caseId,
    connection: "brain",
    model: "small",
    outcome,
    cost_micros: micros,
    milliseconds: 12,
  });
}

it("has no signals to weigh before a language model has answered, and knows workflows from others", async () => {
  const signals = (name: string) => house.app.request(`/api/v1/workflows/${name}/signals`, { headers: viewer });
  expect(await (await signals(ticketsSource.name)).json()).toEqual({
    workflow: ticketsSource.name,
    currency: "USD",
    judgments: [],
  });
  expect((await signals("nothing")).status).toBe(404);
});

it("says that nothing is spent where nothing is, with the budgets in force", async () => {
  const none = { spentMicros: 0, reservedMicros: 0, unseenMicros: 0, refused: 0 };
  expect(await spending()).toMatchObject({
    day: today,
    today: { calls: 0, costMicros: 0, unpriced: 0 },
    budgets: {
      perCaseMicros: 50_000,
      perDay: { limitMicros: 2_000_000, ...none },
      installation: { limitMicros: 50_000_000, ...none },
      whenSpent: "wait",
    },
    perCase: null,
  });
});

it("adds up today's calls, four weeks' cases, and what of the budgets is gone", async () => {
  const [one, two] = [await seedCase(house.database), await seedCase(house.database)];
  await called(one, 0, 700);
  await called(one, 0, 300);
  await called(one, 0, null, "failed");
  await called(two, 0, null);
  await called(two, 3, 5000);
  await called(two, 40, 1_000_000);
  const moved = { limit_micros: 1, spent_micros: 1_600_000, unseen_micros: 20_000, reserved_micros: 9000, refused: 3 };
  await seedRow(house.database, "budgets", { budget: `workflow:${ticketsSource.name}`, period: today, ...moved });
  const found = await spending();
  expect(found).toMatchObject({
    today: { calls: 4, costMicros: 1000, unpriced: 1 },
    budgets: {
      perDay: {
        limitMicros: 2_000_000,
        spentMicros: 1_600_000,
        unseenMicros: 20_000,
        reservedMicros: 9000,
        refused: 3,
      },
    },
    perCase: { cases: 2, costMicros: 6000, meanMicros: 3000 },
  });
  expect(spendingText(found).split("\n")).toEqual([
    `Today (${today}, UTC)  0.001 USD for 4 calls; 1 of them without a price`,
    "Of its budget a day    1.60 USD of 2.00 USD spent; up to 0.02 USD for calls whose end nobody saw; 0.009 USD set aside for calls under way; 3 calls refused",
    "Of the installation's  0.00 USD of 50.00 USD spent",
    "Budget of one case     0.05 USD",
    "When a day's money is spent, cases wait for the next day.",
    "In four weeks          0.003 USD a case, over 2 cases",
  ]);
});

it("is not there for a workflow that is not", async () => {
  const answer = await house.app.request("/api/v1/workflows/nothing/spending", { headers: viewer });
  expect(answer.status).toBe(404);
});
