import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { type FakeReceiver, startFakeReceiver } from "@surety/testing/fakes/fake-receiver";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestHouse, owner, reviewer, ruleWorkflow, type TestHouse } from "../test-house.ts";

/** How many transactions are still carried out before the process dies; those after it never end. */
let lives = Number.POSITIVE_INFINITY;
/** Says of the first transaction in it that it is the decision's own, and for how many the process lives from there. */
const deciding = new AsyncLocalStorage<{ transactions: number; begun: boolean }>();

/** What dead processes would have gone on with; they come back late, when others have taken over. */
const graves: ((error: Error) => void)[] = [];

const never = () => new Promise<never>((_, reject) => graves.push(reject));
const question = { text: "Which order is it?", fields: ["/input/order"] };
const parts = [{ text: "one" }, { text: "another", order: 4 }, { text: "a third" }];

const { dedupe: _, ...letters } = ruleWorkflow({
  name: "letters",
  input: {
    type: "object",
    required: ["text"],
    properties: { text: { type: "string" }, order: { type: "integer" } },
  },
  review: {
    queue: "leads",
    undoSeconds: 0,
    sendBack: { do: [{ http: { connection: "desk", path: "/asked", body: { question: "asked.question" } } }] },
  } as WorkflowSource["review"],
});

describe("a process that dies between a decision and the work that it asks for", () => {
  let house: TestHouse;
  let receiver: FakeReceiver;
  beforeAll(async () => {
    house = await openTestHouse();
    receiver = await startFakeReceiver();
    const settings = { baseUrl: receiver.url, allowPrivate: [receiver.host] };
    await house.commands.saveConnection("desk", "http", settings, owner);
    await house.commands.saveWorkflow(letters, owner);
    await house.commands.setStage("letters", "live", owner);
    const { transaction } = house.database;
    house.database.transaction = (work) => {
      const own = deciding.getStore();
      if (own?.begun === false) lives = own.transactions;
      if (own !== undefined) own.begun = true;
      lives -= 1;
      return lives < 0 ? never() : transaction(work);
    };
  });
  afterAll(async () => {
    lives = Number.POSITIVE_INFINITY;
    for (const comeBack of graves.splice(0)) comeBack(new Error("late"));
    await house.end();
    await receiver.close();
  });

  const rows = <Row extends object>(query: string, ...values: unknown[]) => house.database.query<Row>(query, values);
  const standing = async (id: string) => {
    const [row] = await rows<{ status: string; waiting: string | null }>(
      "select status, waiting_for as waiting from surety.cases where id = $1",
      id,
    );
    return row?.status === "waiting" ? row.waiting : row?.status;
  };
  async function until(ready: () => Promise<boolean> | boolean): Promise<void> {
    const deadline = Date.now() + 30_000;
    while (!(await ready()) && Date.now() < deadline) await sleep(10);
    expect(await ready()).toBe(true);
  }
  async function caseToReview(): Promise<{ id: string; review: string }> {
    const [arrival] = await house.send("letters", { text: "odd" });
    const id = arrival?.caseId ?? "";
    await until(async () => (await standing(id)) === "review");
    const [row] = await rows<{ id: string }>("select id from surety.reviews where case_id = $1", id);
    return { id, review: row?.id ?? "" };
  }

  /** Lets the process live for so many transactions from the decision on; gives whether it died before `end`. */
  async function decideAndDie(decide: () => Promise<unknown>, transactions: number, id: string, end: string) {
    await deciding.run({ transactions, begun: false }, decide);
    await until(async () => graves.length > 0 || (await standing(id)) === end);
    return (await standing(id)) !== end;
  }

  /** What another process does with the run of a dead one, which comes back when that has ended. */
  async function takeOver(caseId: string, end: string): Promise<void> {
    lives = Number.POSITIVE_INFINITY;
    const dead = graves.splice(0);
    const run = house.world.newId();
    await house.database.transaction(async (tx) => {
      await tx.query(
        "update surety.cases set run_id = $2, crash_count = greatest(crash_count, 1) where id = $1 and status = 'running'",
        [caseId, run],
      );
      await house.world.engine().enqueue(tx, [{ id: run, caseIds: [caseId] }]);
    });
    await until(async () => (await standing(caseId)) === end);
    for (const comeBack of dead) comeBack(new Error("late"));
    await house.quiet();
  }

  const deaths = new Set<string>();

  it.each([1, 2, 3, 4])("asks the sender once, dying after %i transactions", async (transactions) => {
    const { id, review } = await caseToReview();
    const decide = () => house.commands.decideReview(review, { answers: {}, verdict: "send-back", question }, reviewer);
    if (await decideAndDie(decide, transactions, id, "callback")) deaths.add(`question ${transactions}`);
    await takeOver(id, "callback");
    expect(await rows("select state from surety.questions_back where case_id = $1", id)).toEqual([
      { state: "waiting" },
    ]);
    expect(await rows("select status from surety.effects where case_id = $1", id)).toEqual([{ status: "sent" }]);
    // A call that was made and not recorded is made again, with the same key.
    const keys = receiver.deliveries.map(({ key }) => key).filter((key) => key?.startsWith(`${id}:back.`));
    expect(new Set(keys).size).toBe(1);
    await house.commands.answerQuestion(id, { values: { "/input/order": 7 } }, owner);
    await until(async () => (await standing(id)) === "review");
    const open = await rows("select 1 from surety.reviews where case_id = $1 and status = 'open'", id);
    expect(open).toHaveLength(1);
    const answered = await rows(
      "select 1 from surety.timeline t, json_array_elements(t.entries) e where t.case_id = $1 and e ->> 'title' like 'The sender answered%'",
      id,
    );
    expect(answered).toHaveLength(1);
  });

  it.each([1, 2, 3])("makes the parts once, dying after %i transactions", async (transactions) => {
    const { id, review } = await caseToReview();
    const decide = () => house.commands.decideReview(review, { answers: {}, verdict: "split", parts }, reviewer);
    if (await decideAndDie(decide, transactions, id, "done")) deaths.add(`split ${transactions}`);
    await takeOver(id, "done");
    const made = await rows<{ id: string; input: object }>("select id, input from surety.cases where parent = $1", id);
    expect(made.map(({ input }) => input)).toEqual(expect.arrayContaining(parts));
    expect(made).toHaveLength(parts.length);
    const ids = made.map((one) => one.id);
    await until(async () => (await Promise.all(ids.map(standing))).every((one) => one === "review"));
    const counted = await rows(
      `select (select count(*)::int from surety.events where case_id = any($1)) as events,
         (select count(*)::int from surety.reviews where case_id = any($1)) as reviews`,
      ids,
    );
    expect(counted).toEqual([{ events: parts.length, reviews: parts.length }]);
  });

  it("did die in each of these ways at least once", () => {
    expect([...deaths]).toEqual(expect.arrayContaining(["question 1", "question 2", "split 1"]));
  });
});
