import { describe, expect, it } from "vitest";
import { parseWorkflow } from "./parse-workflow.ts";
import { triageSource } from "./triage.fixture.ts";
import { mapWorkflow } from "./workflow-map.ts";

const map = mapWorkflow(parseWorkflow(triageSource()));

describe("mapWorkflow", () => {
  it("has a lane for every layer in use", () => {
    expect(map.lanes.map((lane) => lane.layer)).toEqual(["trigger", "prepare", "judge", "act"]);
  });

  it("names its nodes stably", () => {
    expect(map.nodes.map((node) => node.id)).toEqual([
      "trigger/api",
      "trigger/mail",
      "0/text",
      "0/customer",
      "0/short",
      "1/intent",
      "1/urgency",
      "2/rule/0",
      "2/rule/1",
      "review",
    ]);
    expect(map.nodes.at(-1)).toMatchObject({ kind: "review", detail: "support-leads, within 4h", block: 1 });
  });

  it("leads from triggers over steps and judgments to the rules, and past the people who review", () => {
    expect(map.edges).toContainEqual({ from: "trigger/api", to: "0/text" });
    expect(map.edges).toContainEqual({ from: "0/text", to: "0/short" });
    expect(map.edges).toContainEqual({ from: "0/short", to: "1/intent" });
    expect(map.edges).toContainEqual({ from: "1/intent", to: "review", condition: "not sure enough" });
    expect(map.edges).toContainEqual({ from: "review", to: "2/rule/1", condition: "otherwise" });
  });

  it("says of each trigger what comes through it", () => {
    const source = triageSource();
    const triggers = [
      ...source.triggers,
      { id: "programs", api: {} },
      { id: "rows", file: {} },
      { id: "ask", form: { title: "Ask us" } },
    ];
    const { nodes } = mapWorkflow(parseWorkflow({ ...source, triggers }));
    expect(nodes.filter(({ layer }) => layer === "trigger").map(({ detail }) => detail)).toEqual([
      "events of another system",
      "support-mailbox, mapped to the input",
      "cases that programs send",
      "rows of csv and jsonl files",
      "Ask us",
    ]);
  });

  it("calls rules what the workflow calls them, and counts those without a name", () => {
    const source = triageSource();
    const steps = { when: "true", do: [{ assign: { queue: "gold" } }] };
    const acts = [{ name: "Gold refunds", ...steps }, steps, { otherwise: [] }];
    const flow = source.flow.map((block) => ("act" in block ? { act: acts } : block)) as typeof source.flow;
    const rules = mapWorkflow(parseWorkflow({ ...source, flow })).nodes.filter(({ kind }) => kind === "rule");
    expect(rules.map(({ title }) => title)).toEqual(["Gold refunds", "Rule 2", "Otherwise"]);
  });

  it("draws edges only between nodes that exist", () => {
    const ids = new Set(map.nodes.map((node) => node.id));
    expect(map.edges.flatMap((edge) => [edge.from, edge.to]).filter((id) => !ids.has(id))).toEqual([]);
  });
});
