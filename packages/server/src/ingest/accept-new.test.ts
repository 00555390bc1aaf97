import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../storage/database.ts";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";

describe("arrivals that are taken for new", () => {
  let house: TestHouse;
  let commits: string[];
  beforeEach(async () => {
    house = await openTestHouse();
    await house.commands.saveWorkflow(ruleWorkflow({ dedupe: { key: "input.id", within: "30d" } }), owner);
    await house.commands.setStage("sorting", "live", owner);
    commits = [];
    watch(house.database);
  });
  afterEach(() => house.end());

  /** Notes of each transaction that has committed whether all its statements were the last ones, or answers were awaited. */
  function watch(database: Database): void {
    const { transaction } = database;
    database.transaction = (work) =>
      transaction(async (tx) => {
        let closed = false;
        let before = 0;
        const query: typeof tx.query = (text, values) => {
          if (!closed) before += 1;
          return tx.query(text, values);
        };
        const closing: typeof tx.closing = (write) => {
          closed = true;
          return tx.closing(write);
        };
        tx.afterCommit(() => void commits.push(closed && before === 0 ? "one piece" : "in turns"));
        return work({ ...tx, query, closing });
      });
  }

  const send = (...texts: [id: string, text?: string][]) =>
    house.send("sorting", ...texts.map(([id, text = "a refund"]) => ({ id, text })));
  const ownersOf = async (key: string) =>
    (
      await house.database.query<{ case_id: string }>("select case_id from surety.dedupe_keys where key = $1", [key])
    ).map((row) => row.case_id);

  it("are written with their commit in one piece", async () => {
    const arrivals = await send(["a"], ["b"], ["c", "which of them?"]);
    expect(arrivals.map((one) => one.fate)).toEqual(["accepted", "accepted", "accepted"]);
    expect(commits[0]).toBe("in turns");
    await send(["d"], ["e"]);
    expect(commits[1]).toBe("one piece");
    expect(
      await house.database.query("select status, count(*)::int as n from surety.cases group by 1 order by 1"),
    ).toEqual([
      { status: "done", n: 4 },
      { status: "waiting", n: 1 },
    ]);
  });

  it("that are repeats after all are known as such, and their neighbours are new", async () => {
    const [first] = await send(["a"]);
    const [again, other] = await send(["a"], ["b"]);
    expect([again, other]).toMatchObject([{ fate: "duplicate", caseId: first?.caseId }, { fate: "accepted" }]);
    expect(await ownersOf("a")).toEqual([first?.caseId]);
    expect(await ownersOf("b")).toEqual([other?.caseId]);
    // For a while no more is taken for granted.
    await send(["c"]);
    expect(commits).toEqual(["one piece", "in turns", "in turns"]);
    const rows = await house.database.query<{ n: number }>("select count(*)::int as n from surety.events");
    expect(rows).toEqual([{ n: 4 }]);
  });

  it("with an idempotency key that was there answer as before", async () => {
    const events = [{ payload: { text: "a refund" }, idempotencyKey: "once" }];
    const request = { workflow: "sorting", trigger: "api", kind: "api", events } as const;
    const [first] = await house.commands.ingest({ ...request, events: [...events] });
    const [again] = await house.commands.ingest({ ...request, events: [...events] });
    expect(again).toMatchObject({ fate: "duplicate", caseId: first?.caseId, eventId: first?.eventId });
  });

  it("take over a key whose time is over", async () => {
    await send(["a"]);
    await house.database.query("update surety.dedupe_keys set expires_at = now() - interval '1 minute'");
    const [later] = await send(["a"]);
    expect(later?.fate).toBe("accepted");
    expect(await ownersOf("a")).toEqual([later?.caseId]);
    expect(commits).toEqual(["one piece", "one piece"]);
  });

  it("that say the same to each other are told apart", async () => {
    const arrivals = await send(["a"], ["a"]);
    expect(arrivals.map((one) => one.fate)).toEqual(["accepted", "duplicate"]);
    expect(commits).toEqual(["in turns"]);
  });
});
