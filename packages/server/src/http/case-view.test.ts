import type { CaseDetail } from "@surety/core/wire/case";
import { type ReviewDetail, reviewDetail } from "@surety/core/wire/review";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  seedAudit,
  seedCase,
  seedJudgment,
  seedReview,
  seedRow,
  seedWorkflow,
  ticketsSource,
} from "../queries/seed.ts";
import { createTestApp, jsonOf, type TestApp } from "./test-app.ts";

const source = {
  ...ticketsSource,
  input: {
    ...ticketsSource.input,
    properties: {
      ...ticketsSource.input.properties,
      customerId: { type: "string" as const, title: "Customer number" },
    },
  },
  flow: [
    {
      prepare: {
        text: { clean: { from: "input.subject" } },
        customer: {
          lookup: { connection: "crm", sql: "select 1 where 'x' = :id", params: { id: "input.customerId" } },
        },
      },
      expect: ["size(text) >= 2", 'customer.tier != "closed"'],
    },
    ...ticketsSource.flow.slice(1),
  ],
  review: { queue: "people", due: "4h", history: "input.customerId" },
};
const at = "2026-11-20T10:00:00.000Z";

describe("the case beside its answer", () => {
  let house: TestApp;
  const by: Record<string, Record<string, string>> = {};
  beforeAll(async () => {
    house = await createTestApp();
    await seedWorkflow(house.database, source as typeof ticketsSource);
    for (const role of ["owner", "reviewer"] as const)
      by[role] = { ...(await house.as(role)), "content-type": "application/json" };
    await house.database.query(
      "insert into surety.people (id, name, email, role) values ('rita', 'Rita', 'r@x.test', 'reviewer')",
    );
  });
  afterAll(() => house.close());

  const read = <Body = ReviewDetail>(path: string) =>
    jsonOf<Body>(house.app.request(`/api/v1${path}`, { headers: by["reviewer"] ?? {} }));

  /** A case that waits, as a run leaves it: prepared, judged, and asked about. */
  async function waiting(
    subject: string,
    row: Record<string, unknown> = {},
  ): Promise<{ caseId: string; review: string }> {
    const caseId = await seedCase(house.database, {
      status: "waiting",
      waiting_for: "review",
      cursor: 1,
      input: { subject, customerId: "C1" },
      answer: "intent: refund",
      data: {
        text: { kind: "clean", value: subject, missing: null, milliseconds: 0.2 },
        customer: { kind: "lookup-sql", value: null, missing: "crm knows nothing of it", milliseconds: 3, at },
      },
      ...row,
    });
    await seedJudgment(house.database, caseId, { route: "review", decided_value: null, decided_by: null });
    return { caseId, review: await seedReview(house.database, caseId) };
  }
  /** One of an hour ago that ended. */
  async function past(row: Record<string, unknown>, judgment: Record<string, unknown> = {}): Promise<string> {
    const caseId = await seedCase(house.database, {
      status: "done",
      route: "reviewed",
      answer: "intent: bug",
      received_at: new Date(Date.now() - 3_600_000),
      ...row,
    });
    await seedJudgment(house.database, caseId, { decided_value: "bug", decided_by: "rita", ...judgment });
    return caseId;
  }

  it("says where each prepared value comes from, how old it is, what is missing and which check holds", async () => {
    const { review, caseId } = await waiting("Where is my order");
    const detail = await read(`/reviews/${review}`);
    expect(() => reviewDetail.parse(detail)).not.toThrow();
    expect(detail.case.prepared.map(({ name, missing, at: from }) => [name, missing, from])).toEqual([
      ["text", null, null],
      ["customer", "crm knows nothing of it", at],
    ]);
    expect(detail.case.explained).toMatchObject({
      sources: {
        text: { sentence: "input.subject, without markup, quoted mails and signature", connection: null },
        customer: { sentence: "looked up in crm by input.customerId", connection: "crm", reads: ["input.customerId"] },
      },
      checks: [
        { expression: "size(text) >= 2", words: "the length of text is at least 2", holds: true },
        { expression: 'customer.tier != "closed"', words: "customer tier is not closed", holds: true },
      ],
    });
    expect(detail.case.explained?.fields).toContainEqual({
      name: "customerId",
      title: "Customer number",
      format: null,
    });
    expect((await read<CaseDetail>(`/cases/${caseId}`)).explained).toEqual(detail.case.explained);
  });

  it("says in one sentence why it is here, and what failed", async () => {
    const { review } = await waiting("Hm");
    expect((await read(`/reviews/${review}`)).why).toMatchObject({ sentence: "Sure enough." });
    const broken = await seedCase(house.database, {
      status: "waiting",
      input: { subject: "x" },
      data: {
        text: { kind: "clean", value: "x", missing: null, milliseconds: 1 },
        customer: { kind: "lookup-sql", value: null, missing: null, milliseconds: 1 },
      },
    });
    await seedRow(house.database, "timeline", {
      case_id: broken,
      at: new Date(),
      kind: "error",
      title: "The data does not satisfy: size(text) >= 2",
      detail: { code: "expectation-failed" },
    });
    const detail = await read(`/reviews/${await seedReview(house.database, broken, { kind: "exception", block: 0 })}`);
    expect(detail.why).toEqual({
      code: "expectation-failed",
      label: "Failed check",
      sentence: "A check of the data does not hold: the length of text is at least 2.",
    });
    expect(detail.case.explained?.checks.map(({ holds }) => holds)).toEqual([false, true]);
  });

  it("shows similar cases with what people decided, what was overturned and what came of it, and never itself", async () => {
    const overturned = await past({ input: { subject: "the lamp keeps flickering at night" } });
    const audited = await past(
      { route: "automated", answer: "intent: refund", input: { subject: "the lamp keeps flickering at noon" } },
      { decided_by: "model", decided_value: "refund" },
    );
    await seedAudit(house.database, audited, { error: 1 });
    await seedRow(house.database, "outcomes", {
      id: audited,
      workflow: "tickets",
      key: "k1",
      case_id: overturned,
      name: "reopened",
      value: true,
      at: new Date(),
      source: "desk",
      proves: null,
      received_at: new Date(),
    });
    const { review, caseId } = await waiting("the lamp keeps flickering");
    const { similar } = await read(`/reviews/${review}`);
    expect(similar.find((one) => one.caseId === overturned)).toMatchObject({
      answer: "intent: bug",
      decidedBy: "person",
      overturned: "person",
      outcome: { name: "reopened", value: true, proves: null },
    });
    expect(similar.find((one) => one.caseId === audited)).toMatchObject({ decidedBy: "machine", overturned: "audit" });
    expect(similar.map((one) => one.caseId)).not.toContain(caseId);
  });

  it("finds the customer's earlier cases by the key of the document, the latest first, and no later one", async () => {
    const send = async (subject: string, customerId?: string) => {
      const answer = await house.app.request("/api/v1/workflows/tickets/cases", {
        method: "POST",
        headers: by["owner"] ?? {},
        body: JSON.stringify({ subject, ...(customerId === undefined ? {} : { customerId }) }),
      });
      return ((await answer.json()) as { caseId: string }).caseId;
    };
    const [first, second, other, none] = [
      await send("one", "H7"),
      await send("two", "H7"),
      await send("three", "H8"),
      await send("four"),
    ];
    const own = await send("now", "H7");
    await send("later", "H7");
    await house.database.query(
      "update surety.cases set status = 'done', route = 'automated', answer = 'intent: bug' where id = any($1)",
      [[first]],
    );
    const { history } = await read(`/reviews/${await seedReview(house.database, own)}`);
    expect(history).toMatchObject({ key: "H7", total: 2 });
    expect(history?.items.map((one) => [one.caseId, one.answer, one.status])).toEqual([
      [second, null, "received"],
      [first, "intent: bug", "done"],
    ]);
    expect((await read(`/reviews/${await seedReview(house.database, other)}`)).history).toMatchObject({ items: [] });
    expect((await read(`/reviews/${await seedReview(house.database, none)}`)).history).toBeNull();
  });

  it("hides in history what somebody must still answer blind", async () => {
    const audited = await past(
      { route: "automated", answer: "intent: refund", history_key: "B1" },
      { decided_by: "model" },
    );
    await seedReview(house.database, audited, { kind: "audit" });
    const { review } = await waiting("again", { history_key: "B1" });
    expect((await read(`/reviews/${review}`)).history?.items).toMatchObject([
      { caseId: audited, status: "waiting", answer: null, decidedBy: null, overturned: null },
    ]);
  });

  it("says the same of an audit whatever the machine answered and did, as of a case that waits", async () => {
    const auditOf = async (value: string, queue: string) => {
      const caseId = await past(
        {
          route: "automated",
          answer: `intent: ${value}`,
          queue,
          segment: value,
          cursor: 3,
          ended_at: new Date(),
          cost_micros: queue.length,
          input: { subject: "a very particular question" },
          data: {
            text: { kind: "clean", value: "a very particular question", missing: null, milliseconds: 0.2 },
            customer: { kind: "lookup-sql", value: null, missing: "nobody", milliseconds: 3, at },
          },
        },
        { value, decided_value: value, decided_by: "model", route: "audit" },
      );
      const id = await seedReview(house.database, caseId, { kind: "audit", block: 1 });
      const told = JSON.stringify(await read(`/reviews/${id}`));
      // The whole screen is named by a hash over its id, too; the hashes of its parts must be the same.
      return told.replaceAll(/[0-9a-f]{64}|[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\dT[\d:.]+Z/g, "…");
    };
    const refund = await auditOf("refund", "refunds");
    expect(await auditOf("bug", "rest")).toBe(refund);
    const told = JSON.parse(refund) as ReviewDetail;
    const open = { status: "waiting", waitingFor: "review", route: null, endedAt: null, segment: null, blind: true };
    expect(told.case).toMatchObject(open);
    expect(told.why.sentence).toMatch(/without a suggestion/);
  });
});
