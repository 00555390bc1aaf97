import { TransientError } from "@surety/core/errors/transient-error";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestHouse, owner, reviewer, ruleWorkflow, type TestHouse } from "../test-house.ts";

const called: string[] = [];
let down = false;

async function tell(input: Record<string, unknown>): Promise<unknown> {
  if (down) throw new TransientError({ code: "down", message: "The other side is down." });
  called.push(String(input["text"]));
  return null;
}

function acting(name: string, ...blocks: unknown[]): WorkflowSource {
  const base = ruleWorkflow({ name });
  return { ...base, flow: [...base.flow.slice(0, 2), ...blocks] as WorkflowSource["flow"] };
}

describe("act blocks", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse(new Map([["tell", tell]]));
    const first = { call: "tell", with: { text: "input.text" } };
    const broken = { call: "tell", with: { text: "string(10 / (size(input.text) - 15))" } };
    await house.commands.saveWorkflow(ruleWorkflow(), owner);
    await house.commands.saveWorkflow(
      acting("half", { act: [{ otherwise: [first, { store: { record: "half", data: {} } }, broken] }] }),
      owner,
    );
    await house.commands.saveWorkflow(
      acting("starting", {
        act: [{ otherwise: [first, { start: { workflow: "sorting", input: { text: "input.text" } } }] }],
      }),
      owner,
    );
    const second = {
      act: [{ when: 'topic.value == "bug"', do: [{ assign: { queue: "second" } }] }, { otherwise: [] }],
    };
    await house.commands.saveWorkflow(acting("twice", { act: [{ otherwise: [first] }] }, second), owner);
    for (const name of ["sorting", "half", "starting", "twice"]) await house.commands.setStage(name, "live", owner);
  });
  afterAll(() => house.end());

  const caseOf = async (id: string | null | undefined) =>
    (
      await house.database.query<{
        status: string;
        waiting_for: string | null;
        answer: string | null;
        queue: string | null;
        route: string;
      }>("select status, waiting_for, answer, queue, route from surety.cases where id = $1", [id])
    )[0];
  const reviewOf = async (id: string | null | undefined) =>
    (
      await house.database.query<{ id: string }>(
        "select id from surety.reviews where case_id = $1 and status = 'open' and kind <> 'audit'",
        [id],
      )
    )[0]?.id ?? "";

  it("plan all of their actions or none", async () => {
    const [arrival] = await house.send("half", { text: "refund and more" });
    await house.quiet();
    expect(await caseOf(arrival?.caseId)).toMatchObject({ status: "waiting", waiting_for: "review" });
    expect(await house.database.query("select 1 from surety.effects where case_id = $1", [arrival?.caseId])).toEqual(
      [],
    );
    expect(await house.database.query("select 1 from surety.records where case_id = $1", [arrival?.caseId])).toEqual(
      [],
    );
  });

  it("start no other workflow from the shadow", async () => {
    await house.commands.setStage("starting", "shadow", owner);
    const [arrival] = await house.send("starting", { text: "a refund in the shadow" });
    await house.quiet();
    await house.commands.decideReview(await reviewOf(arrival?.caseId), { answers: { topic: "refund" } }, reviewer);
    await house.quiet();
    expect(await caseOf(arrival?.caseId)).toMatchObject({ status: "done" });
    expect(await house.database.query("select 1 from surety.cases where trigger_id = 'start'")).toEqual([]);
    expect(called).not.toContain("a refund in the shadow");
  });

  it("send nothing more once the workflow went back to the shadow", async () => {
    await house.commands.setStage("starting", "live", owner);
    down = true;
    const [arrival] = await house.send("starting", { text: "a refund on its way" });
    await house.commands.waitForCase(arrival?.caseId ?? "", 5000);
    expect(await caseOf(arrival?.caseId)).toMatchObject({ waiting_for: "retry" });
    await house.commands.setStage("starting", "shadow", owner);
    down = false;
    await house.quiet();
    expect(await caseOf(arrival?.caseId)).toMatchObject({ status: "done" });
    expect(called).not.toContain("a refund on its way");
  });

  it("show what the person decided, also after the effects", async () => {
    const [arrival] = await house.send("twice", { text: "what is this" });
    await house.quiet();
    await house.commands.decideReview(await reviewOf(arrival?.caseId), { answers: { topic: "bug" } }, reviewer);
    await house.quiet();
    expect(await caseOf(arrival?.caseId)).toMatchObject({
      status: "done",
      answer: "topic: bug",
      queue: "second",
      route: "reviewed",
    });
  });

  it("remember what a person answered before anything was judged", async () => {
    down = true;
    const [arrival] = await house.send("twice", { text: "  " });
    await house.quiet();
    await house.commands.decideReview(await reviewOf(arrival?.caseId), { answers: { topic: "bug" } }, reviewer);
    await house.commands.waitForCase(arrival?.caseId ?? "", 5000);
    down = false;
    await house.quiet();
    expect(await caseOf(arrival?.caseId)).toMatchObject({ status: "done", answer: "topic: bug", queue: "second" });
  });

  it("do not do what the model thought where a person says that none fits", async () => {
    await house.commands.setStage("twice", "assisted", owner);
    const [arrival] = await house.send("twice", { text: "a bug, or not" });
    await house.quiet();
    await house.commands.decideReview(
      await reviewOf(arrival?.caseId),
      { answers: {}, verdict: "out-of-scope" },
      reviewer,
    );
    await house.quiet();
    expect(await caseOf(arrival?.caseId)).toMatchObject({ status: "done", queue: null, answer: "topic: out of scope" });
  });
});
