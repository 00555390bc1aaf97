import type { WorkflowSource } from "@surety/core/workflow/document";
import { type FakeReceiver, startFakeReceiver } from "@surety/testing/fakes/fake-receiver";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestHouse, owner, reviewer, ruleWorkflow, type TestHouse } from "../test-house.ts";

const gate = "01a00000-0000-7000-8000-000000000001";
const topic = { classify: { text: "{{ input.text }}", labels: ["refund", "bug"] }, models: ["local"] };

let house: TestHouse;
let receiver: FakeReceiver;
beforeAll(async () => {
  receiver = await startFakeReceiver();
  house = await openTestHouse();
  const settings = { url: `${receiver.url}/alerts`, secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" };
  await house.commands.saveConnection("hook", "webhook", { ...settings, allowPrivate: [receiver.host] }, owner);
  const audit = { share: 0.1, raise: [{ confidenceBelow: 0.9, share: 1 }] };
  const flow = [{ judge: { topic }, gate: { maxError: 0.02, audit } }, { act: [{ otherwise: [] }] }];
  const alerts = [{ connection: "hook" }];
  await house.commands.saveWorkflow(
    ruleWorkflow({ name: "audited", flow: flow as WorkflowSource["flow"], alerts }),
    owner,
  );
  await house.database.query(
    `insert into surety.gates (id, workflow, judgment, model, target, assurance, evidence, active, created_at)
     values ($1, 'audited', 'topic', 'm', 0.02, 0.95, '{"segments": [{"segment": "", "threshold": 0.8}]}', true, now() - interval '1 day')`,
    [gate],
  );
}, 60_000);
afterAll(async () => {
  await house.end();
  await receiver.close();
});

/** An automated case as its run left it, drawn for an audit with this probability. */
async function drawnCase(probability: number): Promise<string> {
  const id = house.world.newId();
  const review = house.world.newId();
  await house.database.query(
    `insert into surety.cases (id, workflow, version, event_id, trigger_id, title, status, route, input, received_at)
     select $1, name, version, $1, 'api', 'a case', 'done', 'automated', '{"text": "x"}', now() from surety.workflows where name = 'audited'`,
    [id],
  );
  await house.database.query(
    `insert into surety.judgments (id, case_id, workflow, name, block, kind, value, confidence, model, model_version, latency_ms, route, reason,
       audit_probability, decided_value, decided_by, text, gate, at)
     values ($1, $1, 'audited', 'topic', 0, 'classify', 'refund', 0.95, 'local', 'm', 1, 'audit', '{}', $2, 'refund', 'model', 'x', $3, now())`,
    [id, probability, gate],
  );
  await house.database.query(
    `insert into surety.reviews (id, case_id, workflow, block, kind, queue, status, stakes, undo_seconds, title, preview, created_at)
     values ($1, $2, 'audited', 0, 'audit', 'q', 'open', 'normal', 600, 't', 'p', now())`,
    [review, id],
  );
  return review;
}

const answer = (review: string, value: string) =>
  house.commands.decideReview(review, { answers: { topic: value } }, reviewer);
const watch = async () =>
  (
    await house.database.query<{ observed: number; errors: number; peak: number }>(
      "select observed, errors, peak from surety.watches where ended_at is null",
    )
  )[0];
const closed = async () =>
  (await house.database.query<{ closed: object }>("select closed from surety.gates where id = $1", [gate]))[0]?.closed;

describe("an audit", () => {
  it("feeds its watch once, and is taken back with its answer", async () => {
    const [right, wrong] = [await drawnCase(0.1), await drawnCase(0.1)];
    await answer(right, "refund");
    const before = await watch();
    expect(before).toMatchObject({ observed: 1, errors: 0 });
    await answer(wrong, "bug");
    expect(await watch()).toMatchObject({ observed: 2, errors: 1 });
    await expect(answer(wrong, "bug")).rejects.toMatchObject({ code: "already-decided" });
    await house.commands.undoDecision(wrong, reviewer);
    expect(await watch()).toEqual(before);
    await answer(wrong, "refund");
    expect(await watch()).toMatchObject({ observed: 2, errors: 0 });
  });

  it("weighs as much as the cases that it stands for", async () => {
    await answer(await drawnCase(1), "refund");
    const rows = await house.database.query<{ weight: number }>("select weight from surety.audits order by at");
    expect(rows.map((row) => row.weight)).toEqual([1, 1, 0.1]);
  });

  it("that was a slip of the finger shuts the gate, and taking it back does not open it", async () => {
    const wrong = [await drawnCase(0.1), await drawnCase(0.1), await drawnCase(0.1), await drawnCase(0.1)];
    for (const review of wrong) await answer(review, "bug");
    expect(await closed()).toHaveProperty([""]);
    for (const review of wrong) await house.commands.undoDecision(review, reviewer);
    expect((await watch())?.errors).toBe(0);
    expect(await closed()).toHaveProperty([""]);
    expect(await house.database.query("select kind from surety.alerts")).toEqual([{ kind: "guarantee-broken" }]);
    await house.commands.reopenGate(
      { workflow: "audited", judgment: "topic", segment: "" },
      "A slip of the finger.",
      owner,
    );
    expect(await closed()).toEqual({});
    expect(await watch()).toMatchObject({ observed: 0, peak: 1 });
  });
});

describe("a delivery", () => {
  const deliveries = () =>
    house.database.query<{ status: string; attempts: number; error: string | null }>(
      "select status, attempts, error from surety.alert_deliveries order by created_at desc, id desc limit 1",
    );

  it("is tried again while the other side is away, and arrives once", async () => {
    await expect.poll(deliveries, { timeout: 20_000 }).toMatchObject([{ status: "sent" }]);
    receiver.failNext({ status: 503 });
    const before = receiver.effects().length;
    await house.commands.testAlerts("audited", owner);
    await expect.poll(deliveries, { timeout: 20_000 }).toEqual([{ status: "sent", attempts: 2, error: null }]);
    expect(receiver.effects()).toHaveLength(before + 1);
  }, 60_000);

  it("that is refused stands with the alert, until somebody sends it again", async () => {
    receiver.failNext({ status: 410 });
    const id = await house.commands.testAlerts("audited", owner);
    await expect.poll(deliveries, { timeout: 20_000 }).toMatchObject([{ status: "failed", attempts: 1 }]);
    expect((await deliveries())[0]?.error).toMatch(/410/);
    await house.commands.redeliverAlert(id, owner);
    await expect.poll(deliveries, { timeout: 20_000 }).toMatchObject([{ status: "sent", attempts: 2 }]);
  }, 60_000);
});
