import type { WorkflowSource } from "@surety/core/workflow/document";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";
import { beginWork } from "./begin-work.ts";
import { fresh } from "./claim-cases.ts";
import { stopFor } from "./walk.ts";
import type { CaseRow, WorkCase } from "./work-case.ts";

let house: TestHouse;
let work: WorkCase;
beforeAll(async () => {
  house = await openTestHouse();
  await house.commands.saveWorkflow(ruleWorkflow() as WorkflowSource, owner);
  await house.send("sorting", { text: "which of them?" });
  await house.quiet();
  const [row] = await house.database.query<CaseRow>("select * from surety.cases");
  const { compiled } = await house.world.definitions.current("sorting");
  work = beginWork(fresh(row as CaseRow), compiled, "live", house.world);
});
afterAll(() => house.end());

it.each([
  ["a lost connection", "57P01"],
  ["a deadlock", "40P01"],
  ["a full disk", "53100"],
  ["an I/O error", "58030"],
])("%s of our own database in the middle of a walk says nothing about the case", (message, code) => {
  expect(stopFor(Object.assign(new Error(message), { code }), work, house.world)).toMatchObject({ kind: "retry" });
});

it("data that the database refuses are a failure of the case", () => {
  const refused = Object.assign(new Error("invalid input syntax"), { code: "22P02" });
  expect(stopFor(refused, work, house.world)).toMatchObject({ kind: "failed", error: { code: "bug" } });
});
