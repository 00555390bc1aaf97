import type { ReviewSummary } from "@surety/core/wire/review";
import { afterAll, beforeAll, expect, it } from "vitest";
import { houseApp } from "../http/house-app.ts";
import { openApiKeys } from "../security/api-keys.ts";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.end());

async function dueOf(name: string, review: object): Promise<{ due: Date | null; created: Date }> {
  await house.commands.saveWorkflow(ruleWorkflow({ name, review: { queue: "leads", ...review } }), owner);
  await house.commands.setStage(name, "live", owner);
  const [arrival] = await house.send(name, { text: "odd" });
  await house.commands.waitForCase(arrival?.caseId ?? "", 5000);
  const [row] = await house.database.query<{ due: Date | null; created: Date }>(
    "select due_at as due, created_at as created from surety.reviews where case_id = $1",
    [arrival?.caseId],
  );
  return row!;
}

it("is due in open time where the workflow has hours", async () => {
  const { due, created } = await dueOf("sundays", {
    due: "3h",
    hours: { zone: "UTC", open: { sun: "10:00-12:00" } },
  });
  expect(due?.getUTCDay()).toBe(0);
  expect(due?.getUTCHours()).toBeGreaterThanOrEqual(10);
  expect(due?.getUTCHours()).toBeLessThan(12);
  expect(due?.getTime()).toBeGreaterThan(created.getTime() + 3 * 3_600_000);
});

it("is due by the clock where it has none, and never where nothing is said", async () => {
  const { due, created } = await dueOf("all-hours", { due: "3h" });
  expect((due?.getTime() ?? 0) - created.getTime()).toBe(3 * 3_600_000);
  expect(await dueOf("no-hurry", {})).toMatchObject({ due: null });
});

interface Desk {
  value: string | null;
  currency: string | null;
  certainty: number | null;
  reason: string | null;
  questions: string[];
  found: boolean;
}

it("keeps what the inbox finds it by: value at stake, certainty, reason, questions and words", async () => {
  const rules = ruleWorkflow({ name: "dear", review: { queue: "leads", value: "input.text.size() * 1.5" } });
  await house.commands.saveWorkflow({ ...rules, measure: { currency: "CHF" } }, owner);
  await house.commands.setStage("dear", "assisted", owner);
  const [arrival] = await house.send("dear", { text: "a bug" });
  await house.commands.waitForCase(arrival?.caseId ?? "", 5000);
  const [row] = await house.database.query<Desk>(
    `select value_micros as value, currency, certainty, reason, questions, search @@ 'bug'::tsquery as found
     from surety.reviews where case_id = $1`,
    [arrival?.caseId],
  );
  expect(row).toMatchObject({ value: "7500000", currency: "CHF", reason: "stage-assisted", found: true });
  expect(row?.questions).toEqual(["topic"]);
});

it("says what is at stake in the currency that the case names, and in none where nobody can tell", async () => {
  const properties = {
    id: { type: "string" },
    text: { type: "string" },
    total: { type: "number" },
    currency: { type: "string" },
  } as const;
  const bills = ruleWorkflow({ name: "bills", review: { queue: "leads", value: "input.total" } });
  const source = { ...bills, input: { type: "object" as const, properties }, measure: { currency: "EUR" } };
  await house.commands.saveWorkflow(source, owner);
  await house.commands.setStage("bills", "assisted", owner);
  const currencies = ["GBP", undefined, "florins"];
  await house.send("bills", ...currencies.map((currency) => ({ text: `${currency}`, total: 12.5, currency })));
  await house.quiet();
  const app = houseApp(house, { origin: "http://localhost:4747", version: "1", demo: false });
  const { key } = await openApiKeys(house.database).create({ name: "list", role: "reviewer" }, owner);
  const headers = { authorization: `Bearer ${key}` };
  const answer = await app.request("/api/v1/reviews?workflow=bills", { headers });
  const { items } = (await answer.json()) as { items: ReviewSummary[] };
  const told = Object.fromEntries(items.map(({ title, value }) => [title, value]));
  expect(told).toEqual({
    GBP: { micros: 12_500_000, currency: "GBP" },
    undefined: { micros: 12_500_000, currency: "EUR" },
    florins: { micros: 12_500_000, currency: null },
  });
});
