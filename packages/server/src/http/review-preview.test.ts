import type { ReviewPlan, ReviewPreview } from "@surety/core/wire/review-preview";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedCase, seedJudgment, seedReview, seedRow, seedWorkflow, ticketsSource } from "../queries/seed.ts";
import { createTestApp, jsonOf, type TestApp } from "./test-app.ts";

const tables = ["cases", "reviews", "decisions", "labels", "effects", "judgments", "timeline", "records", "audit_log"];
const [, judge] = ticketsSource.flow;

/** Refunds go to a queue, to a mail, to a record and to a CRM; bugs to a template that cannot be rendered. */
const refunds = {
  ...ticketsSource,
  name: "refunds",
  exceptions: { queue: "broken" },
  flow: [
    {
      prepare: {
        text: { clean: { from: "input.subject" } },
        customer: { lookup: { connection: "crm", path: "customers", query: { subject: "input.subject" } } },
      },
    },
    judge!,
    {
      act: [
        {
          name: "Refunds",
          when: 'intent.value == "refund"',
          do: [
            { assign: { queue: "refunds" } },
            {
              email: {
                connection: "mail",
                to: "{{ customer.email }}",
                subject: "Refund of {{ input.amount }}",
                text: "Hi",
              },
            },
            {
              http: { connection: "crm", method: "POST" as const, path: "/refunds", body: { amount: "input.amount" } },
            },
            { webhook: { connection: "hook", event: "refund.made", data: { by: "intent.decidedBy" } } },
          ],
        },
        { when: 'intent.value == "bug" && input.amount / input.amount > 0.0', do: [{ assign: { queue: "bugs" } }] },
        { otherwise: [{ assign: { queue: "rest" } }] },
      ],
    },
  ],
};

describe("the preview of a review", () => {
  let house: TestApp;
  let key: Record<string, string>;
  beforeAll(async () => {
    house = await createTestApp();
    await seedWorkflow(house.database);
    await seedWorkflow(house.database, refunds as typeof ticketsSource);
    const connection = (name: string, kind: string, settings: object) =>
      seedRow(house.database, "connections", { name, kind, settings });
    await connection("crm", "http", { baseUrl: "https://crm.example/v1/tenant-77", token: { $sealed: "token-55" } });
    await connection("hook", "webhook", { url: "https://hooks.example/path-secret-44" });
    await connection("mail", "smtp", { host: "mail.example", password: { $sealed: "password-33" } });
    key = await house.as("viewer");
  });
  afterAll(() => house.close());

  async function review(row: Record<string, unknown> = {}, input: Record<string, unknown> = {}): Promise<string> {
    const workflow = (row["workflow"] as string | undefined) ?? "refunds";
    const caseId = await seedCase(house.database, {
      workflow,
      version: `hash-of-${workflow}`,
      status: "waiting",
      waiting_for: "review",
      cursor: 1,
      input: { subject: "Where is it", body: "jo@example.com", amount: 12.5, ...input },
      data: { text: { value: "Where is it" }, customer: { value: { email: "jo@example.com" } } },
    });
    await seedJudgment(house.database, caseId, { workflow, route: "review", decided_value: null, decided_by: null });
    return seedReview(house.database, caseId, { workflow, ...row });
  }
  const read = (id: string) =>
    jsonOf<ReviewPreview>(house.app.request(`/api/v1/reviews/${id}/preview`, { headers: key }));
  const planOf = (preview: ReviewPreview, verdict: string, intent?: string): ReviewPlan | undefined =>
    preview.plans[
      preview.answers.find((one) => one.verdict === verdict && one.answers["intent"] === intent)?.plan ?? -1
    ];

  it("says which rule fires on each answer, and every effect of it before it happens", async () => {
    const preview = await read(await review({ undo_seconds: 5 }));
    expect(preview).toMatchObject({ undoSeconds: 5, withheld: null });
    expect(planOf(preview, "decide", "refund")).toMatchObject({
      rules: [{ block: 2, rule: 0, name: "Refunds", when: 'intent.value == "refund"', words: "intent is refund" }],
      end: "done",
      effects: [
        { kind: "assign", target: "refunds", happens: true },
        { kind: "email", target: "jo@example.com", connection: "mail", request: { subject: "Refund of 12.5" } },
        { kind: "http", target: "POST /refunds", origin: "https://crm.example", request: { body: { amount: 12.5 } } },
        { kind: "webhook", target: "refund.made", origin: "https://hooks.example" },
      ],
    });
    expect(planOf(preview, "decide", "billing")).toMatchObject({
      rules: [{ rule: 2, when: null }],
      effects: [{ kind: "assign", target: "rest" }],
    });
  });

  it("says the same once: none fits and billing both take the last rule; to reject ends the case", async () => {
    const preview = await read(await review());
    expect(planOf(preview, "out-of-scope")).toBe(planOf(preview, "decide", "billing"));
    expect(planOf(preview, "reject")).toMatchObject({ effects: [], rules: [], end: "cancelled" });
    expect(preview.answers).toHaveLength(5);
  });

  it("shows neither secrets nor the paths of connections", async () => {
    const shown = JSON.stringify(await read(await review()));
    expect(shown).toContain("https://hooks.example");
    expect(shown).not.toMatch(/token-55|tenant-77|path-secret-44|password-33/);
  });

  it("says what a rule or a template would fail with, and where the case would go", async () => {
    const preview = await read(await review({}, { amount: "twelve" }));
    const failed = planOf(preview, "decide", "bug");
    expect(failed).toMatchObject({ end: "exception", effects: [] });
    expect(failed?.note).toContain("to broken");
    expect(planOf(preview, "decide", "billing")?.end).toBe("done");
    expect(planOf(preview, "decide", "refund")?.end).toBe("done");
  });

  it("says what stays inside while the workflow is in shadow", async () => {
    const id = await review();
    await house.database.query("update surety.workflows set stage = 'shadow' where name = 'refunds'");
    const plan = planOf(await read(id), "decide", "refund");
    await house.database.query("update surety.workflows set stage = 'live' where name = 'refunds'");
    expect(plan?.effects.map(({ kind, happens }) => [kind, happens])).toEqual([
      ["assign", true],
      ["email", false],
      ["http", false],
      ["webhook", false],
    ]);
  });

  it("of failed effects says that they are tried again", async () => {
    const id = await review({ kind: "exception", block: 2 });
    const [row] = await house.database.query<{ case_id: string }>("select case_id from surety.reviews where id = $1", [
      id,
    ]);
    await seedRow(house.database, "effects", {
      id,
      case_id: row!.case_id,
      action: "2.0.1",
      kind: "email",
      connection: "mail",
      idempotency_key: "k",
      request: { kind: "email", to: "jo@example.com", subject: "Once more", text: "Hi" },
      status: "failed",
      attempts: 3,
      created_at: new Date(),
    });
    const preview = await read(id);
    expect(preview.answers[0]).toMatchObject({ verdict: "decide", answers: {} });
    expect(planOf(preview, "decide")?.effects).toMatchObject([
      { kind: "email", target: "jo@example.com", request: { subject: "Once more" } },
    ]);
  });

  it("is the same for an audit as for a review that waits, wherever the case has gone since", async () => {
    const { reviewId: _, ...waits } = await read(await review());
    const audit = await review({ kind: "audit" });
    await house.database.query(
      `update surety.cases c set status = 'done', route = 'automated', queue = 'refunds', cursor = 3, answer = 'intent: refund'
       from surety.reviews r where r.id = $1 and c.id = r.case_id`,
      [audit],
    );
    await house.database.query(
      "update surety.judgments set decided_by = 'model', decided_value = 'refund' where case_id = (select case_id from surety.reviews where id = $1)",
      [audit],
    );
    const { reviewId: __, ...audited } = await read(audit);
    expect(audited).toEqual(waits);
  });

  it("is withheld where manual work is timed, and when all is decided", async () => {
    const [asked, audit] = [await review(), await review({ kind: "audit" })];
    await seedRow(house.database, "baselines", {
      id: asked,
      workflow: "refunds",
      source: "timed",
      status: "running",
      wanted: 10,
      started_by: "olive",
      started_at: new Date(),
    });
    for (const id of [asked, audit])
      expect(await read(id)).toMatchObject({ plans: [], answers: [], withheld: "blind" });
    await house.database.query("delete from surety.baselines");
    expect(await read(await review({ status: "decided" }))).toMatchObject({ plans: [], withheld: "decided" });
    const unknown = await house.app.request("/api/v1/reviews/0198a6f2-0000-7000-8000-000000000000/preview", {
      headers: key,
    });
    expect(unknown.status).toBe(404);
  });

  describe("of a rule that follows", () => {
    const ruled = {
      ...ticketsSource,
      name: "ruled",
      flow: [
        ticketsSource.flow[0]!,
        judge!,
        { prepare: { twice: { compute: "intent.value + intent.value" } } },
        { judge: { way: { rule: { cases: [{ when: 'twice == "bugbug"', value: "mend" }] } } } },
        { act: [{ otherwise: [{ assign: { queue: "{{ way.value }}" } }] }] },
      ],
    };
    const planned = async (stage: string) => {
      const id = await review({ workflow: "ruled" });
      await house.database.query("update surety.workflows set stage = $1 where name = 'ruled'", [stage]);
      return read(id);
    };
    beforeAll(() => seedWorkflow(house.database, ruled as typeof ticketsSource));

    it.each(["assisted", "live"])("says what it would do, where nobody would be asked: %s", async (stage) => {
      expect(planOf(await planned(stage), "decide", "bug")).toMatchObject({
        end: "done",
        follows: [{ block: 3, judgment: "way", answers: ["mend"] }],
        effects: [{ kind: "assign", target: "mend" }],
      });
    });

    it("ends before it where it has no answer, and where people decide everything", async () => {
      const asks = { end: "judges", follows: [], effects: [], note: "Then the case is judged: way." };
      expect(planOf(await planned("assisted"), "decide", "refund")).toMatchObject(asks);
      for (const stage of ["shadow", "draft", "paused"])
        expect(planOf(await planned(stage), "decide", "bug")).toMatchObject(asks);
    });
  });

  it("has written and enqueued nothing", async () => {
    const id = await review();
    const count = async () =>
      Promise.all(
        tables.map(
          async (table) => await house.database.query(`select md5(t::text) from surety.${table} t order by 1`),
        ),
      );
    const before = await count();
    await read(id);
    expect(await count()).toEqual(before);
    expect(house.runs).toEqual([]);
    expect(house.tasks).toEqual([]);
  });

  it("of a hundred labels comes in a moment", async () => {
    const labels = Array.from({ length: 100 }, (_, at) => `label-${at}`);
    const many = { ...refunds, name: "many", flow: structuredClone(refunds.flow) };
    const asked = many.flow[1] as unknown as { judge: { intent: { classify: { labels: string[] } } } };
    asked.judge.intent.classify.labels = ["refund", "bug", ...labels];
    await seedWorkflow(house.database, many as typeof ticketsSource);
    const id = await review({ workflow: "many" });
    await read(id);
    const begun = performance.now();
    const preview = await read(id);
    expect(preview.answers).toHaveLength(104);
    expect(preview.plans.length).toBeLessThan(6);
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});
