import type { LabelRow, OpinionQueue } from "@surety/core/wire/label";
import type { Actor } from "../commands/commands.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hidesAnswer } from "../queries/hides-answer.ts";
import { labelRows } from "../models/label-rows.ts";
import { opinionQueue } from "../queries/opinion-queue.ts";
import { ownPractice } from "../queries/read-practice.ts";
import { readAgreement } from "../queries/read-agreement.ts";
import { listLabels } from "../queries/list-labels.ts";
import { seedCase, seedJudgment, seedReview, seedWorkflow, ticketsSource } from "../queries/seed.ts";
import { createTestApp, jsonOf, type TestApp } from "./test-app.ts";

const person = (id: string): Actor => ({ kind: "person", id, name: id, role: "reviewer" });
const [rita, carl, thea] = [person("rita"), person("carl"), person("thea")];

describe("a label", () => {
  let house: TestApp;
  let key: Record<string, string>;
  beforeAll(async () => {
    house = await createTestApp();
    await seedWorkflow(house.database);
    await seedWorkflow(house.database, { ...ticketsSource, name: "relaxed", labels: { secondPerson: false } });
    key = await house.as("owner");
  });
  afterAll(() => house.close());

  /** A case that uncertainty brought to a person, who decides it; its label is there to train. */
  async function decided(
    text: string,
    answer: string,
    row: { machine?: string | null; workflow?: string; kind?: string; label_probability?: number | null } = {},
  ): Promise<{ caseId: string; label: string }> {
    const { machine = "refund", workflow = "tickets", kind = "review", label_probability = null } = row;
    const version = `hash-of-${workflow}`;
    const caseId = await seedCase(house.database, { workflow, version, status: "waiting", waiting_for: "review" });
    await seedJudgment(house.database, caseId, { workflow, value: machine, text, route: "review", label_probability });
    const review = await seedReview(house.database, caseId, { workflow, kind });
    await house.parts.commands.decideReview(review, { answers: { intent: answer } }, rita);
    const [label] = await house.database.query<{ id: string }>(
      "update surety.labels set asked = coalesce(asked, 'sample') where case_id = $1 returning id",
      [caseId],
    );
    return { caseId, label: label?.id ?? "" };
  }
  const opine = (label: string, value: string, actor: Actor) =>
    house.parts.commands.giveOpinion(label, { value, seconds: 3 }, actor);
  const trains = async (text: string, workflow = "tickets") =>
    (await labelRows(house.database, workflow, "intent", "train")).some((row) => row.text === text);
  const read = async (path: string) => house.app.request(`/api/v1${path}`, { headers: key });
  const labelOf = async (id: string) =>
    (await jsonOf<{ items: LabelRow[] }>(read("/workflows/tickets/labels?limit=200"))).items.find(
      (one) => one.id === id,
    );

  it("on which person and model agree trains at once; an override waits", async () => {
    await decided("same as the model", "refund");
    const { label } = await decided("against the model", "bug");
    expect(await trains("same as the model")).toBe(true);
    expect(await trains("against the model")).toBe(false);
    expect(await labelOf(label)).toMatchObject({ standing: "waiting", confirmed: null });
  });

  it("of the time before the first training has contradicted nobody, and trains", async () => {
    await decided("no model yet", "bug", { machine: null });
    expect(await trains("no model yet")).toBe(true);
  });

  it("hides its case from whoever could be the second, and from nobody else", async () => {
    const { caseId, label } = await decided("hidden from the second", "bug");
    await house.database.query("update surety.reviews set status = 'decided' where case_id = $1", [caseId]);
    const hidden = (actor: Actor) => hidesAnswer(house.database, caseId, actor);
    expect([await hidden(carl), await hidden(rita)]).toEqual([true, false]);
    expect(await hidden({ ...carl, role: "viewer" })).toBe(false);
    expect(await hidden({ ...carl, kind: "key" })).toBe(false);
    await opine(label, "bug", carl);
    expect([await hidden(carl), await hidden(thea)]).toEqual([false, false]);
  });

  it("of an override measures all the same: thresholds without the errors would be too good", async () => {
    for (let i = 0; i < 12; i++) await decided(`random sample ${i}`, "bug", { label_probability: 1 });
    const measuring = await labelRows(house.database, "tickets", "intent", "calibration");
    expect(measuring.filter((row) => row.text.startsWith("random sample")).length).toBeGreaterThan(0);
  });

  it("trains where its workflow says that one person is enough", async () => {
    await decided("alone", "bug", { workflow: "relaxed" });
    expect(await trains("alone", "relaxed")).toBe(true);
  });

  it("is confirmed by a second person who has not seen what the first said, and not by the same", async () => {
    const { label } = await decided("second look", "bug");
    const queue = (await opinionQueue(house.database, "tickets", carl)) as OpinionQueue;
    const asked = queue.items.find((one) => one.labelId === label);
    expect(asked?.options).toEqual(["billing", "refund", "bug"]);
    expect(JSON.stringify(asked)).not.toContain('"value"');
    expect((await opinionQueue(house.database, "tickets", rita))?.items.some((one) => one.labelId === label)).toBe(
      false,
    );
    const seen = async (actor: Actor) =>
      (await listLabels(house.database, "tickets", { limit: 200 }, actor)).items.find((one) => one.id === label)?.value;
    expect([await seen(carl), await seen(rita)]).toEqual([null, "bug"]);
    await expect(opine(label, "bug", rita)).rejects.toMatchObject({ code: "needs-second-person" });
    await expect(opine(label, "weather", carl)).rejects.toMatchObject({ code: "bad-answer", field: "value" });
    expect(await opine(label, "bug", carl)).toMatchObject({ state: "confirmed" });
    expect(await trains("second look")).toBe(true);
    expect(await labelOf(label)).toMatchObject({ confirmed: "second-person", standing: "confirmed", value: "bug" });
    await expect(opine(label, "bug", thea)).rejects.toMatchObject({ code: "already-decided" });
    const [line] = await house.database.query("select verb from surety.audit_log where object = $1", [
      `label ${label}`,
    ]);
    expect(line).toEqual({ verb: "give opinion" });
  });

  it("on which two differ goes to a third; three answers leave a dispute", async () => {
    const settled = await decided("third decides", "bug");
    expect(await opine(settled.label, "billing", carl)).toMatchObject({ state: "waiting" });
    expect(await trains("third decides")).toBe(false);
    expect(await opine(settled.label, "billing", thea)).toMatchObject({ state: "confirmed" });
    expect(await labelOf(settled.label)).toMatchObject({ value: "billing", confirmed: "third-person" });
    const disputed = await decided("nobody agrees", "bug");
    await opine(disputed.label, "billing", carl);
    expect(await opine(disputed.label, "refund", thea)).toMatchObject({ state: "disputed" });
    expect(await trains("nobody agrees")).toBe(false);
    expect(await labelOf(disputed.label)).toMatchObject({ standing: "disputed" });
  });

  it("of review and audit that say the same is confirmed by both", async () => {
    const { caseId, label } = await decided("looked at twice", "bug");
    const audit = await seedReview(house.database, caseId, { kind: "audit" });
    await house.parts.commands.decideReview(audit, { answers: { intent: "bug" } }, carl);
    expect(await labelOf(label)).toMatchObject({ confirmed: "audit" });
  });

  it("from a file that nobody has checked waits, and one that was checked does not", async () => {
    const add = (verified: boolean) =>
      house.app.request("/api/v1/workflows/tickets/labels", {
        method: "POST",
        headers: { ...key, "content-type": "application/json" },
        body: JSON.stringify({
          judgment: "intent",
          verified,
          items: Array.from({ length: 9 }, (_, i) => ({ text: `imported ${verified} ${i}`, value: "bug" })),
        }),
      });
    await add(false);
    await add(true);
    const rows = await labelRows(house.database, "tickets", "intent", "train");
    expect(rows.some((row) => row.text.startsWith("imported true"))).toBe(true);
    expect(rows.some((row) => row.text.startsWith("imported false"))).toBe(false);
  });

  it("tells how far people agree, from the random share alone, and shows each only their own pairs", async () => {
    const caseId = async (label: string) =>
      (await house.database.query<{ case_id: string }>("select case_id from surety.labels where id = $1", [label]))[0]!
        .case_id;
    for (const [first, second] of [
      ["bug", "bug"],
      ["refund", "refund"],
      ["bug", "refund"],
    ] as const) {
      const { label } = await decided(`agreement ${first} ${second}`, first);
      await house.database.query("update surety.labels set asked = 'sample', waiting = true where id = $1", [label]);
      await opine(label, second, carl);
      expect(await caseId(label)).toBeTruthy();
    }
    const before = await readAgreement(house.database, "tickets", rita, false);
    expect(before[0]).toMatchObject({ judgment: "intent", pairs: [{ one: "carl", other: "rita" }] });
    expect(before[0]?.same?.n).toBeGreaterThanOrEqual(3);
    expect((await readAgreement(house.database, "tickets", person("stranger"), false))[0]?.pairs).toEqual([]);
    expect((await read("/workflows/tickets/agreement")).status).toBe(200);
    expect((await read("/practice")).status).toBe(200);
    expect((await house.app.request("/api/v1/practice", { headers: await house.as("reviewer") })).status).toBe(403);
    await house.database.query(
      "insert into surety.people (id, name, email, role) values ('rita', 'Rita', 'r@x.test', 'reviewer')",
    );
    await house.database.query("update surety.decisions set seconds = 12 where person = 'rita'");
    const practised = await ownPractice(house.database, "rita", new Date());
    expect(practised).toMatchObject({ name: "Rita", queues: [{ queue: "people", signal: null }], planted: null });
    expect(practised?.queues[0]?.weeks.at(-1)).toMatchObject({ medianSeconds: 12, p10Seconds: 12 });
    expect(practised?.queues[0]?.weeks.at(-1)?.agreement?.n).toBeGreaterThan(5);
  });

  it("asks keys for nothing, and tells how many wait", async () => {
    const queue = await jsonOf<OpinionQueue>(read("/workflows/tickets/opinions"));
    expect(queue.waiting).toBeGreaterThan(0);
    expect(queue.disputed).toBe(1);
    const answer = await house.app.request(`/api/v1/labels/${queue.items[0]?.labelId}/opinion`, {
      method: "POST",
      headers: { ...key, "content-type": "application/json" },
      body: JSON.stringify({ value: "bug" }),
    });
    expect([answer.status, (await jsonOf<{ code: string }>(answer)).code]).toEqual([409, "needs-person"]);
  });
});
