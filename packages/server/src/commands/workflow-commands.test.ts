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
    "select actor, detail from surety.audit_log where object = 'workflow sorting'",
  );
  expect(line).toMatchObject({
    actor: "person:p-owner",
    detail: { stage: "live", missing: ["baseline"], because: "the pilot ends on Friday" },
  });
});
