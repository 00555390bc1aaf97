import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";
import { sayRunningSoon } from "./say-running.ts";
import type { CaseRow } from "./work-case.ts";

describe("what takes long", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse();
    await house.commands.saveWorkflow(ruleWorkflow({ name: "slow" }), owner);
    // Nothing begins by itself: each test says who is carrying which case.
    await house.commands.setStage("slow", "paused", owner);
  });
  afterAll(() => house.end());

  async function received(): Promise<string> {
    const [arrival] = await house.send("slow", { text: "refund" });
    const id = arrival?.caseId ?? "";
    await house.database.query("update surety.cases set owner = id where id = $1", [id]);
    return id;
  }

  const rowOf = (id: string) => ({ id, status: "received" }) as CaseRow;

  async function statusOf(id: string): Promise<string | undefined> {
    const [row] = await house.database.query<{ status: string }>("select status from surety.cases where id = $1", [id]);
    return row?.status;
  }

  it("is said to be under way, by its owner alone, and not when it is over", async () => {
    const [mine, taken, over] = [await received(), await received(), await received()];
    sayRunningSoon(house.world, over, [rowOf(over)])();
    sayRunningSoon(house.world, house.world.newId(), [rowOf(taken)]);
    sayRunningSoon(house.world, mine, [rowOf(mine)]);
    await expect.poll(() => statusOf(mine), { timeout: 20_000 }).toBe("running");
    expect([await statusOf(taken), await statusOf(over)]).toEqual(["received", "received"]);
  });
});
