import { setTimeout as sleep } from "node:timers/promises";
import { TerminalError } from "@surety/core/errors/terminal-error";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestHouse, owner, reviewer, ruleWorkflow, type TestHouse } from "../test-house.ts";

/** What the project's function does at its next calls, one each; afterwards it succeeds. */
const script: ("fail" | "fail and die" | "die")[] = [];
let calls = 0;
let dying = false;

/** What dead processes would have gone on with; they come back late, when others have taken over. */
const graves: ((error: Error) => void)[] = [];

const never = () => new Promise<never>((_, reject) => graves.push(reject));

async function outside(): Promise<unknown> {
  calls += 1;
  const next = script.shift();
  if (next === "die") return never();
  dying = next === "fail and die";
  if (next !== undefined) throw new TerminalError({ code: "refused", message: "The other side refused." });
  return null;
}

describe("a process that dies while it sends effects", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse(new Map([["outside", outside]]));
    const base = ruleWorkflow({ name: "calling" });
    const act = { act: [{ otherwise: [{ call: "outside", timeout: "1h" }] }] };
    await house.commands.saveWorkflow(
      { ...base, flow: [...base.flow.slice(0, 2), act] as WorkflowSource["flow"] },
      owner,
    );
    await house.commands.setStage("calling", "live", owner);
    const { transaction } = house.database;
    house.database.transaction = (work) => (dying ? never() : transaction(work));
  });
  afterAll(() => house.end());

  const caseOf = async (id: string) =>
    (
      await house.database.query<{ status: string; waiting_for: string | null }>(
        "select status, waiting_for from surety.cases where id = $1",
        [id],
      )
    )[0];
  const effectOf = async (id: string) =>
    (
      await house.database.query<{ status: string; attempts: number }>(
        "select status, attempts from surety.effects where case_id = $1",
        [id],
      )
    )[0];
  const reviewOf = async (id: string) =>
    (
      await house.database.query<{ id: string }>(
        "select id from surety.reviews where case_id = $1 and status = 'open' and kind <> 'audit'",
        [id],
      )
    )[0]?.id ?? "";

  async function until(ready: () => boolean | Promise<boolean>): Promise<void> {
    for (let n = 0; n < 500 && !(await ready()); n += 1) await sleep(10);
    expect(await ready()).toBe(true);
  }

  async function sendOne(text: string): Promise<string> {
    const [arrival] = await house.send("calling", { text });
    return arrival?.caseId ?? "";
  }

  /** What another process does with the run of a dead one. */
  async function takeOver(caseId: string): Promise<void> {
    dying = false;
    const dead = graves.splice(0);
    const run = house.world.newId();
    const [before] = await house.database.query<{ owner: string }>("select owner from surety.cases where id = $1", [
      caseId,
    ]);
    await house.database.transaction(async (tx) => {
      await tx.query("update surety.cases set run_id = $2, crash_count = greatest(crash_count, 1) where id = $1", [
        caseId,
        run,
      ]);
      await house.world.engine().enqueue(tx, [{ id: run, caseIds: [caseId] }]);
    });
    await until(async () => {
      const [now] = await house.database.query<{ owner: string }>("select owner from surety.cases where id = $1", [
        caseId,
      ]);
      return now?.owner !== before?.owner;
    });
    for (const comeBack of dead) comeBack(new Error("late"));
  }

  it("does not lose an effect that was given up just before", async () => {
    script.push("fail and die", "fail");
    const id = await sendOne("refund 1");
    await until(() => graves.length > 0);
    await takeOver(id);
    await house.quiet();
    expect(await caseOf(id)).toEqual({ status: "waiting", waiting_for: "review" });
    expect(await effectOf(id)).toMatchObject({ status: "failed" });
  });

  it("does not lose an effect that a person had tried again", async () => {
    script.push("fail");
    const id = await sendOne("refund 2");
    await house.quiet();
    script.push("die");
    const before = calls;
    await house.commands.decideReview(await reviewOf(id), { answers: {} }, reviewer);
    await until(() => calls === before + 1);
    await takeOver(id);
    await house.quiet();
    expect(await caseOf(id)).toMatchObject({ status: "done" });
    expect(await effectOf(id)).toMatchObject({ status: "sent" });
  });

  it("is not ended by the same effect for ever", async () => {
    script.push("die", "die", "die", "die", "die");
    const before = calls;
    const id = await sendOne("refund 3");
    for (let n = 1; n <= 4; n += 1) {
      await until(() => calls === before + n);
      await takeOver(id);
    }
    await until(async () => (await caseOf(id))?.status === "quarantined");
    script.length = 0;
    await house.commands.retryCase(id, owner);
    await house.quiet();
    expect(await caseOf(id)).toMatchObject({ status: "done" });
  });
});
