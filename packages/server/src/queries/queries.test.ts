import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { caseDetail, casePage, journalPage } from "@surety/core/wire/case";
import { overview as overviewWire } from "@surety/core/wire/overview";
import { quality as qualityWire } from "@surety/core/wire/quality";
import { queueCount, reviewDetail } from "@surety/core/wire/review";
import { job, workflowDetail } from "@surety/core/wire/workflow";
import { gate } from "@surety/testing/factories/gate";
import { v7 as uuidv7 } from "uuid";
import { DefinitionStore } from "../definitions/definition-store.ts";
import { type Database, openDatabase } from "../storage/database.ts";
import { createTestDatabase } from "../storage/test-database.ts";
import { countQueues } from "./count-queues.ts";
import { countsOfToday } from "./counts-of-today.ts";
import { listCases } from "./list-cases.ts";
import { listConnections } from "./list-connections.ts";
import { listJournal } from "./list-journal.ts";
import { labelPage } from "@surety/core/wire/label";
import { listLabels } from "./list-labels.ts";
import { listReviews } from "./list-reviews.ts";
import { overview } from "./overview.ts";
import { quality } from "./quality.ts";
import { readCase } from "./read-case.ts";
import { readJob } from "./read-job.ts";
import { readReview } from "./read-review.ts";
import { readWorkflow } from "./read-workflow.ts";
import { seedAudit, seedCase, seedJudgment, seedLabel, seedReview, seedRow, seedWorkflow } from "./seed.ts";

const now = new Date("2026-11-22T12:00:00Z");
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

const looker = { person: null, now, barred: [] };

/** The screen is named by whoever shows it: see `preview/read-shown.ts`. */
const withoutScreen = reviewDetail.omit({ screen: true });

describe("queries", () => {
  let database: Database;
  let drop: () => Promise<void>;
  let definitions: DefinitionStore;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    const test = await createTestDatabase({ migrated: true });
    drop = test.drop;
    database = openDatabase(test.url, 4);
    definitions = new DefinitionStore(database, () => []);
    await seedWorkflow(database);
    await seedRow(database, "people", { id: "p-ada", name: "Ada", email: "ada@example.test", role: "owner" });
    await seedHistory();
    await seedInbox();
  });
  afterAll(async () => {
    await database.close();
    await drop();
  });

  /** Ended cases: 4 automated (2 audited right, 1 wrong, 1 unknown) and 3 reviewed (1 override, 1 abstained). */
  async function seedHistory(): Promise<void> {
    const done = (minutes: number, row: Record<string, unknown> = {}) =>
      seedCase(database, {
        received_at: minutesAgo(minutes),
        ended_at: minutesAgo(minutes - 1),
        route: "automated",
        answer: "intent: refund",
        confidence: 0.97,
        cursor: 3,
        ...row,
      });
    for (const [n, value] of ["refund", "refund", "billing", null].entries()) {
      const id = await done(100 + n);
      await seedJudgment(database, id, {
        at: minutesAgo(100),
        audit_probability: 0.1,
        decided_value: "refund",
        decided_by: "model",
        route: value === null ? "automate" : "audit",
      });
      if (value !== null) {
        await seedLabel(database, id, { value, at: minutesAgo(50), draw_probability: 0.1, person: "p-ada" });
        await seedAudit(database, id, { error: value === "refund" ? 0 : 1, at: minutesAgo(50) });
      }
      ids[`automated${n}`] = id;
    }
    for (const [n, [value, decided]] of [
      ["refund", "refund"],
      ["refund", "bug"],
      [null, "bug"],
    ].entries()) {
      const id = await done(60 * 24 + 200 + n, { route: "reviewed", answer: `intent: ${decided}` });
      await seedJudgment(database, id, {
        route: "review",
        value,
        confidence: 0.4,
        decided_value: decided,
        decided_by: "p-ada",
        at: minutesAgo(60 * 24 + 200),
      });
      ids[`reviewed${n}`] = id;
    }
    await seedCase(database, {
      received_at: minutesAgo(30),
      status: "failed",
      title: "100% _sure_",
      error: { code: "boom", message: "It broke.", remedy: null },
    });
  }

  async function seedInbox(): Promise<void> {
    for (const [n, kind] of ["review", "review", "audit", "exception"].entries()) {
      const id =
        kind === "audit"
          ? (ids["automated3"] ?? "")
          : await seedCase(database, {
              received_at: minutesAgo(20 - n),
              status: "waiting",
              waiting_for: "review",
              answer: "intent: bug",
              confidence: 0.3 + n / 10,
              cursor: kind === "exception" ? 0 : 1,
            });
      if (kind === "review")
        await seedJudgment(database, id, { route: "review", value: "bug", confidence: 0.3 + n / 10 });
      const due = [minutesAgo(-60), minutesAgo(60 * 24 * 365), null, null][n] ?? null;
      ids[`${kind}${n}`] = await seedReview(database, id, {
        kind,
        created_at: minutesAgo(10 - n),
        due_at: due,
        confidence: kind === "exception" ? null : 0.3 + n / 10,
        block: kind === "exception" ? 0 : 1,
        queue: n === 0 ? "leads" : "people",
      });
      await seedRow(database, "timeline", {
        case_id: id,
        at: minutesAgo(9),
        kind: "judged",
        title: "intent: bug",
        detail: {},
        actor: "p-ada",
      });
    }
    await seedRow(database, "effects", {
      id: uuidv7(),
      case_id: ids["automated3"],
      action: "2.0.0",
      kind: "notify",
      idempotency_key: "k1",
      request: { text: "x" },
      status: "pending",
      created_at: minutesAgo(5),
    });
  }

  async function walk<Item>(
    read: (cursor: string | undefined) => Promise<{ items: Item[]; next: string | null }>,
  ): Promise<Item[]> {
    const all: Item[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await read(cursor);
      all.push(...page.items);
      if (page.next === null) return all;
      cursor = page.next;
    }
  }

  it("walks all cases page by page, each once, newest first", async () => {
    const all = await walk((cursor) => listCases(database, { limit: 3, cursor }));
    expect(all).toHaveLength(11);
    expect(new Set(all.map((one) => one.id)).size).toBe(11);
    expect(all.map((one) => one.receivedAt)).toEqual(
      all
        .map((one) => one.receivedAt)
        .toSorted()
        .toReversed(),
    );
    expect(() => casePage.parse({ items: all, next: null })).not.toThrow();
  });

  it("filters cases, takes wildcards literally and finds an id", async () => {
    expect((await listCases(database, { q: "100% _s" })).items).toHaveLength(1);
    expect((await listCases(database, { q: "%" })).items).toHaveLength(1);
    expect((await listCases(database, { status: "waiting" })).items).toHaveLength(3);
    expect((await listCases(database, { route: "reviewed", workflow: "tickets" })).items).toHaveLength(3);
    expect((await listCases(database, { q: ids["automated1"] })).items.map((one) => one.id)).toEqual([
      ids["automated1"],
    ]);
    const uncertain = await walk((cursor) => listCases(database, { sort: "uncertain", limit: 1, cursor }));
    expect(uncertain.map((one) => one.confidence)).toEqual([0.3, 0.4, 0.6]);
  });

  it("refuses a cursor that is not one of this list", async () => {
    await expect(listCases(database, { cursor: "nonsense" })).rejects.toMatchObject({ code: "bad-cursor" });
  });

  it("reads a case whole, with people by name", async () => {
    const detail = await readCase(database, ids["reviewed1"] ?? "");
    expect(() => caseDetail.parse(detail)).not.toThrow();
    expect(detail).toMatchObject({
      version: { number: 1 },
      currency: "USD",
      judgments: [{ value: "refund", decidedValue: "bug", decidedBy: "Ada" }],
    });
    expect(await readCase(database, uuidv7())).toBeNull();
    expect(await readCase(database, "nonsense")).toBeNull();
  });

  it("orders the inbox by due time, by arrival or by doubt, and pages in each order", async () => {
    const order = async (sort: "due" | "newest" | "uncertain") =>
      (await walk((cursor) => listReviews(database, { sort, limit: 1, cursor }, looker))).map((one) => one.id);
    const [r0, r1, a2, e3] = [ids["review0"], ids["review1"], ids["audit2"], ids["exception3"]];
    expect(await order("due")).toEqual([r1, r0, a2, e3]);
    expect(await order("newest")).toEqual([e3, a2, r1, r0]);
    expect(await order("uncertain")).toEqual([e3, r0, r1, a2]);
    expect((await listReviews(database, { queue: "leads" }, looker)).items).toHaveLength(1);
  });

  it("shows nothing of the machine's answer in an audit, neither in the list nor in the detail", async () => {
    const row = (await listReviews(database, {}, looker)).items.find((one) => one.kind === "audit");
    expect(row).toMatchObject({ suggestion: null, confidence: null });
    const detail = await readReview({ database, definitions }, ids["audit2"] ?? "");
    expect(() => withoutScreen.parse(detail)).not.toThrow();
    expect(detail).toMatchObject({
      questions: [
        {
          judgment: "intent",
          options: ["billing", "refund", "bug"],
          suggestion: null,
          confidence: null,
          alternatives: [],
        },
      ],
      why: { code: "asked" },
    });
    expect(detail?.similar.map(({ caseId }) => caseId)).not.toContain(detail?.caseId);
    expect(detail?.case).toMatchObject({ judgments: [], effects: [], answer: null, confidence: null, queue: null });
    expect(detail?.case.timeline.map((entry) => entry.kind)).toEqual(["event"]);
    expect(JSON.stringify({ ...detail, questions: [], similar: [] })).not.toMatch(/intent|bug/);
  });

  it("gives a reviewer the suggestion and similar cases that ended", async () => {
    const detail = await readReview({ database, definitions }, ids["review0"] ?? "");
    expect(() => withoutScreen.parse(detail)).not.toThrow();
    expect(detail?.questions[0]).toMatchObject({ suggestion: "bug", confidence: 0.3, reason: { code: "sure" } });
    expect(detail?.similar[0]).toMatchObject({ similarity: 1 });
    expect(detail?.similar.length).toBe(5);
    expect((await readReview({ database, definitions }, ids["exception3"] ?? ""))?.questions).toHaveLength(1);
  });

  it("shows a claim that ran out as open", async () => {
    await database.query(
      "update surety.reviews set status = 'claimed', claimed_by = 'p-ada', claimed_until = now() - interval '1 minute' where id = $1",
      [ids["review0"]],
    );
    expect(await readReview({ database, definitions }, ids["review0"] ?? "")).toMatchObject({
      status: "open",
      claimedBy: null,
    });
    await database.query("update surety.reviews set claimed_until = now() + interval '1 minute' where id = $1", [
      ids["review0"],
    ]);
    expect(await readReview({ database, definitions }, ids["review0"] ?? "")).toMatchObject({
      status: "claimed",
      claimedBy: "Ada",
    });
  });

  it("counts queues and what is overdue", async () => {
    const counts = await countQueues(database, now);
    expect(() => queueCount.array().parse(counts)).not.toThrow();
    expect(counts).toEqual([
      { queue: "leads", workflow: "tickets", open: 1, overdue: 0 },
      { queue: "people", workflow: "tickets", open: 3, overdue: 1 },
    ]);
  });

  it("puts every case into one cell, and estimates errors from audits with their probability", async () => {
    const view = await overview(database, 3, now);
    expect(() => overviewWire.parse(view)).not.toThrow();
    expect(view.series).toHaveLength(3);
    expect(view.series[2]).toEqual({
      from: "2026-11-22T00:00:00.000Z",
      correctAutomated: 2,
      wrongAutomated: 1,
      unknownAutomated: 1,
      correctReviewed: 0,
      wrongCaught: 0,
      waiting: 3,
    });
    expect(view.series[1]).toMatchObject({ correctReviewed: 2, wrongCaught: 1 });
    expect(view.today).toMatchObject({ arrived: 8, automated: 4, reviewed: 0, waiting: 3, overdue: 1, failed: 1 });
    const { arrived, automated, reviewed, waiting, failed } = view.today;
    expect(await countsOfToday(database, now)).toEqual({ arrived, automated, reviewed, waiting, failed });
    expect(view.today.wrongAutomated?.value).toBeCloseTo(1 / 3);
    expect(view.today.wrongAutomated).toMatchObject({ n: 3, open: 0 });
    expect(view.workflows[0]).toMatchObject({
      name: "tickets",
      arrivedToday: 8,
      waiting: 3,
      automationRate: { n: 10 },
      guarantee: { state: "learning", sentence: expect.stringMatching(/^Intent: people decide until labels support/) },
    });
  });

  it("reads a workflow with its counted map, versions, forms and yaml", async () => {
    const stretch = { kind: "stretch", title: "", at: now, case_id: ids["automated1"], entries: "[]" };
    for (const fired of ["{2.0}", "{2.0,1.0}"]) await seedRow(database, "timeline", { ...stretch, fired });
    const detail = await readWorkflow(database, "tickets", now);
    expect(detail?.map.nodes.filter((node) => node.layer === "act").map((node) => node.count)).toEqual([1, 0]);
    expect(() => workflowDetail.parse(detail)).not.toThrow();
    expect(detail?.map.nodes.find((node) => node.id === "1/intent")?.count).toBe(4 + 2);
    expect(detail?.map.nodes.find((node) => node.id === "trigger/api")?.count).toBe(8);
    expect(detail?.forms).toEqual([
      { trigger: "ask", url: "/forms/tickets/ask" },
      { trigger: "staff", url: "/forms/tickets/staff" },
    ]);
    expect(detail?.yaml).toContain("name: tickets");
    expect(await readWorkflow(database, "none", now)).toBeNull();
  });

  it("gives the quality of judgments that were never measured, and of those that were", async () => {
    const before = await quality(database, "tickets", now);
    expect(() => qualityWire.parse(before)).not.toThrow();
    expect(before?.judgments[0]).toMatchObject({
      judgment: "intent",
      answeredBy: ["local"],
      model: null,
      live: { cases: 9, auditedError: { n: 3, open: 0 } },
    });
    expect(before?.gates[0]).toMatchObject({ mode: "guaranteed", state: "learning" });
    await seedRow(database, "models", {
      hash: "m1",
      workflow: "tickets",
      judgment: "intent",
      labels: 10,
      report: {},
      quality: { accuracy: { value: 0.9, low: 0.8, high: 0.95, n: 100 } },
      active: true,
      created_at: now,
    });
    await seedRow(database, "gates", {
      id: uuidv7(),
      workflow: "tickets",
      judgment: "intent",
      model: "m1",
      target: 0.02,
      assurance: 0.95,
      evidence: { maxError: 0.02, assurance: 0.95, segments: gate.earned().segments },
      active: true,
      created_at: now,
    });
    const after = await quality(database, "tickets", now);
    expect(() => qualityWire.parse(after)).not.toThrow();
    expect(after?.judgments[0]?.accuracy?.n).toBe(100);
    expect(after?.gates[0]).toMatchObject({ state: "earned", fittedAt: now.toISOString() });
    expect(after?.labels).toEqual({ total: 3, bySource: { audit: 3 }, train: 0, calibration: 3 });
  });

  it("lists labels, journal and connections, and reads jobs", async () => {
    const labels = await listLabels(database, "tickets", { judgment: "intent" });
    expect(() => labelPage.parse(labels)).not.toThrow();
    expect(labels.items[0]?.person).toBe("Ada");
    await seedRow(database, "events", {
      id: uuidv7(),
      workflow: "tickets",
      trigger_id: "api",
      received_at: now,
      fate: "invalid",
      payload: { a: 1 },
      problems: JSON.stringify([{ field: "a", message: "m", remedy: "r" }]),
    });
    expect(journalPage.parse(await listJournal(database, { fate: "invalid" })).items).toMatchObject([
      { problems: [{ field: "a" }] },
    ]);
    await seedRow(database, "connections", {
      name: "crm",
      kind: "postgres",
      settings: { host: "db", password: { $sealed: "x" }, token: "abc" },
    });
    expect(await listConnections(database)).toMatchObject([
      { name: "crm", settings: { host: "db", password: "", token: "" }, usedBy: [], restsUntil: null },
    ]);
    const id = uuidv7();
    await seedRow(database, "jobs", {
      id,
      kind: "train",
      workflow: "tickets",
      status: "running",
      process: "1",
      started_at: now,
    });
    expect(job.parse(await readJob(database, id))).toMatchObject({ id, status: "running" });
  });
});
