import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.end());

it("each new version and each change of a connection is one line of the audit log, without values", async () => {
  const { database, commands } = house;
  const source = ruleWorkflow({ name: "noted" });
  for (const title of ["One", "One", "Two"]) await commands.saveWorkflow({ ...source, title }, owner);
  await commands.saveConnection("receiver", "http", { baseUrl: "https://receiver.example/secret-path" }, owner);
  await commands.deleteConnection("receiver", owner);
  const lines = await database.query<{ verb: string; detail: object }>(
    "select verb, detail from surety.audit_log where object in ('workflow noted', 'connection receiver') order by id",
  );
  expect(lines.map((line) => line.verb)).toEqual([
    "save workflow",
    "save workflow",
    "save connection",
    "delete connection",
  ]);
  expect(JSON.stringify(lines)).not.toContain("secret-path");
});
