import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";
import { forgetExpiredKeys } from "./expired-keys.ts";

describe("ingest", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse();
    await house.commands.saveWorkflow(ruleWorkflow({ dedupe: { key: "input.text", within: "30d" } }), owner);
    await house.commands.setStage("sorting", "live", owner);
  });
  afterAll(() => house.end());

  const fatesOf = async (...payloads: unknown[]) => (await house.send("sorting", ...payloads)).map((one) => one.fate);
  const withKey = (idempotencyKey: string, text: string) =>
    house.commands.ingest({
      workflow: "sorting",
      trigger: "api",
      kind: "api",
      events: [{ payload: { text }, idempotencyKey }],
    });

  it("tells apart what only begins alike, however long", async () => {
    const greeting = "Dear colleagues, ".repeat(40);
    expect(
      await fatesOf({ text: `${greeting}a refund` }, { text: `${greeting}a bug` }, { text: `${greeting}a bug` }),
    ).toEqual(["accepted", "accepted", "duplicate"]);
  });

  it("takes idempotency keys of any length", async () => {
    const long = Array.from({ length: 200 }, () => house.world.newId()).join();
    const [first] = await withKey(`${long}a`, "refund a");
    const [second] = await withKey(`${long}b`, "refund b");
    const [again] = await withKey(`${long}a`, "refund a");
    expect([first?.fate, second?.fate, again?.fate]).toEqual(["accepted", "accepted", "duplicate"]);
    expect(again?.caseId).toBe(first?.caseId);
  });

  it("keeps field names that databases refuse", async () => {
    const [arrival] = await house.send("sorting", { text: "refund with a field", "odd\u0000name": { "\ud800": 1 } });
    const rows = await house.database.query("select 1 from surety.events where id = $1", [arrival?.eventId]);
    expect(rows).toHaveLength(1);
  });

  it("refuses what cannot be stored, says why, and notes it in the journal", async () => {
    let deep: unknown = "refund";
    for (let n = 0; n < 20_000; n += 1) deep = [deep];
    const fates = await house.send("sorting", { text: "refund beside it" }, { text: "refund", deep });
    expect(fates.map((one) => one.fate)).toEqual(["accepted", "invalid"]);
    expect(fates[1]?.problems).toMatchObject([{ message: "It is nested more than 64 deep." }]);
    const rows = await house.database.query("select fate from surety.events where id = $1", [fates[1]?.eventId]);
    expect(rows).toEqual([{ fate: "invalid" }]);
  });

  it("does not call an event invalid because the disk is full", async () => {
    const { transaction } = house.database;
    house.database.transaction = () =>
      Promise.reject(Object.assign(new Error("could not extend file"), { code: "53100" }));
    const sent = house.send("sorting", { text: "refund x" }, { text: "refund y" });
    await expect(sent).rejects.toMatchObject({ code: "53100" });
    house.database.transaction = transaction;
    expect(await fatesOf({ text: "refund x" })).toEqual(["accepted"]);
  });

  it("forgets keys whose time is over", async () => {
    await house.database.query(
      "insert into surety.dedupe_keys values ('sorting', 'old', $1, now() - interval '2 days')",
      [house.world.newId()],
    );
    await forgetExpiredKeys(house.database, new Date());
    expect(await house.database.query("select 1 from surety.dedupe_keys where key = 'old'")).toEqual([]);
    expect((await house.database.query("select 1 from surety.dedupe_keys")).length).toBeGreaterThan(0);
  });
});
