import type { WorkflowSource } from "@surety/core/workflow/document";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";

/** A function of the project with every way to misbehave. */
async function enrich({ text }: Record<string, unknown>): Promise<unknown> {
  if (text === "refund bigint") return { n: 1n };
  if (text === "refund throws") throw new Error("no such customer");
  return { n: 1 };
}

const slow = () => new Promise<never>(() => {});

describe("a case among others", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse(
      new Map([
        ["enrich", enrich],
        ["slow", slow],
      ]),
    );
    const base = ruleWorkflow({ name: "enriching" });
    const prepare = { prepare: { more: { call: "enrich", with: { text: "input.text" }, onMissing: "continue" } } };
    await house.commands.saveWorkflow({ ...base, flow: [prepare, ...base.flow] as WorkflowSource["flow"] }, owner);
    const waits = { act: [{ otherwise: [{ call: "slow", timeout: "1s", retries: 0 }] }] };
    await house.commands.saveWorkflow(
      { ...base, name: "hanging", flow: [...base.flow.slice(0, 2), waits] as WorkflowSource["flow"] },
      owner,
    );
    await house.commands.saveConnection(
      "desk",
      "http",
      { baseUrl: "http://127.0.0.1:9", allowPrivate: ["127.0.0.1:9"] },
      owner,
    );
    const posts = { act: [{ otherwise: [{ http: { connection: "desk", path: "/x" } }] }] };
    await house.commands.saveWorkflow(
      { ...base, name: "posting", flow: [...base.flow.slice(0, 2), posts] as WorkflowSource["flow"] },
      owner,
    );
    for (const name of ["enriching", "hanging", "posting"]) await house.commands.setStage(name, "live", owner);
  });
  afterAll(() => house.end());

  const rowsOf = async (ids: (string | null)[]) => {
    const rows = await house.database.query<{ id: string; status: string; waiting_for: string | null }>(
      "select id, status, waiting_for from surety.cases where id = any($1)",
      [ids],
    );
    return ids.map((id) => rows.find((row) => row.id === id));
  };

  it("that cannot be written down fails by itself, and at once", async () => {
    const texts = ["refund 1", "refund bigint", "refund 2", "refund throws"];
    const arrivals = await house.send("enriching", ...texts.map((text) => ({ text })));
    await house.quiet();
    const [one, bigint, two, throws] = await rowsOf(arrivals.map((arrival) => arrival.caseId));
    expect([one, two]).toMatchObject([{ status: "done" }, { status: "done" }]);
    expect(bigint).toMatchObject({ status: "failed" });
    expect(throws).toMatchObject({ status: "waiting", waiting_for: "review" });
  });

  it("is not held up by a function that never comes back", async () => {
    const [arrival] = await house.send("hanging", { text: "refund" });
    await house.quiet();
    expect(await rowsOf([arrival?.caseId ?? null])).toMatchObject([{ status: "waiting", waiting_for: "review" }]);
  });

  it("goes to a person where its connection was deleted, and the workflow still takes events", async () => {
    await house.commands.deleteConnection("desk", owner);
    const arrivals = await house.send("posting", { text: "refund" }, { text: "hm" });
    await house.quiet();
    const waiting = { status: "waiting", waiting_for: "review" };
    expect(await rowsOf(arrivals.map((one) => one.caseId))).toMatchObject([waiting, waiting]);
    const said = await house.database.query<{ title: string }>(
      "select line->>'title' as title from surety.timeline, json_array_elements(entries) line where case_id = $1 and line->>'kind' = 'error'",
      [arrivals[0]?.caseId],
    );
    expect(said[0]?.title).toContain('There is no connection "desk"');
  });
});
