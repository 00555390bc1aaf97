import { setTimeout as sleep } from "node:timers/promises";
import { type FakeReceiver, startFakeReceiver } from "@surety/testing/fakes/fake-receiver";
import type { WorkflowSource } from "@surety/core/workflow/document";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Database, openDatabase } from "../storage/database.ts";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";

const endOthers =
  "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";

let house: TestHouse;
let receiver: FakeReceiver;
let enemy: Database;
beforeAll(async () => {
  receiver = await startFakeReceiver();
  house = await openTestHouse();
  enemy = openDatabase(house.database.url, 1);
  await house.commands.saveConnection("desk", "http", { baseUrl: receiver.url, allowPrivate: [receiver.host] }, owner);
  const base = ruleWorkflow({ name: "posting" });
  const act = {
    act: [{ otherwise: [{ http: { connection: "desk", path: "/tickets", body: { text: "input.text" } } }] }],
  };
  await house.commands.saveWorkflow(
    { ...base, flow: [...base.flow.slice(0, 2), act] as WorkflowSource["flow"] },
    owner,
  );
  await house.commands.setStage("posting", "live", owner);
});
afterAll(async () => {
  await enemy.close();
  await house.end();
  await receiver.close();
});

it("all connections are lost again and again, and no acknowledged case is", async () => {
  const sending = Array.from({ length: 20 }, async (_, batch) => {
    await sleep(batch * 60);
    return house.send("posting", ...Array.from({ length: 20 }, (_unused, n) => ({ text: `refund ${batch}-${n}` })));
  });
  for (let n = 0; n < 8; n += 1) {
    await sleep(150);
    await enemy.query(endOthers);
  }
  const arrivals = (await Promise.all(sending)).flat();
  await house.quiet();
  const rows = await house.database.query<{ status: string; n: number }>(
    "select status, count(*)::int as n from surety.cases where id = any($1) group by status",
    [arrivals.map((one) => one.caseId)],
  );
  expect(rows).toEqual([{ status: "done", n: 400 }]);
  const effects = await house.database.query<{ status: string; key: string }>(
    "select status, idempotency_key as key from surety.effects",
  );
  expect(effects).toHaveLength(400);
  expect(effects.filter((one) => one.status !== "sent" || receiver.seen(one.key) !== 1)).toEqual([]);
}, 90_000);
