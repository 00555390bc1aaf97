import { supportMap } from "@surety/testing/factories/workflow-map";
import { expect, it } from "vitest";
import { gateDetail, withGates } from "./map-model.ts";

const document = { flow: [{}, { gate: { maxError: 0.02, assurance: 0.95 } }] };

it("puts one gate between the judgments and what follows", () => {
  const { nodes, edges } = withGates(supportMap(), document);
  expect(nodes.find((node) => node.id === "gate/1")).toMatchObject({
    kind: "gate",
    detail: "At most 2 % wrong, at 95 % assurance",
    count: 412,
  });
  const leaving = edges.filter((edge) => edge.from === "gate/1").map((edge) => [edge.to, edge.count]);
  expect(leaving).toEqual([
    ["review", 81],
    ["2/rule/0", 18],
    ["2/rule/1", 313],
  ]);
  expect(edges.filter((edge) => edge.to === "gate/1").map((edge) => edge.from)).toEqual(["1/intent", "1/urgency"]);
});

it("leaves a map without judgments alone", () => {
  const map = { ...supportMap(), nodes: supportMap().nodes.filter((node) => node.layer === "trigger"), edges: [] };
  expect(withGates(map, {}).nodes).toHaveLength(3);
});

it("says that nothing is automated where no target is set", () =>
  expect(gateDetail(null)).toContain("every case goes to a person"));
