import { casePage } from "@surety/core/wire/case";
import { gateDetail, type GateDetail } from "@surety/core/wire/gate-detail";
import type { Job } from "@surety/core/wire/workflow";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedCase, seedJudgment, seedReview, seedRow } from "../queries/seed.ts";
import { ruleWorkflow } from "../test-house.ts";
import { createTestApp, jsonOf, type TestApp } from "./test-app.ts";

const words = { billing: "invoice payment charge", login: "password account locked" };
const classify = { classify: { text: "{{ input.text }}", labels: ["billing", "login"] }, models: ["local"] };

function learning(name: string): WorkflowSource {
  const judge = { topic: classify, urgency: classify };
  const flow = [{ judge, gate: { maxError: 0.2, audit: 0.1 } }, { act: [{ otherwise: [] }] }];
  const measure = { baseline: { minutesPerCase: 2, costPerHour: 30, errorRate: 0.1 }, costOfError: 40 };
  return ruleWorkflow({ name, noun: "letters", flow: flow as WorkflowSource["flow"], measure });
}

describe("the gate over HTTP", () => {
  let house: TestApp;
  let editor: Record<string, string>;
  beforeAll(async () => {
    house = await createTestApp();
    editor = await house.as("editor");
    expect((await send("PUT", "/letters", learning("letters"))).status).toBe(200);
    await label(200);
    await done("train");
  }, 120_000);
  afterAll(() => house.close());

  const send = (method: string, path: string, body?: unknown, headers = editor) =>
    house.app.request(`/api/v1/workflows${path}`, {
      method,
      headers: { "content-type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const gate = async (judgment = "topic") => gateDetail.parse(await jsonOf(send("GET", `/letters/gates/${judgment}`)));
  const change = (body: object, headers = editor) => send("PUT", "/letters/gates/topic", body, headers);

  let labelled = 0;
  async function label(count: number): Promise<void> {
    const items = Array.from({ length: count }, () => {
      const value = (labelled += 1) % 2 === 0 ? "billing" : "login";
      return { text: `${words[value]} question number ${labelled}`, value, externalId: `${labelled}` };
    });
    for (const judgment of ["topic", "urgency"])
      expect((await send("POST", "/letters/labels", { judgment, items })).status).toBe(200);
  }

  async function done(verb: "train" | "calibrate"): Promise<void> {
    const { id } = await jsonOf<Job>(send("POST", `/letters/${verb}`));
    for (;;) {
      const job = await jsonOf<Job>(house.app.request(`/api/v1/jobs/${id}`, { headers: editor }));
      if (job.status === "failed") throw new Error(job.error?.message);
      if (job.status === "done") return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  it("says what it promises, among whom that is split, and what it rests on", async () => {
    const detail = await gate();
    expect(detail).toMatchObject({
      noun: "letters",
      siblings: ["urgency"],
      fixedThreshold: null,
      gate: { state: "earned", maxError: 0.2, mode: "guaranteed" },
      costs: { currency: "EUR", error: 40, hour: 30, personError: 0.1, personErrorFrom: { source: "typed", n: 0 } },
      next: { look: 2, newLabels: 0 },
      closed: [],
    });
    const [segment] = detail.gate.segments;
    expect(segment?.sentence).toMatch(/^We are 95 % sure that fewer than 20 in 100 automated letters are wrong/);
    expect(1 - (segment?.assurance ?? 0)).toBeCloseTo((0.05 * 6) / Math.PI ** 2 / 2, 9);
    expect(segment?.upperBound).toBeLessThanOrEqual(0.2);
    expect(detail.curves[0]?.points.map((point) => point.threshold)).toContain(segment?.threshold);
    expect(detail.looks).toHaveLength(1);
    expect(detail.looks[0]).toMatchObject({ look: 1, judgments: 2, inForce: true, labels: { drawn: 0 } });
    expect(detail.looks[0]?.labels?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect((await send("GET", "/letters/gates/nothing")).status).toBe(404);
    expect((await send("GET", "/nothing/gates/topic")).status).toBe(404);
  });

  it("believes manual work that was measured more than what the document states, and says so", async () => {
    await house.database.query(
      `insert into surety.baselines (id, workflow, source, status, wanted, second_person, started_at, started_by, ended_at)
       values ($1, 'letters', 'timed', 'done', 12, true, now(), 'p-ada', now())`,
      [house.world.newId()],
    );
    await house.database.query(
      `insert into surety.baseline_samples (id, baseline, seconds, wrong, at)
       select gen_random_uuid(), b.id, 60, n <= 3, now() from surety.baselines b, generate_series(1, 12) n`,
    );
    const { flow, costs } = await gate();
    expect(flow.reviewTime).toEqual({ seconds: 60, source: "timed", n: 12 });
    expect(costs).toMatchObject({ personError: 0.25, personErrorFrom: { source: "timed", n: 12 } });
    await house.database.query("delete from surety.baseline_samples");
    await house.database.query("delete from surety.baselines");
  });

  it("measures what arrives and how long people take, and says which of them was only stated", async () => {
    expect((await gate()).flow).toEqual({
      days: 1,
      segments: [],
      reviewTime: { seconds: 120, source: "typed", n: 0 },
    });
    const seeded = async (name: string, route: string, id: string, value: string) =>
      seedJudgment(house.database, id, {
        workflow: "letters",
        name,
        route,
        value,
        at: new Date(),
        decided_value: null,
      });
    const { hash } = (await gate()).version;
    for (const [topic, urgency] of [
      ["automate", "automate"],
      ["automate", "review"],
      ["review", "review"],
    ]) {
      const id = await seedCase(house.database, { workflow: "letters", version: hash });
      await seeded("topic", topic ?? "", id, "billing");
      await seeded("urgency", urgency ?? "", id, "login");
    }
    const { flow, together } = await gate();
    expect(flow).toMatchObject({ days: 1, segments: [{ cases: 3, perDay: 3 }] });
    expect(together).toEqual({ cases: 3, passed: 2, automated: 1 });
    const casesOf = async (query: string) =>
      casePage.parse(await jsonOf(house.app.request(`/api/v1/cases?workflow=letters&${query}`, { headers: editor })))
        .items;
    expect(await casesOf("judgment=topic&gate=automate")).toHaveLength(2);
    expect(await casesOf("judgment=urgency&gate=automate")).toHaveLength(1);
    expect(await casesOf("judgment=topic&label=billing")).toHaveLength(3);
    expect(await casesOf("judgment=topic&label=login")).toHaveLength(0);
  });

  it("takes the time of a review from claim to decision, as the value of the workflow does, without the breaks", async () => {
    const { hash } = (await gate()).version;
    const decided = new Date();
    const before = (seconds: number) => new Date(decided.getTime() - seconds * 1000);
    for (let n = 0; n < 21; n += 1) {
      const caseId = await seedCase(house.database, { workflow: "letters", version: hash });
      const review = await seedReview(house.database, caseId, { workflow: "letters", status: "decided" });
      await seedRow(house.database, "decisions", {
        id: house.world.newId(),
        review_id: review,
        case_id: caseId,
        person: "p-ada",
        answers: "{}",
        verdict: "decide",
        // What the screen reports counts only where nobody had claimed.
        seconds: 7,
        claimed_at: n === 0 ? before(7200) : before(30),
        at: decided,
      });
    }
    const { reviewTime } = (await gate()).flow;
    expect(reviewTime).toMatchObject({ source: "measured", n: 21 });
    // One took two hours: five medians of it count as work.
    expect(reviewTime?.seconds).toBeCloseTo((20 * 30 + 150) / 21, 6);
  });

  it("is asked for less or more by whoever may change the workflow, and the audit log says so", async () => {
    const { version } = await gate();
    expect((await change({ version: version.hash, maxError: 0.1 }, await house.as("reviewer"))).status).toBe(403);
    expect((await change({ version: version.hash, maxError: 2 })).status).toBe(422);
    expect((await change({ version: version.hash, other: 1 })).status).toBe(422);
    const because = "The new contract asks for it.";
    const after = gateDetail.parse(await jsonOf(change({ version: version.hash, maxError: 0.1, because })));
    expect(after).toMatchObject({
      version: { number: version.number + 1 },
      gate: { maxError: 0.1, state: "learning" },
    });
    const [line] = await house.database.query<{ verb: string; detail: Record<string, unknown> }>(
      "select verb, detail from surety.audit_log order by id desc limit 1",
    );
    expect(line).toMatchObject({ verb: "change gate", detail: { judgment: "topic", because } });
    expect(line?.detail).toMatchObject({ before: { maxError: 0.2 }, after: { maxError: 0.1 } });
    const late = await change({ version: version.hash, maxError: 0.3 });
    expect([late.status, (await jsonOf<{ code: string }>(late)).code]).toEqual([409, "changed-meanwhile"]);
  });

  it("takes a threshold by hand, keeps showing what labels say of it, and gives it back", async () => {
    const { version } = await gate();
    const fixed = gateDetail.parse(
      await jsonOf(change({ version: version.hash, fixedThreshold: 0.6, costOfError: null })),
    );
    expect(fixed).toMatchObject({
      fixedThreshold: 0.6,
      gate: { mode: "fixed", state: "fixed" },
      costs: { error: null },
    });
    expect(fixed.curves[0]?.labels).toBeGreaterThan(0);
    const back = await jsonOf<GateDetail>(change({ version: fixed.version.hash, fixedThreshold: null, maxError: 0.2 }));
    expect(back).toMatchObject({ fixedThreshold: null, gate: { mode: "guaranteed", state: "earned" } });
  });

  it("says where an alarm has shut it, and by which alert", async () => {
    const alert = { at: "2026-11-24T10:00:00.000Z", alert: "0199-alert" };
    const shut = (closed: object) =>
      house.database.query("update surety.gates set closed = $1 where workflow = 'letters' and active", [
        JSON.stringify(closed),
      ]);
    await shut({ "": alert });
    expect(await gate()).toMatchObject({ gate: { state: "broken" }, closed: [{ segment: "", ...alert }] });
    await shut({});
    expect(await gate()).toMatchObject({ gate: { state: "earned" }, closed: [] });
  });

  it("tells how its thresholds came about, look by look", async () => {
    await label(60);
    expect((await gate()).next).toMatchObject({ look: 2, newLabels: expect.any(Number) });
    await done("calibrate");
    const { looks, next } = await gate();
    expect(looks.map((one) => [one.look, one.inForce])).toEqual([
      [2, true],
      [1, false],
    ]);
    expect(looks[0]?.spent).toBeCloseTo((0.05 * 6) / (4 * Math.PI ** 2), 9);
    expect(next).toMatchObject({ look: 3, newLabels: 0 });
    await done("calibrate");
    expect((await gate()).looks).toHaveLength(2);
  });
});
