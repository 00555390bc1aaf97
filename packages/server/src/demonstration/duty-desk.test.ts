import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestHouse, type TestHouse } from "../test-house.ts";
import { dutyDeskFile, openDutyDesk, prepareDutyDesk } from "./duty-desk.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.end());

const urlOf = async () => {
  const [row] = await house.database.query<{ url: string }>(
    "select settings->>'url' as url from surety.connections where name = 'duty-desk'",
  );
  return row?.url ?? "";
};
const taken = async () => (await readFile(dutyDeskFile(house), "utf8")).trim().split("\n");

it("takes a signed message through the connection, and nothing that is not signed", async () => {
  await prepareDutyDesk(house);
  const close = await openDutyDesk(house);
  expect(await house.commands.testConnection("duty-desk")).toMatchObject({ ok: true });
  expect((await fetch(await urlOf(), { method: "POST", body: "{}" })).status).toBe(401);
  expect((await taken()).map((line) => JSON.parse(line) as object)).toMatchObject([
    { message: { type: "surety.test" } },
  ]);
  await close();
});

it("moves to another port where somebody else has its own by now", async () => {
  const before = await urlOf();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(Number(new URL(before).port), "127.0.0.1", resolve));
  const close = await openDutyDesk(house);
  expect(await urlOf()).not.toBe(before);
  expect(await house.commands.testConnection("duty-desk")).toMatchObject({ ok: true });
  expect(await taken()).toHaveLength(2);
  await close();
  other.close();
});
