import type { WorkflowSource } from "@surety/core/workflow/document";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { colleague, openTestHouse, owner, reviewer, ruleWorkflow, type TestHouse } from "../test-house.ts";
import type { Actor } from "./commands.ts";

const third: Actor = { kind: "person", id: "p-thea", name: "Thea Third", role: "reviewer" };
const key: Actor = { kind: "key", id: "k-1", name: "machine", role: "reviewer" };

/** Two questions, one after the other, each put to a model that this house does not have. */
function askingTwice(): WorkflowSource {
  const judge = (name: string) => ({
    judge: { [name]: { classify: { text: "{{ input.text }}", labels: ["yes", "no"] } } },
  });
  const act = { act: [{ otherwise: [] }] };
  return ruleWorkflow({
    name: "asking",
    flow: [judge("first"), judge("second"), act] as WorkflowSource["flow"],
    review: { queue: "leads", undoSeconds: 600 },
  });
}

describe("decisions", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse();
    await house.commands.saveWorkflow(
      ruleWorkflow({ name: "careful", review: { queue: "leads", undoSeconds: 0, fourEyes: true } }),
      owner,
    );
    await house.commands.saveWorkflow(askingTwice(), owner);
    for (const name of ["careful", "asking"]) await house.commands.setStage(name, "live", owner);
  });
  afterAll(() => house.end());

  async function caseToReview(workflow: string, text: string): Promise<{ id: string; review: string }> {
    const [arrival] = await house.send(workflow, { text });
    await house.commands.waitForCase(arrival?.caseId ?? "", 5000);
    return { id: arrival?.caseId ?? "", review: await openReview(arrival?.caseId ?? "") };
  }
  const openReview = async (caseId: string) =>
    (
      await house.database.query<{ id: string }>(
        "select id from surety.reviews where case_id = $1 and status in ('open', 'claimed') and kind <> 'audit'",
        [caseId],
      )
    )[0]?.id ?? "";
  const statusOf = async (caseId: string) =>
    (await house.database.query<{ status: string }>("select status from surety.cases where id = $1", [caseId]))[0]
      ?.status;
  const labelsOf = async (caseId: string) =>
    await house.database.query<{ judgment: string; value: string; draw_probability: number | null }>(
      "select judgment, value, draw_probability from surety.labels where case_id = $1 order by judgment",
      [caseId],
    );
  const decide = (review: string, topic: string, actor: Actor) =>
    house.commands.decideReview(review, { answers: { topic } }, actor);

  it("of one person cannot agree with themselves, and wait for a third where two disagree", async () => {
    const { id, review } = await caseToReview("careful", "odd");
    await decide(review, "bug", reviewer);
    await expect(decide(review, "refund", reviewer)).rejects.toMatchObject({ code: "needs-second-person" });
    expect(await decide(review, "refund", colleague)).toMatchObject({ needsSecond: true, status: "open" });
    await expect(decide(review, "bug", colleague)).rejects.toMatchObject({ code: "needs-second-person" });
    await decide(review, "refund", third);
    await house.quiet();
    expect(await statusOf(id)).toBe("done");
  });

  it("say whether they came from the desk or from a program", async () => {
    const one = await caseToReview("asking", "odd");
    const other = await caseToReview("asking", "odd");
    await house.commands.decideReview(one.review, { answers: { first: "yes" } }, reviewer);
    await house.commands.decideReview(other.review, { answers: { first: "yes" } }, key);
    const channelOf = async (review: string) =>
      house.database.query("select channel from surety.decisions where review_id = $1", [review]);
    expect(await channelOf(one.review)).toEqual([{ channel: "desk" }]);
    expect(await channelOf(other.review)).toEqual([{ channel: "api" }]);
  });

  it("that four eyes must see are not made by keys", async () => {
    const { review } = await caseToReview("careful", "odd");
    await expect(decide(review, "bug", key)).rejects.toMatchObject({ code: "needs-person" });
  });

  it("are seen by four eyes also where the case came down the exception path", async () => {
    const { id, review } = await caseToReview("careful", "   ");
    expect(await decide(review, "bug", reviewer)).toMatchObject({ needsSecond: true });
    expect(await statusOf(id)).toBe("waiting");
  });

  it("can be taken back by the first while the second holds the review, without taking it away", async () => {
    const { review } = await caseToReview("careful", "odd");
    await decide(review, "bug", reviewer);
    await house.commands.claimReview(review, colleague);
    await house.commands.undoDecision(review, reviewer);
    expect(await decide(review, "bug", colleague)).toMatchObject({ needsSecond: true });
  });

  it("become labels although no model has answered yet, all of them a fair sample", async () => {
    const { id, review } = await caseToReview("asking", "the first day");
    await house.commands.decideReview(review, { answers: { first: "yes" } }, reviewer);
    expect(await labelsOf(id)).toEqual([{ judgment: "first", value: "yes", draw_probability: 1 }]);
  });

  it("are taken back with their own labels only", async () => {
    const { id, review } = await caseToReview("asking", "two questions");
    await house.database.query("update surety.reviews set undo_seconds = 0 where id = $1", [review]);
    await house.commands.decideReview(review, { answers: { first: "yes" } }, reviewer);
    await expect.poll(() => openReview(id), { timeout: 5000 }).not.toBe("");
    const second = await openReview(id);
    await house.commands.decideReview(second, { answers: { second: "no" } }, reviewer);
    await house.commands.undoDecision(second, reviewer);
    expect((await labelsOf(id)).map((one) => one.judgment)).toEqual(["first"]);
  });

  it("and refusals of many people at once do not wait for each other for ever", async () => {
    const unknown = house.world.newId();
    const refused = await Promise.allSettled([
      ...Array.from({ length: 30 }, () => house.commands.cancelCase(unknown, owner)),
      ...Array.from({ length: 30 }, () => house.commands.retryCase(unknown, owner)),
    ]);
    expect(refused.every((one) => one.status === "rejected")).toBe(true);
  });
});
