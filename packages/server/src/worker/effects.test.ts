import { type FakeReceiver, startFakeReceiver } from "@surety/testing/fakes/fake-receiver";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestHouse, owner, reviewer, ruleWorkflow, type TestHouse } from "../test-house.ts";

const acts = (retries: number): WorkflowSource["flow"][number] => ({
  act: [
    {
      otherwise: [
        {
          http: { connection: "desk", path: "/tickets", body: { topic: "topic.value", text: "input.text" } },
          retries,
          timeout: "2s",
        },
        { assign: { queue: "{{ topic.value }}" } },
      ],
    },
  ],
});

function withActs(name: string, retries: number): WorkflowSource {
  const base = ruleWorkflow({ name });
  return { ...base, flow: [base.flow[0], base.flow[1], acts(retries)] as WorkflowSource["flow"] };
}

describe("effects", () => {
  let house: TestHouse;
  let receiver: FakeReceiver;
  beforeAll(async () => {
    receiver = await startFakeReceiver();
    house = await openTestHouse();
    await house.commands.saveConnection(
      "desk",
      "http",
      { baseUrl: receiver.url, allowPrivate: [receiver.host], headers: { authorization: "Bearer hush" } },
      owner,
    );
    await house.commands.saveWorkflow(withActs("posting", 5), owner);
    await house.commands.saveWorkflow(withActs("impatient", 0), owner);
    for (const name of ["posting", "impatient"]) await house.commands.setStage(name, "live", owner);
  });
  afterAll(async () => {
    await house.end();
    await receiver.close();
  });

  const ledger = (caseId: string | null | undefined) =>
    house.database.query<{ status: string; attempts: number; idempotency_key: string; error: string | null }>(
      "select status, attempts, idempotency_key, error from surety.effects where case_id = $1",
      [caseId],
    );

  it("sends once, with its key, and keeps the receipt", async () => {
    const [arrival] = await house.send("posting", { text: "refund A" });
    await house.quiet();
    const [effect] = await ledger(arrival?.caseId);
    expect(effect).toMatchObject({ status: "sent", attempts: 1 });
    expect(receiver.seen(effect?.idempotency_key ?? "")).toBe(1);
    expect(receiver.effects().at(-1)?.headers["authorization"]).toBe("Bearer hush");
  });

  it("tries again after a failure that may pass, without doing it twice", async () => {
    receiver.failNext({ status: 503, times: 1 });
    receiver.failNext({ break: "lost", times: 1 });
    const [arrival] = await house.send("posting", { text: "bug B" });
    await house.quiet();
    const [effect] = await ledger(arrival?.caseId);
    expect(effect).toMatchObject({ status: "sent", attempts: 3 });
    expect(receiver.seen(effect?.idempotency_key ?? "")).toBe(1);
  });

  it("gives what cannot work to a person, who can have it tried again", async () => {
    receiver.failNext({ status: 422, body: '{"error":"no such field"}' });
    const [arrival] = await house.send("posting", { text: "refund C" });
    await house.quiet();
    expect(await ledger(arrival?.caseId)).toMatchObject([{ status: "failed" }]);
    const [review] = await house.database.query<{ id: string; kind: string }>(
      "select id, kind from surety.reviews where case_id = $1 and kind <> 'audit'",
      [arrival?.caseId],
    );
    expect(review?.kind).toBe("exception");
    await house.commands.decideReview(review?.id ?? "", { answers: {} }, reviewer);
    await house.quiet();
    expect(await ledger(arrival?.caseId)).toMatchObject([{ status: "sent" }]);
    const [row] = await house.database.query<{ status: string; queue: string }>(
      "select status, queue from surety.cases where id = $1",
      [arrival?.caseId],
    );
    expect(row).toEqual({ status: "done", queue: "refund" });
  });

  it("stops trying when the document says so", async () => {
    receiver.failNext({ status: 500 });
    const [arrival] = await house.send("impatient", { text: "bug D" });
    await house.quiet();
    expect(await ledger(arrival?.caseId)).toMatchObject([{ status: "failed", attempts: 1 }]);
  });

  it("captures and does not send in shadow stage", async () => {
    await house.commands.setStage("posting", "shadow", owner);
    const before = receiver.deliveries.length;
    const [arrival] = await house.send("posting", { text: "refund E" });
    await house.quiet();
    const [review] = await house.database.query<{ id: string }>(
      "select id from surety.reviews where case_id = $1 and kind <> 'audit'",
      [arrival?.caseId],
    );
    await house.commands.decideReview(review?.id ?? "", { answers: { topic: "refund" } }, reviewer);
    await house.quiet();
    expect(await ledger(arrival?.caseId)).toMatchObject([{ status: "captured" }]);
    expect(receiver.deliveries.length).toBe(before);
    await house.commands.setStage("posting", "live", owner);
  });

  it("keeps secrets out of the tables", async () => {
    const rows = await house.database.query<{ settings: object }>("select settings from surety.connections");
    expect(JSON.stringify(rows)).not.toContain("hush");
  });
});
