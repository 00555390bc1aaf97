import { TransientError } from "@surety/core/errors/transient-error";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestHouse, owner, reviewer, ruleWorkflow, type TestHouse } from "../test-house.ts";
import { startHeld } from "./held-cases.ts";

let calls = 0;
let down = true;

async function outside(): Promise<unknown> {
  calls += 1;
  if (down) throw new TransientError({ code: "down", message: "The other side is down." });
  return null;
}

describe("a pause", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse(new Map([["outside", outside]]));
    const base = ruleWorkflow({ name: "calling" });
    const act = { act: [{ otherwise: [{ call: "outside" }] }] };
    await house.commands.saveWorkflow(
      { ...base, flow: [...base.flow.slice(0, 2), act] as WorkflowSource["flow"] },
      owner,
    );
    await house.commands.setStage("calling", "live", owner);
  });
  afterAll(() => house.end());

  const caseOf = async (id: string | null | undefined) =>
    (
      await house.database.query<{ status: string; waiting_for: string | null; run_id: string | null }>(
        "select status, waiting_for, run_id from surety.cases where id = $1",
        [id],
      )
    )[0];

  async function held(id: string | null | undefined): Promise<void> {
    await expect.poll(async () => (await caseOf(id))?.run_id, { timeout: 8000 }).toBeNull();
  }

  it("holds what was on its way, and lets it go on afterwards", async () => {
    const [retrying, asked] = await house.send("calling", { text: "refund" }, { text: "hm" });
    await house.commands.waitForCase(retrying?.caseId ?? "", 5000);
    await house.commands.waitForCase(asked?.caseId ?? "", 5000);
    await house.commands.setStage("calling", "paused", owner);
    const [review] = await house.database.query<{ id: string }>("select id from surety.reviews where case_id = $1", [
      asked?.caseId,
    ]);
    await house.commands.decideReview(review?.id ?? "", { answers: { topic: "bug" } }, reviewer);
    await held(retrying?.caseId);
    await held(asked?.caseId);
    const before = calls;
    down = false;
    expect(await caseOf(asked?.caseId)).toMatchObject({ status: "waiting", waiting_for: "undo" });
    await house.commands.setStage("calling", "live", owner);
    await house.quiet();
    expect(await caseOf(retrying?.caseId)).toMatchObject({ status: "done" });
    expect(await caseOf(asked?.caseId)).toMatchObject({ status: "done" });
    expect(calls).toBe(before + 2);
  });

  it("strands nobody who was held by a process that had not heard of its end", async () => {
    const [arrival] = await house.send("calling", { text: "refund" });
    await house.quiet();
    await house.database.query("update surety.cases set status = 'received', run_id = null, cursor = 0 where id = $1", [
      arrival?.caseId,
    ]);
    await house.database.transaction((tx) => startHeld(tx, house.world, null));
    await house.quiet();
    expect(await caseOf(arrival?.caseId)).toMatchObject({ status: "done" });
  });
});
