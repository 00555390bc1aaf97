import type { WorkflowSource } from "@surety/core/workflow/document";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCase } from "../queries/read-case.ts";
import { toJson } from "../storage/to-json.ts";
import { openTestHouse, owner, ruleWorkflow, type TestHouse } from "../test-house.ts";

describe("how a case ended, told to its sender without reading it", () => {
  let house: TestHouse;
  beforeAll(async () => {
    const quick = async () => ({ found: 7 });
    const broken = () => Promise.reject(new Error("no such account"));
    const functions = new Map(Object.entries({ quick, broken }));
    house = await openTestHouse(functions);
    const base = ruleWorkflow();
    const [prepare, judge] = base.flow as [object, object];
    const store = { store: { record: "decision", data: { topic: "topic.value", text: "clean" } } };
    const asks = { prepare: { more: { call: "quick", with: {} }, zeal: { compute: "size(input.text)" } } };
    const acting = (...actions: object[]) => ({ act: [{ otherwise: actions }] });
    const flows = {
      sorting: base.flow,
      calling: [prepare, judge, acting({ call: "quick" }, store), acting({ call: "quick" }, { call: "quick" }, store)],
      asking: [asks, prepare, judge, acting({ call: "quick" }, store)],
      audited: [prepare, { ...judge, gate: { fixedThreshold: 0.5, audit: 1 } }, acting(store)],
      failing: [prepare, judge, acting({ call: "broken" })],
    };
    for (const [name, flow] of Object.entries(flows)) {
      await house.commands.saveWorkflow({ ...base, name, flow: flow as WorkflowSource["flow"] }, owner);
      await house.commands.setStage(name, "live", owner);
    }
  });
  afterAll(() => house.end());

  const sent = async (workflow: string, text: string) => {
    const events = [{ payload: { text } }];
    const request = { workflow, events, trigger: "api", kind: "api", awaited: true } as const;
    const [arrival] = await house.commands.ingest(request);
    const id = arrival?.caseId ?? "";
    return { id, told: await house.commands.waitForCase(id, 20_000, true) };
  };

  it.each([
    ["sorting", "a refund, please"],
    ["calling", "a refund, please"],
    ["asking", "a refund, please"],
    ["asking", "a refund\u0000 of \ud800 things"],
  ])("is what is read of it: %s, %j", async (workflow, text) => {
    const { id, told } = await sent(workflow, text);
    expect(told?.status).toBe("done");
    expect(JSON.parse(toJson(told))).toEqual(await readCase(house.database, id));
  });

  it("is left to be read where people have a part in it", async () => {
    for (const [workflow, text] of [
      ["sorting", "hello?"],
      ["failing", "a refund"],
      ["audited", "a refund"],
    ] as const) {
      const { id, told } = await sent(workflow, text);
      expect(told, workflow).toBeNull();
      expect((await readCase(house.database, id))?.review, workflow).not.toBeNull();
    }
  });

  it("is told once, and only to who said before that they would wait", async () => {
    const { id } = await sent("sorting", "a refund, please");
    expect(await house.commands.waitForCase(id, 20_000, true)).toBeNull();
    const [arrival] = await house.send("sorting", { text: "a refund" });
    expect(await house.commands.waitForCase(arrival?.caseId ?? "", 20_000, true)).toBeNull();
  });

  it("is nothing where no case of its own came of it", async () => {
    const events = [{ payload: { text: "spam" } }, { payload: {} }, { payload: { text: "x", id: "twice" } }];
    const request = { workflow: "sorting", trigger: "api", kind: "api", events, awaited: true } as const;
    await house.commands.ingest(request);
    const arrivals = await house.commands.ingest(request);
    expect(arrivals.map((one) => one.fate)).toEqual(["filtered", "invalid", "duplicate"]);
    expect(await house.commands.waitForCase(arrivals[2]?.caseId ?? "", 20_000)).toBeNull();
  });
});
