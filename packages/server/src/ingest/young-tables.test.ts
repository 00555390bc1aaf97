import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";
import { YoungTables } from "./young-tables.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
  await house.commands.saveWorkflow(ruleWorkflow(), owner);
  await house.send("sorting", ...Array.from({ length: 30 }, (_, at) => ({ text: `refund ${at}` })));
});
afterAll(() => house.end());

/** What PostgreSQL believes of the events; -1 where it has never looked. */
const known = async () =>
  (
    await house.database.query<{ rows: number }>(
      "select reltuples as rows from pg_class where oid = 'surety.events'::regclass",
    )
  )[0]?.rows;

it("has PostgreSQL look at them when many cases have arrived, and not before or again", async () => {
  const asked: string[] = [];
  const { query } = house.database;
  const young = new YoungTables({ query: (text, values) => (asked.push(text), query(text, values)) }, 20);
  young.arrived(19);
  expect([asked.length, await known()]).toEqual([0, -1]);
  young.arrived(11);
  await expect.poll(known).toBe(30);
  young.arrived(500);
  expect(asked).toHaveLength(2);
});

it("leaves alone what PostgreSQL knows to be large", async () => {
  const asked: string[] = [];
  const { query } = house.database;
  new YoungTables({ query: (text, values) => (asked.push(text), query(text, values)) }, 20).arrived(20);
  await expect.poll(() => asked.length).toBe(1);
  await house.quiet();
  expect(asked).toHaveLength(1);
});
