import { DBOSExecutor } from "@dbos-inc/dbos-sdk/internal/dbos-executor";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";
import { deleteFinishedRuns } from "./finished-runs.ts";
import { restartStranded } from "./stranded-runs.ts";

describe("stranded cases", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse();
    await house.commands.saveWorkflow(ruleWorkflow(), owner);
    await house.commands.setStage("sorting", "live", owner);
  });
  afterAll(() => house.end());

  const statusOf = async (id: string | null | undefined) =>
    (await house.database.query<{ status: string }>("select status from surety.cases where id = $1", [id]))[0]?.status;

  it("are found behind any number of cases whose runs are alive", async () => {
    const [kept] = await house.send("sorting", { text: "refund" });
    await house.quiet();
    const run = house.world.newId();
    await house.database.transaction((tx) =>
      house.world.engine().enqueue(tx, [{ id: run, caseIds: [], delaySeconds: 3600 }]),
    );
    await house.database.query(
      `insert into surety.cases (id, workflow, version, event_id, trigger_id, title, status, waiting_for, input, run_id, received_at)
       select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, workflow, version, event_id, trigger_id, title, 'waiting', 'callback', input, $2,
         received_at from surety.cases, generate_series(1, 600) n where id = $1`,
      [kept?.caseId, run],
    );
    await house.database.query(
      "update surety.cases set status = 'running', cursor = 0, run_id = 'lost' where id = $1",
      [kept?.caseId],
    );
    await restartStranded(house.world).stop();
    await house.quiet();
    expect(await statusOf(kept?.caseId)).toBe("done");
  });

  it("are found whose run was claimed here and never began, because the answer to the claim was lost", async () => {
    const [kept] = await house.send("sorting", { text: "refund" });
    await house.quiet();
    const run = house.world.newId();
    await house.database.transaction((tx) =>
      house.world.engine().enqueue(tx, [{ id: run, caseIds: [kept?.caseId ?? ""], delaySeconds: 3600 }]),
    );
    await house.database.query(
      "update dbos.workflow_status set status = 'PENDING', executor_id = $2, started_at_epoch_ms = 1 where workflow_uuid = $1",
      [run, DBOSExecutor.globalInstance?.executorID],
    );
    await house.database.query("update surety.cases set status = 'received', cursor = 0, run_id = $2 where id = $1", [
      kept?.caseId,
      run,
    ]);
    await restartStranded(house.world).stop();
    await house.quiet();
    expect(await statusOf(kept?.caseId)).toBe("done");
  });
});

describe("finished runs", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse();
    await house.commands.saveWorkflow(ruleWorkflow(), owner);
    await house.commands.setStage("sorting", "live", owner);
  });
  afterAll(() => house.end());

  it("are forgotten, and runs to come are not", async () => {
    await house.send("sorting", ...Array.from({ length: 200 }, (_, n) => ({ text: `refund ${n}` })));
    await house.quiet();
    await house.database.transaction((tx) =>
      house.world.engine().enqueue(tx, [{ id: "later", caseIds: [], delaySeconds: 3600 }]),
    );
    await expect
      .poll(async () => {
        await deleteFinishedRuns(0);
        return house.database.query("select workflow_uuid as id from dbos.workflow_status");
      })
      .toEqual([{ id: "later" }]);
    expect(await house.database.query("select 1 from dbos.workflow_input where workflow_uuid <> 'later'")).toEqual([]);
  });
});
