import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.end());

it("why a workflow went live without a baseline is kept in the audit log, as the message promises", async () => {
  const { measure: _, ...source } = ruleWorkflow();
  await house.commands.saveWorkflow(source, owner);
  await expect(house.commands.setStage("sorting", "live", owner)).rejects.toMatchObject({ code: "not-ready-for-live" });
  await house.commands.setStage("sorting", "live", owner, "the pilot ends on Friday");
  const [line] = await house.database.query<{ actor: string; detail: object }>(
    "select actor, detail from surety.audit_log where object = 'workflow sorting' and verb = 'set stage'",
  );
  expect(line).toMatchObject({
    actor: "person:p-owner",
    detail: { stage: "live", missing: ["baseline"], because: "the pilot ends on Friday" },
  });
});

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
