import type { QueueCount, ReviewSummary } from "@surety/core/wire/review";
import type { ReviewFilter, SavedView } from "@surety/core/wire/review-list";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedCase, seedReview, seedWorkflow, ticketsSource } from "../queries/seed.ts";
import { createTestApp, jsonOf, type TestApp } from "./test-app.ts";

type Reviews = { items: ReviewSummary[]; next: string | null };

const minutes = (n: number) => new Date(Date.now() + n * 60_000);
/** What waits, each under a name; `holder` is put in later, when the key has an id. */
const waiting: Record<string, Record<string, unknown>> = {
  late: { title: "Rechnung für Müller", due_at: minutes(-90), created_at: minutes(-600), value_micros: 900e6 },
  soon: { title: "INV-2024/77 überfällig", due_at: minutes(30), created_at: minutes(-60), value_micros: 20e6 },
  high: { title: "Refund", stakes: "high", queue: "leads", certainty: 0.9, value_micros: 5e6 },
  odd: { title: "退款请求", reason: "out-of-scope", questions: "{intent,urgency}", block: 3 },
  audit: { title: "Refund again", kind: "audit", certainty: 0.4, reason: "below-threshold" },
  broken: { title: "No answer", kind: "exception", reason: "check-failed" },
  other: { title: "Another workflow", workflow: "invoices" },
  held: { title: "Somebody has this", status: "claimed", claimed_by: "rita", claimed_until: minutes(10) },
  lapsed: { title: "Somebody had this", status: "claimed", claimed_by: "rita", claimed_until: minutes(-10) },
  decided: { title: "Refund of old", status: "decided" },
};
const open = Object.keys(waiting).filter((name) => name !== "decided");

describe("the inbox", () => {
  let house: TestApp;
  let key: Record<string, string>;
  const names = new Map<string, string>();

  beforeAll(async () => {
    house = await createTestApp();
    await seedWorkflow(house.database);
    await seedWorkflow(house.database, { ...ticketsSource, name: "invoices" });
    key = await house.as("reviewer");
    for (const [name, row] of Object.entries(waiting)) {
      const caseId = await seedCase(house.database, {
        status: "waiting",
        waiting_for: "review",
        answer: "intent: bug",
      });
      names.set(await seedReview(house.database, caseId, { preview: "", ...row }), name);
    }
  });
  afterAll(() => house.close());

  const call = (method: string, path: string, body?: unknown, headers = key) =>
    house.app.request(`/api/v1${path}`, {
      method,
      headers: { ...headers, "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const read = <Body>(path: string, headers = key) => jsonOf<Body>(call("GET", path, undefined, headers));
  const addressOf = (filter: object) => {
    const params = Object.entries(filter).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
    return `/reviews?${params.join("&")}`;
  };
  async function found(filter: ReviewFilter & { limit?: number }): Promise<string[]> {
    const all: string[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const page: Reviews = await read(addressOf({ ...filter, ...(cursor !== "" && { cursor }) }));
      all.push(...page.items.map(({ id }) => names.get(id) ?? id));
      cursor = page.next;
    }
    return all;
  }
  const others = (...without: string[]) => open.filter((name) => !without.includes(name)).sort();

  const filters: [string, ReviewFilter, string[]][] = [
    ["a queue", { queue: "leads" }, ["high"]],
    ["a workflow", { workflow: "invoices" }, ["other"]],
    ["stakes", { stakes: "high" }, ["high"]],
    ["what is overdue", { due: "overdue" }, ["late"]],
    ["what is due within an hour", { due: "1h" }, ["late", "soon"]],
    ["what is due before a moment", { due: minutes(-60).toISOString() }, ["late"]],
    ["why it is here", { reason: "out-of-scope" }, ["odd"]],
    ["a question", { question: "urgency" }, ["odd"]],
    ["a block", { block: 3 }, ["odd"]],
    ["confidence", { confidenceFrom: 0.6, confidenceTo: 1 }, ["high"]],
    ["much at stake", { valueFrom: 10 }, ["late", "soon"]],
    ["what is old", { olderThan: "30m" }, ["late", "soon"]],
    ["what is new", { youngerThan: "30m" }, others("late", "soon")],
    ["what nobody holds", { holder: "nobody" }, others("held")],
    ["what others hold", { holder: "others" }, ["held"]],
    ["what I hold", { holder: "me" }, []],
    ["two things at once", { stakes: "normal", due: "2h", valueFrom: 100 }, ["late"]],
    ["a word of another language, without its accent", { q: "muller" }, ["late"]],
    ["the beginnings of words", { q: "rech für" }, ["late"]],
    ["a part of a number", { q: "2024 77" }, ["soon"]],
    ["a script without spaces", { q: "款请" }, ["odd"]],
    ["words of a search language as words", { q: "refund & | !:*'" }, ["audit", "high"]],
    ["words that stand nowhere together", { q: "refund müller" }, []],
  ];

  it.each(filters)("finds by %s, on all pages, and counts the same", async (_, filter, expected) => {
    expect((await found({ ...filter, limit: 2 })).sort()).toEqual([...expected].sort());
    const { id } = await jsonOf<{ id: string }>(call("POST", "/views", { name: "counted", filter }));
    const views = await read<{ items: SavedView[] }>("/views");
    const late = expected.filter((name) => name === "late").length;
    expect(views.items.find((view) => view.id === id)).toMatchObject({ open: expected.length, overdue: late });
    await call("DELETE", `/views/${id}`);
  });

  it("finds one by the id of its case", async () => {
    const { items } = await read<Reviews>("/reviews?q=Rechnung");
    expect(await found({ q: items[0]?.caseId })).toEqual(["late"]);
  });

  it.each<[ReviewFilter["sort"], string[]]>([
    ["due", ["late", "soon"]],
    ["value", ["late", "soon", "high"]],
    ["uncertain", ["broken", "audit"]],
  ])("sorts by %s", async (sort, first) => {
    const all = await found({ sort, limit: 4 });
    expect(all.slice(0, first.length)).toEqual(first);
    expect([...all].sort()).toEqual([...open].sort());
  });

  it("counts queues by workflow, as the lists are long", async () => {
    const { items } = await read<{ items: QueueCount[] }>("/queues");
    for (const { queue, workflow, open: count } of items)
      expect(await found({ queue, ...(workflow !== null && { workflow }) })).toHaveLength(count);
    expect(items.reduce((sum, one) => sum + one.open, 0)).toBe(open.length);
    expect(items.reduce((sum, one) => sum + one.overdue, 0)).toBe(1);
  });

  it("lists an audit to those who decide like every other review, and says what it is to those who only look", async () => {
    const row = async (headers: Record<string, string>) =>
      (await read<Reviews>("/reviews?q=again", headers)).items[0] as ReviewSummary;
    const review = (await read<Reviews>("/reviews?queue=leads")).items[0];
    expect(await row(key)).toMatchObject({ kind: "review", suggestion: null, confidence: null });
    expect(review).toMatchObject({ kind: "review", suggestion: null, confidence: null });
    expect(await row(await house.as("viewer"))).toMatchObject({ kind: "audit" });
  });

  it("says what is at stake in money", async () => {
    const { items } = await read<Reviews>("/reviews?queue=leads");
    expect(items[0]?.value).toEqual({ micros: 5_000_000, currency: "EUR" });
  });

  it.each([
    ["/reviews?due=tomorrow", "due"],
    ["/reviews?confidenceFrom=2", "confidenceFrom"],
    ["/reviews?olderThan=long", "olderThan"],
    ["/reviews?sort=price", "sort"],
    ["/reviews?whatever=1", "whatever"],
  ])("refuses %s and names the field", async (path, field) => {
    const answer = await call("GET", path);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(field);
  });

  describe("a saved view", () => {
    const mine = { name: "Late and dear", filter: { due: "overdue", valueFrom: 100, sort: "value" } };
    const create = async (body: object, headers = key) => jsonOf<{ id: string }>(call("POST", "/views", body, headers));
    const list = async (headers = key) => (await read<{ items: SavedView[] }>("/views", headers)).items;

    it("is kept, changed, made the default and deleted", async () => {
      const { id } = await create(mine);
      expect(await list()).toMatchObject([{ id, ...mine, shared: false, mine: true, isDefault: false, open: 1 }]);
      await call("PUT", `/views/${id}`, { ...mine, name: "Later" });
      await call("PUT", "/views/default", { view: id });
      expect(await list()).toMatchObject([{ name: "Later", isDefault: true }]);
      await call("PUT", "/views/default", { view: null });
      expect(await list()).toMatchObject([{ isDefault: false }]);
      await call("DELETE", `/views/${id}`);
      expect(await list()).toEqual([]);
    });

    it("is seen by others only when it is shared, and changed by them only if they may change workflows", async () => {
      const [colleague, editor] = [await house.as("reviewer"), await house.as("editor")];
      const [hidden, shown] = [await create(mine), await create({ ...mine, shared: true })];
      expect(await list(colleague)).toMatchObject([{ id: shown.id, mine: false, mayChange: false }]);
      expect((await call("PUT", `/views/${shown.id}`, mine, colleague)).status).toBe(403);
      expect((await call("DELETE", `/views/${hidden.id}`, undefined, editor)).status).toBe(404);
      expect((await call("DELETE", `/views/${shown.id}`, undefined, editor)).status).toBe(200);
      await call("DELETE", `/views/${hidden.id}`);
    });

    it("is refused with a filter that does not exist, and to those who only look", async () => {
      expect((await call("POST", "/views", { name: "x", filter: { colour: "red" } })).status).toBe(422);
      expect((await call("POST", "/views", mine, await house.as("viewer"))).status).toBe(403);
    });
  });
});
