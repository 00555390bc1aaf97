import type { WorkflowSource } from "@surety/core/workflow/document";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { previewReview } from "../preview/preview-review.ts";
import { listCorrections } from "../queries/list-corrections.ts";
import { readFields } from "../queries/read-fields.ts";
import { readCase } from "../queries/read-case.ts";
import { colleague, openTestHouse, owner, reviewer, ruleWorkflow, type TestHouse } from "../test-house.ts";
import type { Actor } from "./commands.ts";

/** Orders whose amount decides what is kept of them; a rule judges those that say "refund", people the others. */
function orders(name: string, review: WorkflowSource["review"] = {}): WorkflowSource {
  return ruleWorkflow({
    name,
    input: {
      type: "object",
      required: ["text"],
      properties: { text: { type: "string", maxLength: 100 }, amount: { type: "number", minimum: 0 } },
    },
    dedupe: undefined as never,
    flow: [
      {
        prepare: {
          clean: { clean: { from: "input.text" } },
          large: { compute: "input.amount > 100.0" },
        },
      },
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
      {
        act: [
          {
            when: "large == true",
            do: [
              { assign: { queue: "large" } },
              { store: { record: "order", data: { amount: "input.amount", topic: "topic.value" } } },
            ],
          },
          {
            otherwise: [
              { assign: { queue: "small" } },
              { store: { record: "order", data: { amount: "input.amount", topic: "topic.value" } } },
            ],
          },
        ],
      },
    ],
    review: { queue: "leads", undoSeconds: 0, ...review },
  });
}

describe("corrected fields", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse();
    const { dedupe: _, ...plain } = orders("orders");
    await house.commands.saveWorkflow(plain, owner);
    const { dedupe: __, ...careful } = orders("careful-orders", { fourEyes: true });
    await house.commands.saveWorkflow(careful, owner);
    for (const name of ["orders", "careful-orders"]) await house.commands.setStage(name, "live", owner);
  });
  afterAll(() => house.end());

  async function caseToReview(workflow = "orders", amount = 20): Promise<{ id: string; review: string }> {
    const [arrival] = await house.send(workflow, { text: "odd", amount });
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
  const preview = (review: string, edits: Record<string, unknown>, actor: Actor = reviewer) =>
    previewReview(
      { database: house.database, definitions: house.world.definitions, clock: house.world.clock },
      review,
      actor,
      {
        edits: edits as Record<string, never>,
      },
    );
  async function hashOf(review: string, edits: Record<string, unknown>, topic = "bug"): Promise<string> {
    const shown = await preview(review, edits);
    const at = shown?.answers.find((one) => one.answers["topic"] === topic)?.plan ?? -1;
    return shown?.plans[at]?.hash ?? "";
  }
  const decide = (review: string, edits: Record<string, unknown>, planHash: string | null, actor: Actor = reviewer) =>
    house.commands.decideReview(
      review,
      { answers: { topic: "bug" }, edits: edits as Record<string, never>, planHash },
      actor,
    );
  const recordOf = async (caseId: string) =>
    (await house.database.query<{ data: unknown }>("select data from surety.records where case_id = $1", [caseId]))[0]
      ?.data;

  it("are what the rest of the case goes on with; the original stays, with who, when, before and after", async () => {
    const { id, review } = await caseToReview();
    const edits = { "/input/amount": 250 };
    const shown = await preview(review, edits);
    const plan = shown?.plans[shown.answers.find((one) => one.answers["topic"] === "bug")?.plan ?? -1];
    expect(plan).toMatchObject({
      effects: [
        { kind: "assign", target: "large" },
        { kind: "store", request: { amount: 250, topic: "bug" } },
      ],
    });
    await decide(review, edits, plan?.hash ?? null);
    await house.quiet();
    expect(await recordOf(id)).toEqual({ amount: 250, topic: "bug" });
    const [row] = await house.database.query<{ input: unknown; queue: string }>(
      "select input, queue from surety.cases where id = $1",
      [id],
    );
    expect(row).toEqual({ input: { text: "odd", amount: 20 }, queue: "large" });
    const { items } = await listCorrections(house.database, { caseId: id });
    expect(items).toMatchObject([{ path: "/input/amount", before: 20, after: 250, by: reviewer.id, source: "review" }]);
    const line = (await readCase(house.database, id))?.timeline.find(({ kind }) => kind === "decision");
    expect(line).toMatchObject({
      title: "Decided topic: bug, 1 field corrected",
      detail: { edits: [{ path: "/input/amount", before: 20, after: 250 }] },
    });
    const [audited] = await house.database.query<{ detail: { edits: unknown[] } }>(
      "select detail from surety.audit_log where object = $1",
      [`review ${review}`],
    );
    expect(audited?.detail.edits).toHaveLength(1);
  });

  it("do not run the judgment again, unless the person asks for it; then a person decides again", async () => {
    const { id, review } = await caseToReview();
    const edits = { "/input/text": "a refund", "/input/amount": 300 };
    await house.commands.decideReview(review, { answers: {}, verdict: "judge-again", edits }, reviewer);
    await expect.poll(() => openReview(id), { timeout: 5000 }).not.toBe("");
    const again = await openReview(id);
    expect(again).not.toBe(review);
    const detail = await readCase(house.database, id);
    expect(detail?.judgments).toMatchObject([{ value: "refund", route: "review", reason: { code: "returned" } }]);
    const fields = await readFields(house.database, house.world.definitions, again);
    expect(fields?.map(({ path, value }) => [path, value])).toEqual([
      ["/input/text", "a refund"],
      ["/input/amount", 300],
      ["/clean", "a refund"],
      ["/large", true],
    ]);
    await house.commands.decideReview(again, { answers: { topic: "refund" } }, colleague);
    await house.quiet();
    expect(await recordOf(id)).toEqual({ amount: 300, topic: "refund" });
    const labels = await house.database.query<{ draw_probability: number | null }>(
      "select draw_probability from surety.labels where case_id = $1",
      [id],
    );
    expect(labels.every((one) => one.draw_probability === null)).toBe(true);
  });

  it("are refused at the field, and nothing is decided", async () => {
    const { review } = await caseToReview();
    await expect(decide(review, { "/input/amount": "lots" }, null)).rejects.toMatchObject({
      code: "bad-correction",
      problems: [{ path: "/input/amount", message: expect.stringContaining("must be a number") }],
    });
    expect(await openReview((await caseOf(review)) ?? "")).toBe(review);
  });
  const caseOf = async (review: string) =>
    (await house.database.query<{ case_id: string }>("select case_id from surety.reviews where id = $1", [review]))[0]
      ?.case_id;

  it("need the preview of their effect, and do exactly that or nothing", async () => {
    const { review } = await caseToReview();
    await expect(decide(review, { "/input/amount": 500 }, null)).rejects.toMatchObject({ code: "preview-first" });
    const other = await hashOf(review, { "/input/amount": 400 });
    await expect(decide(review, { "/input/amount": 500 }, other)).rejects.toMatchObject({ code: "effect-changed" });
    await decide(review, { "/input/amount": 400 }, other);
  });

  it("are taken back with their decision", async () => {
    const { id, review } = await caseToReview();
    await house.database.query("update surety.reviews set undo_seconds = 600 where id = $1", [review]);
    const edits = { "/input/amount": 700 };
    await decide(review, edits, await hashOf(review, edits));
    await house.commands.undoDecision(review, reviewer);
    expect((await listCorrections(house.database, { caseId: id })).items).toEqual([]);
    await house.database.query("update surety.reviews set undo_seconds = 0 where id = $1", [review]);
    await house.commands.decideReview(review, { answers: { topic: "bug" } }, reviewer);
    await house.quiet();
    expect(await recordOf(id)).toEqual({ amount: 20, topic: "bug" });
  });

  it("of four eyes must be the same, and the second does not see those of the first", async () => {
    const { id, review } = await caseToReview("careful-orders");
    const edits = { "/input/amount": 800 };
    await decide(review, edits, await hashOf(review, edits));
    expect((await listCorrections(house.database, { caseId: id })).items).toEqual([]);
    const seen = await readFields(house.database, house.world.definitions, review);
    expect(seen?.find(({ path }) => path === "/input/amount")?.value).toBe(20);
    expect(await decide(review, {}, null, colleague)).toMatchObject({ needsSecond: true });
    const third: Actor = { kind: "person", id: "p-thea", name: "Thea Third", role: "reviewer" };
    expect(await decide(review, edits, await hashOf(review, edits), third)).toMatchObject({ needsSecond: false });
    await house.quiet();
    expect(await recordOf(id)).toEqual({ amount: 800, topic: "bug" });
  });

  it("of an audit need the preview as any others do, are kept, and change nothing", async () => {
    const { id, review } = await caseToReview();
    await house.database.query("update surety.reviews set kind = 'audit' where id = $1", [review]);
    await expect(decide(review, { "/input/amount": 1 }, null)).rejects.toMatchObject({ code: "preview-first" });
    await decide(review, { "/input/amount": 1 }, await hashOf(review, { "/input/amount": 1 }));
    expect((await listCorrections(house.database, { caseId: id })).items).toMatchObject([
      { source: "audit", after: 1 },
    ]);
    expect(await recordOf(id)).toBeUndefined();
  });
});
