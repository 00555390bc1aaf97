import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { colleague, openTestHouse, owner, reviewer, ruleWorkflow, type TestHouse } from "../test-house.ts";

interface Row {
  status: string;
  route: string | null;
  queue: string | null;
  answer: string | null;
  waiting_for: string | null;
}

describe("the life of a case", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse();
    await house.commands.saveWorkflow(ruleWorkflow(), owner);
    await house.commands.setStage("sorting", "live", owner);
    await house.commands.saveWorkflow(
      ruleWorkflow({ name: "careful", review: { queue: "leads", undoSeconds: 0, fourEyes: true } }),
      owner,
    );
    await house.commands.setStage("careful", "live", owner);
    await house.commands.saveWorkflow(
      ruleWorkflow({ name: "patient", review: { queue: "leads", undoSeconds: 600 } }),
      owner,
    );
    await house.commands.setStage("patient", "live", owner);
  });
  afterAll(() => house.end());

  const caseOf = async (id: string | null): Promise<Row | undefined> =>
    (
      await house.database.query<Row>(
        "select status, route, queue, answer, waiting_for from surety.cases where id = $1",
        [id],
      )
    )[0];
  const reviewOf = async (id: string | null): Promise<string> =>
    (
      await house.database.query<{ id: string }>(
        "select id from surety.reviews where case_id = $1 and kind <> 'audit' order by created_at desc",
        [id],
      )
    )[0]?.id ?? "";

  it("automates where the rule holds, and gives to a person what it does not know", async () => {
    const [refund, other] = await house.send("sorting", { text: "refund please" }, { text: "hello?" });
    await house.quiet();
    expect(await caseOf(refund?.caseId ?? null)).toEqual({
      status: "done",
      route: "automated",
      queue: "money",
      answer: "topic: refund",
      waiting_for: null,
    });
    expect(await caseOf(other?.caseId ?? null)).toMatchObject({
      status: "waiting",
      waiting_for: "review",
      route: null,
    });
  });

  it("gives each arrival its fate, and keeps all of them in the journal", async () => {
    const fates = await house.send(
      "sorting",
      { text: "refund 1", id: "A" },
      { text: "spam" },
      { text: 7 },
      { text: "refund again", id: "A" },
      { wrong: true },
    );
    expect(fates.map((one) => one.fate)).toEqual(["accepted", "filtered", "invalid", "duplicate", "invalid"]);
    expect(fates[3]?.caseId).toBe(fates[0]?.caseId);
    expect(fates[2]?.problems[0]).toMatchObject({ field: "text" });
    const kept = await house.database.query("select fate from surety.events where id = any($1)", [
      fates.map((one) => one.eventId),
    ]);
    expect(kept).toHaveLength(5);
  });

  it("answers a repeated idempotency key with the first case", async () => {
    const event = {
      workflow: "sorting",
      trigger: "api",
      kind: "api" as const,
      events: [{ payload: { text: "refund" }, idempotencyKey: "key-1" }],
    };
    const first = await house.commands.ingest(event);
    const second = await house.commands.ingest(event);
    expect(second).toEqual(first.map((one) => ({ ...one, fate: "duplicate" })));
  });

  it("goes on at once when a person decides, and a second decision is told", async () => {
    const [arrival] = await house.send("sorting", { text: "what is this" });
    await house.quiet();
    const review = await reviewOf(arrival?.caseId ?? null);
    await house.commands.claimReview(review, reviewer);
    await expect(house.commands.claimReview(review, colleague)).rejects.toMatchObject({ code: "claimed-by-other" });
    await house.commands.decideReview(review, { answers: { topic: "bug" } }, reviewer);
    await expect(
      house.commands.decideReview(review, { answers: { topic: "refund" } }, colleague),
    ).rejects.toMatchObject({ code: "already-decided" });
    await house.quiet();
    expect(await caseOf(arrival?.caseId ?? null)).toEqual({
      status: "done",
      route: "reviewed",
      queue: "bug",
      answer: "topic: bug",
      waiting_for: null,
    });
  });

  it("refuses an answer that is none of the labels", async () => {
    const [arrival] = await house.send("sorting", { text: "odd" });
    await house.quiet();
    const deciding = house.commands.decideReview(
      await reviewOf(arrival?.caseId ?? null),
      { answers: { topic: "banana" } },
      reviewer,
    );
    await expect(deciding).rejects.toMatchObject({ code: "bad-answer", field: "answers.topic" });
  });

  it("ends a rejected case without acting", async () => {
    const [arrival] = await house.send("sorting", { text: "unclear" });
    await house.quiet();
    await house.commands.decideReview(
      await reviewOf(arrival?.caseId ?? null),
      { answers: {}, verdict: "reject" },
      reviewer,
    );
    await house.quiet();
    expect(await caseOf(arrival?.caseId ?? null)).toMatchObject({ status: "cancelled", queue: null });
  });

  it("asks two people where four eyes must see, and never the same one twice", async () => {
    const [arrival] = await house.send("careful", { text: "difficult" });
    await house.quiet();
    const review = await reviewOf(arrival?.caseId ?? null);
    const first = await house.commands.decideReview(review, { answers: { topic: "bug" } }, reviewer);
    expect(first).toMatchObject({ needsSecond: true, status: "open" });
    await expect(house.commands.claimReview(review, reviewer)).rejects.toMatchObject({ code: "needs-second-person" });
    await house.commands.decideReview(review, { answers: { topic: "bug" } }, colleague);
    await house.quiet();
    expect(await caseOf(arrival?.caseId ?? null)).toMatchObject({ status: "done", queue: "bug" });
  });

  it("takes a decision back before its effects, and its label with it", async () => {
    const [arrival] = await house.send("patient", { text: "hmm" });
    await house.commands.waitForCase(arrival?.caseId ?? "", 5000);
    const review = await reviewOf(arrival?.caseId ?? null);
    const decided = await house.commands.decideReview(review, { answers: { topic: "bug" } }, reviewer);
    expect(decided).toMatchObject({ status: "deciding" });
    expect(await caseOf(arrival?.caseId ?? null)).toMatchObject({ waiting_for: "undo" });
    await house.commands.undoDecision(review, reviewer);
    expect(await caseOf(arrival?.caseId ?? null)).toMatchObject({ status: "waiting", waiting_for: "review" });
    await house.commands.decideReview(review, { answers: { topic: "refund" } }, reviewer);
    await house.commands.undoDecision(review, reviewer);
  });

  it("keeps arrivals of a paused workflow, and starts them when it goes on", async () => {
    await house.commands.setStage("sorting", "paused", owner);
    const [arrival] = await house.send("sorting", { text: "refund later" });
    expect(await caseOf(arrival?.caseId ?? null)).toMatchObject({ status: "received" });
    await house.commands.setStage("sorting", "live", owner);
    await house.quiet();
    expect(await caseOf(arrival?.caseId ?? null)).toMatchObject({ status: "done" });
  });

  it("keeps texts that databases refuse", async () => {
    const [arrival] = await house.send("sorting", { text: "refund \u0000 \ud800 end" });
    await house.quiet();
    expect(arrival?.fate).toBe("accepted");
    expect(await caseOf(arrival?.caseId ?? null)).toMatchObject({ status: "done" });
  });

  it("carries many cases in few runs", async () => {
    await house.send("sorting", ...Array.from({ length: 500 }, (_, n) => ({ text: `refund ${n}` })));
    await house.quiet();
    const [row] = await house.database.query<{ done: number }>(
      "select count(*)::int as done from surety.cases where status = 'done' and title like 'refund %'",
    );
    expect(row?.done).toBeGreaterThanOrEqual(500);
  });
});
