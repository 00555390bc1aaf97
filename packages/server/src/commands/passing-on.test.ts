import type { WorkflowSource } from "@surety/core/workflow/document";
import { type FakeReceiver, startFakeReceiver } from "@surety/testing/fakes/fake-receiver";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { previewReview } from "../preview/preview-review.ts";
import { listCorrections } from "../queries/list-corrections.ts";
import { readCase } from "../queries/read-case.ts";
import { readFields } from "../queries/read-fields.ts";
import { readQuestion } from "../queries/read-question.ts";
import { colleague, openTestHouse, owner, reviewer, ruleWorkflow, type TestHouse } from "../test-house.ts";
import { questionExpires } from "../worker/questions-back.ts";

const asked = { text: "Which order is it?", fields: ["/input/order"] };

/** Tells the sender through their own system. */
const tell = {
  http: {
    connection: "desk",
    path: "/asked",
    body: { question: "asked.question", fields: "asked.fields", text: "input.text" },
  },
  retries: 0,
};

/** Letters that a person must read; what is asked of a sender goes through a webhook where `tells`. */
function letters(name: string, review: WorkflowSource["review"] = {}): WorkflowSource {
  const { dedupe: _, ...plain } = ruleWorkflow({
    name,
    input: {
      type: "object",
      required: ["text"],
      properties: { text: { type: "string", maxLength: 200 }, order: { type: "integer", minimum: 1 } },
    },
    flow: [
      { prepare: { clean: { clean: { from: "input.text" } } } },
      {
        judge: {
          topic: {
            rule: {
              cases: [
                { when: 'clean.contains("refund")', value: "refund" },
                { when: 'clean.contains("bug")', value: "bug" },
              ],
            },
          },
        },
      },
      { act: [{ otherwise: [{ store: { record: "letter", data: { order: "input.order", topic: "topic.value" } } }] }] },
    ],
    review: { queue: "leads", undoSeconds: 0, escalate: [{ after: "8h", queue: "managers" }], ...review },
  });
  return plain;
}

describe("cases that are passed on", () => {
  let house: TestHouse;
  let receiver: FakeReceiver;
  beforeAll(async () => {
    house = await openTestHouse();
    receiver = await startFakeReceiver();
    await house.commands.saveConnection(
      "desk",
      "http",
      { baseUrl: receiver.url, allowPrivate: [receiver.host] },
      owner,
    );
    for (const workflow of [
      letters("letters"),
      letters("slow-letters", { undoSeconds: 600 }),
      letters("two-eyes", { fourEyes: true }),
      letters("told-letters", { sendBack: { within: "1d", do: [tell] } }),
    ]) {
      await house.commands.saveWorkflow(workflow, owner);
      await house.commands.setStage(workflow.name, "live", owner);
    }
  });
  afterAll(async () => {
    await house.end();
    await receiver.close();
  });

  async function caseToReview(workflow = "letters", text = "odd"): Promise<{ id: string; review: string }> {
    const [arrival] = await house.send(workflow, { text });
    const id = arrival?.caseId ?? "";
    await house.commands.waitForCase(id, 5000);
    return { id, review: await openReview(id) };
  }
  const openReview = async (caseId: string) =>
    (
      await house.database.query<{ id: string }>(
        "select id from surety.reviews where case_id = $1 and status in ('open', 'claimed')",
        [caseId],
      )
    )[0]?.id ?? "";
  const waitingFor = async (caseId: string) =>
    (
      await house.database.query<{ waiting: string | null }>(
        "select waiting_for as waiting from surety.cases where id = $1",
        [caseId],
      )
    )[0]?.waiting;
  const sendBack = (review: string, question: typeof asked | null = asked) =>
    house.commands.decideReview(review, { answers: {}, verdict: "send-back", question }, reviewer);

  async function sentBack(workflow?: string): Promise<string> {
    const { id, review } = await caseToReview(workflow);
    await sendBack(review);
    await expect.poll(() => waitingFor(id), { timeout: 5000 }).toBe("callback");
    return id;
  }

  describe("back to their sender", () => {
    it("wait with the question, take the answer, are judged again and return", async () => {
      const id = await sentBack();
      const question = await readQuestion(house.database, house.world.definitions, id);
      expect(question).toMatchObject({
        question: asked.text,
        by: reviewer.id,
        fields: [{ path: "/input/order", type: "integer" }],
      });
      await house.commands.answerQuestion(id, { values: { "/input/order": 77 }, note: "It is the blue one" }, owner);
      await expect.poll(() => openReview(id), { timeout: 5000 }).not.toBe("");
      await house.commands.decideReview(await openReview(id), { answers: { topic: "bug" } }, colleague);
      await house.quiet();
      const [record] = await house.database.query<{ data: unknown }>(
        "select data from surety.records where case_id = $1",
        [id],
      );
      expect(record?.data).toEqual({ order: 77, topic: "bug" });
      expect((await listCorrections(house.database, { caseId: id })).items).toMatchObject([
        { after: 77, source: "sender" },
      ]);
      const titles = (await readCase(house.database, id))?.timeline.map(({ title }) => title);
      expect(titles).toEqual(
        expect.arrayContaining(["Sent back to its sender", "The sender answered; it is judged again"]),
      );
    });

    it("take no answer twice, none that does not fit, and none that is empty", async () => {
      const id = await sentBack();
      const answer = (values: Record<string, unknown>) =>
        house.commands.answerQuestion(id, { values: values as Record<string, never> }, owner);
      await expect(answer({ "/input/order": "many" })).rejects.toMatchObject({
        code: "bad-answer-field",
        field: "/input/order",
      });
      await expect(answer({ "/clean": "x" })).rejects.toMatchObject({ code: "bad-answer-field" });
      await expect(answer({})).rejects.toMatchObject({ code: "empty-answer" });
      const both = await Promise.allSettled([answer({ "/input/order": 1 }), answer({ "/input/order": 2 })]);
      expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    });

    it("come back to the desk when nobody answers in time, and then take no answer", async () => {
      const id = await sentBack();
      const [row] = await house.database.query<{ id: string }>(
        "select id from surety.questions_back where case_id = $1",
        [id],
      );
      await questionExpires(house.world, { payload: { question: row?.id ?? "" } });
      await questionExpires(house.world, { payload: { question: row?.id ?? "" } });
      await expect.poll(() => openReview(id), { timeout: 5000 }).not.toBe("");
      await expect(house.commands.answerQuestion(id, { values: { "/input/order": 1 } }, owner)).rejects.toMatchObject({
        code: "not-asked",
      });
      await house.commands.decideReview(await openReview(id), { answers: { topic: "bug" } }, reviewer);
      await house.quiet();
      expect((await readCase(house.database, id))?.status).toBe("done");
    });

    it("need a question, about fields that there are", async () => {
      const { review } = await caseToReview();
      await expect(sendBack(review, null)).rejects.toMatchObject({ code: "question-required", field: "question.text" });
      await expect(sendBack(review, { text: "What?", fields: ["/input/colour"] })).rejects.toMatchObject({
        code: "unknown-field",
      });
      await expect(sendBack(review, { text: "What?", fields: ["/clean"] })).rejects.toMatchObject({
        code: "unknown-field",
      });
    });

    it("can be taken back until the sender is told", async () => {
      const { id, review } = await caseToReview("slow-letters");
      await sendBack(review);
      await house.commands.undoDecision(review, reviewer);
      expect(await readQuestion(house.database, house.world.definitions, id)).toBeNull();
      expect(await openReview(id)).toBe(review);
    });

    it("keep an answer that comes before the sender was told, and lose it with the question", async () => {
      const { id, review } = await caseToReview("slow-letters");
      await sendBack(review);
      await house.commands.answerQuestion(id, { values: { "/input/order": 5 } }, owner);
      const [row] = await house.database.query<{ state: string; edits: unknown[] }>(
        "select state, edits from surety.questions_back where case_id = $1",
        [id],
      );
      expect(row).toMatchObject({ state: "answered", edits: [{ path: "/input/order", after: 5 }] });
      await house.commands.undoDecision(review, reviewer);
      const fields = await readFields(house.database, house.world.definitions, review);
      expect(fields?.find(({ path }) => path === "/input/order")?.value).toBeNull();
    });

    it("of four eyes are asked by one, and decided by two when they return", async () => {
      const id = await sentBack("two-eyes");
      await house.commands.answerQuestion(id, { values: { "/input/order": 3 } }, owner);
      await expect.poll(() => openReview(id), { timeout: 5000 }).not.toBe("");
      const again = await openReview(id);
      expect(await house.commands.decideReview(again, { answers: { topic: "bug" } }, reviewer)).toMatchObject({
        needsSecond: true,
      });
      expect(await house.commands.decideReview(again, { answers: { topic: "bug" } }, colleague)).toMatchObject({
        needsSecond: false,
      });
    });
  });

  describe("as several", () => {
    const parts = [{ text: "a refund" }, { text: "a question", order: 4 }];
    const split = (review: string, of: Record<string, unknown>[] = parts) =>
      house.commands.decideReview(
        review,
        { answers: {}, verdict: "split", parts: of as Record<string, never>[] },
        reviewer,
      );
    const partsOf = (parent: string) =>
      house.database.query<{ id: string; input: unknown; status: string }>(
        "select id, input, status from surety.cases where parent = $1 order by received_at, id",
        [parent],
      );

    it("end in one commit with the cases that they became, which label nothing with their parent", async () => {
      const { id, review } = await caseToReview();
      await split(review);
      await expect.poll(async () => (await partsOf(id)).length, { timeout: 5000 }).toBe(2);
      await house.quiet();
      expect((await partsOf(id)).map(({ input }) => input)).toEqual(expect.arrayContaining(parts));
      const detail = await readCase(house.database, id);
      expect(detail).toMatchObject({ status: "done", answer: "split into 2 cases" });
      expect(await house.database.query("select 1 from surety.labels where case_id = $1", [id])).toEqual([]);
      const line = detail?.timeline.find(({ title }) => title === "Split into 2 cases");
      expect(((line?.detail["parts"] ?? []) as string[]).toSorted()).toEqual(
        (await partsOf(id)).map((one) => one.id).toSorted(),
      );
    });

    it("are taken back until the parts begin, and then there are none", async () => {
      const { id, review } = await caseToReview("slow-letters");
      await split(review);
      await house.commands.undoDecision(review, reviewer);
      expect(await partsOf(id)).toEqual([]);
      expect(await openReview(id)).toBe(review);
    });

    it("are at least two, and each is what the workflow takes", async () => {
      const { review } = await caseToReview();
      await expect(split(review, [{ text: "one" }])).rejects.toMatchObject({ code: "too-few-parts" });
      await expect(split(review, [{ text: "one" }, { order: 0 }])).rejects.toMatchObject({
        code: "bad-part",
        problems: [{ path: "/parts/1/text" }, { path: "/parts/1/order" }],
      });
    });
  });

  describe("to another queue", () => {
    const queueOf = async (review: string) =>
      (
        await house.database.query<{ queue: string; status: string; due: Date }>(
          "select queue, status, due_at as due from surety.reviews where id = $1",
          [review],
        )
      )[0];

    it("go by the workflow's own way with a note, keep their due time, and stand in the log", async () => {
      const { id, review } = await caseToReview();
      await house.commands.claimReview(review, reviewer);
      const before = await queueOf(review);
      const result = await house.commands.escalateReview(review, { note: "Beyond me" }, reviewer);
      expect(result).toMatchObject({ status: "open", undoUntil: expect.any(String) });
      expect(await queueOf(review)).toEqual({ ...before, queue: "managers", status: "open" });
      const [note] = await house.database.query("select text, given_to from surety.review_notes where case_id = $1", [
        id,
      ]);
      expect(note).toEqual({ text: "Beyond me", given_to: "managers" });
      const log = await house.database.query(
        "select 1 from surety.audit_log where verb = 'escalate review' and object = $1",
        [`review ${review}`],
      );
      expect(log).toHaveLength(1);
      await expect(house.commands.escalateReview(review, { note: "x" }, colleague)).rejects.toMatchObject({
        code: "no-queue",
      });
    });

    it("are taken back while nobody has begun with them", async () => {
      const { review } = await caseToReview();
      await house.commands.escalateReview(review, { queue: "experts", note: "Please" }, reviewer);
      expect(await house.commands.undoDecision(review, reviewer)).toMatchObject({ status: "open" });
      expect((await queueOf(review))?.queue).toBe("leads");
      await house.commands.escalateReview(review, { queue: "experts", note: "Please" }, reviewer);
      await house.commands.claimReview(review, colleague);
      await expect(house.commands.undoDecision(review, reviewer)).rejects.toMatchObject({ code: "claimed-by-other" });
    });
  });

  it("tell the sender what is asked, once, and show it before", async () => {
    const { id, review } = await caseToReview("told-letters");
    const parts = { database: house.database, definitions: house.world.definitions, clock: house.world.clock };
    const shown = await previewReview(parts, review, reviewer, { edits: {}, question: asked });
    const body = { question: asked.text, fields: ["order"], text: "odd" };
    expect(shown?.sendBack).toMatchObject([{ kind: "http", target: "POST /asked", happens: true, request: { body } }]);
    await sendBack(review);
    await expect.poll(() => waitingFor(id), { timeout: 5000 }).toBe("callback");
    const told = receiver.deliveries.filter(({ path }) => path === "/asked");
    expect(told.map((one) => JSON.parse(one.body) as unknown)).toEqual([body]);
    const effects = (await readCase(house.database, id))?.effects;
    expect(effects).toMatchObject([{ kind: "http", status: "sent" }]);
  });

  it("come to the desk as an exception where the sender cannot be told, and can be decided there", async () => {
    const { id, review } = await caseToReview("told-letters");
    receiver.failNext({ status: 422 });
    await sendBack(review);
    await expect.poll(() => openReview(id), { timeout: 5000 }).not.toBe("");
    expect(await readQuestion(house.database, house.world.definitions, id)).toBeNull();
    await house.commands.decideReview(await openReview(id), { answers: { topic: "bug" } }, reviewer);
    await house.quiet();
    expect((await readCase(house.database, id))?.status).toBe("done");
  });

  it("show before it happens what the sender would be told", async () => {
    const { review } = await caseToReview();
    const parts = { database: house.database, definitions: house.world.definitions, clock: house.world.clock };
    expect((await previewReview(parts, review, reviewer, { edits: {}, question: asked }))?.sendBack).toEqual([]);
  });
});
