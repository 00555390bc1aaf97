import { hostname } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";
import { closeAbandonedJobs, startJob } from "./jobs.ts";

describe("jobs", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse();
    await house.commands.saveWorkflow(ruleWorkflow(), owner);
  });
  afterAll(() => house.end());

  async function jobOf(process: string): Promise<string> {
    const id = house.world.newId();
    await house.database.query(
      "insert into surety.jobs (id, kind, workflow, status, process, started_at) values ($1, 'train', 'sorting', 'running', $2, now())",
      [id, process],
    );
    return id;
  }
  const statusOf = async (id: string) =>
    (await house.database.query<{ status: string }>("select status from surety.jobs where id = $1", [id]))[0]?.status;

  it("of an earlier process with our pid are over, and stand in nobody's way", async () => {
    const id = await jobOf(`${hostname()}:${process.pid}:earlier`);
    await startJob(house.world, "train", "sorting", async () => ({}));
    expect(await statusOf(id)).toBe("failed");
  });

  it("of a process on another machine go on while it beats", async () => {
    await house.database.query("insert into surety.executors (id, beat) values ('elsewhere:1:x', now())");
    const [alive, dead] = [await jobOf("elsewhere:1:y"), await jobOf("gone:1:y")];
    await closeAbandonedJobs(house.world);
    expect([await statusOf(alive), await statusOf(dead)]).toEqual(["running", "failed"]);
  });
});
