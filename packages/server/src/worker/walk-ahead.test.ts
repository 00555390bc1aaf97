import type { WorkflowSource } from "@surety/core/workflow/document";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCase } from "../queries/read-case.ts";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";

const gate = Promise.withResolvers<null>();

describe("a case whose first stretch asks nothing of the outside", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse(
      new Map([
        ["slow", () => gate.promise],
        ["quick", async () => null],
      ]),
    );
    const base = ruleWorkflow();
    const stores = { act: [{ otherwise: [{ store: { record: "decision", data: { topic: "topic.value" } } }] }] };
    const calls = { act: [{ otherwise: [{ call: "quick" }] }] };
    const asks = { prepare: { more: { call: "slow", with: {} } } };
    const flows = {
      sorting: base.flow,
      storing: [...base.flow.slice(0, 2), stores],
      calling: [...base.flow.slice(0, 2), calls, stores],
      asking: [asks, ...base.flow],
    };
    for (const [name, flow] of Object.entries(flows)) {
      await house.commands.saveWorkflow({ ...base, name, flow: flow as WorkflowSource["flow"] }, owner);
      await house.commands.setStage(name, "live", owner);
    }
  });
  afterAll(async () => {
    gate.resolve(null);
    await house.end();
  });

  const statusesOf = async (ids: (string | null)[]) => {
    const rows = await house.database.query<{ id: string; status: string }>(
      "select id, status from surety.cases where id = any($1)",
      [ids],
    );
    return ids.map((id) => rows.find((row) => row.id === id)?.status);
  };
  const send = async (workflow: string, ...texts: string[]) =>
    (await house.send(workflow, ...texts.map((text) => ({ text })))).map((one) => one.caseId);

  it("has done it when it is acknowledged, and needs no run where it ends there", async () => {
    const ids = await send("sorting", "refund", "hello?");
    expect(await statusesOf(ids)).toEqual(["done", "waiting"]);
    const runs = await house.database.query("select 1 from surety.cases where id = any($1) and run_id is not null", [
      ids,
    ]);
    expect(runs).toEqual([]);
  });

  it("is as if a run had carried it from the beginning", async () => {
    const [ahead] = await send("calling", "refund please");
    await house.commands.setStage("calling", "paused", owner);
    const [held] = await send("calling", "refund please");
    expect(await statusesOf([held ?? null])).toEqual(["received"]);
    await house.commands.setStage("calling", "live", owner);
    await house.quiet();
    const [one, other] = await Promise.all([likeness(ahead), likeness(held)]);
    expect(one).toMatchObject({ status: "done", route: "automated" });
    expect(one).toEqual(other);
  });

  it("has settled for whoever waits for it, without a look at the table", async () => {
    const { query } = house.database;
    const asked: string[] = [];
    house.database.query = (text, values) => (asked.push(text), query(text, values));
    const ids = [...(await send("sorting", "refund")), ...(await send("calling", "refund"))];
    for (const id of ids) await house.commands.waitForCase(id ?? "", 20_000, true);
    house.database.query = query;
    expect(await statusesOf(ids)).toEqual(["done", "done"]);
    expect(asked.filter((text) => text.startsWith("select id, status"))).toEqual([]);
    // Of others the table says it at once.
    await house.commands.waitForCase(ids[0] ?? "", 20_000);
  });

  it("is left to a run where its workflow was braked after it had been walked", async () => {
    const { transaction } = house.database;
    let commits = 0;
    house.database.transaction = async (work) => {
      const result = await transaction(work);
      commits += 1;
      if (commits === 1) await house.commands.setStage("calling", "paused", owner);
      return result;
    };
    const ids = await send("calling", ...Array.from({ length: 700 }, (_, n) => `refund ${n}`));
    house.database.transaction = transaction;
    const inAll = async (some: typeof ids) => Array.from(new Set(await statusesOf(some)));
    await expect.poll(() => inAll(ids.slice(0, 512)), { timeout: 10_000 }).toEqual(["done"]);
    await expect.poll(() => inAll(ids.slice(512)), { timeout: 10_000 }).toEqual(["received"]);
    await house.commands.setStage("calling", "live", owner);
    await house.quiet();
  });

  it("is kept where that cannot be written, and fails by itself", async () => {
    await house.database.query(
      `create function surety.refuse() returns trigger language plpgsql as
       $$ begin if new.data->>'topic' = 'bug' then raise exception 'no bugs here'; end if; return new; end $$`,
    );
    await house.database.query(
      "create trigger refuse before insert on surety.records for each row execute function surety.refuse()",
    );
    const ids = await send("storing", "refund one", "a bug", "refund two");
    await house.quiet();
    expect(await statusesOf(ids)).toEqual(["done", "failed", "done"]);
    await house.database.query("drop trigger refuse on surety.records");
  });

  it("is acknowledged before a function of the project is asked", async () => {
    const ids = await send("asking", "refund");
    expect(await statusesOf(ids)).toEqual(["received"]);
    gate.resolve(null);
    await house.quiet();
    expect(await statusesOf(ids)).not.toEqual(["received"]);
  });

  /** Everything that people see of a case, without what no two cases share; lines of one millisecond have no order. */
  async function likeness(id: string | null | undefined): Promise<Record<string, unknown>> {
    const found = await readCase(house.database, id ?? "");
    const text = JSON.stringify(found, (key, value) => (ownOf.test(key) ? null : value)).replaceAll(
      id ?? "",
      "the case",
    );
    const { timeline, ...rest } = JSON.parse(text) as { timeline: { title: string }[] };
    return { ...rest, timeline: timeline.toSorted((a, b) => (a.title < b.title ? -1 : 1)) };
  }
});

/** Names of what is a case's own: identifiers and times. */
const ownOf = /^(id|at|event|milliseconds|latencyMs|.*(Id|At|Key))$/;
