import type { WorkflowSource } from "@surety/core/workflow/document";
import { type FakeReceiver, startFakeReceiver } from "@surety/testing/fakes/fake-receiver";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";

const slow = Promise.withResolvers<null>();

describe("the receipt of a case's last effect", () => {
  let house: TestHouse;
  let receiver: FakeReceiver;
  beforeAll(async () => {
    receiver = await startFakeReceiver();
    house = await openTestHouse(
      new Map([
        ["quick", async () => null],
        ["slow", async (input: Record<string, unknown>) => (input["text"] === "refund slowly" ? slow.promise : null)],
      ]),
    );
    const { host, url } = receiver;
    await house.commands.saveConnection("desk", "http", { baseUrl: url, allowPrivate: [host] }, owner);
    const post = { http: { connection: "desk", path: "/tickets", body: { text: "input.text" } } };
    const effects = {
      calling: [{ call: "quick" }],
      posting: [post, { call: "slow", with: { text: "input.text" } }],
      waiting: [{ call: "slow", with: { text: "input.text" } }],
    };
    const { flow, ...base } = ruleWorkflow();
    for (const [name, otherwise] of Object.entries(effects)) {
      const acts = { act: [{ otherwise }] } as WorkflowSource["flow"][number];
      await house.commands.saveWorkflow({ ...base, name, flow: [...flow.slice(0, 2), acts] }, owner);
      await house.commands.setStage(name, "live", owner);
    }
  });
  afterAll(async () => {
    slow.resolve(null);
    await house.end();
    await receiver.close();
  });

  /** The transactions that wrote effects and case last. */
  const written = (id: string | null | undefined) =>
    house.database.query<{ status: string; effect: string; case: string; sent: boolean }>(
      `select e.status, e.xmin::text as effect, c.xmin::text as case, e.sent_at is not null and e.milliseconds is not null as sent
       from surety.effects e join surety.cases c on c.id = e.case_id where c.id = $1 order by e.created_at, e.id`,
      [id],
    );

  it("is written with the end of the case, in one commit", async () => {
    const [arrival] = await house.send("calling", { text: "refund" });
    await house.quiet();
    const [effect] = await written(arrival?.caseId);
    expect(effect).toMatchObject({ status: "sent", sent: true });
    expect(effect?.effect).toBe(effect?.case);
  });

  it("is not what those before it wait for", async () => {
    const [arrival] = await house.send("posting", { text: "refund" });
    await house.quiet();
    const [first, last] = await written(arrival?.caseId);
    expect([first?.status, last?.status]).toEqual(["sent", "sent"]);
    expect(first?.effect).not.toBe(first?.case);
    expect(last?.effect).toBe(last?.case);
  });

  it("waits for no neighbour that takes longer", async () => {
    const [quick, late] = await house.send("waiting", { text: "refund" }, { text: "refund slowly" });
    await expect.poll(async () => (await written(quick?.caseId))[0]?.status).toBe("sent");
    expect(await written(late?.caseId)).toMatchObject([{ status: "pending" }]);
    slow.resolve(null);
    await house.quiet();
    expect(await written(late?.caseId)).toMatchObject([{ status: "sent", sent: true }]);
  });

  it("is kept where the end of its case cannot be written", async () => {
    await house.database.query(
      `create function surety.refuse_end() returns trigger language plpgsql as
       $$ begin if new.status = 'done' and new.title like '%stuck%' then raise exception 'no end'; end if; return new; end $$`,
    );
    await house.database.query(
      "create trigger refuse_end before update on surety.cases for each row execute function surety.refuse_end()",
    );
    const sent = await house.send("calling", { text: "refund stuck" }, { text: "refund" });
    await house.quiet();
    const statuses = await house.database.query(
      "select status from surety.cases where id = any($1) order by title desc",
      [sent.map((one) => one.caseId)],
    );
    expect(statuses).toEqual([{ status: "failed" }, { status: "done" }]);
    for (const { caseId } of sent) expect(await written(caseId)).toMatchObject([{ status: "sent", sent: true }]);
  });
});
